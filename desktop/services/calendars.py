"""The two deadlines of a talk as a calendar file (Art. 11)."""

from pathlib import Path

from db.content import ContentStore
from db.errors import StoreReadOnly
from db.records import ReportKind
from desktop.errors import Refused
from desktop.reminders.calendar import deadlines
from desktop.rules.marking import is_secret
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.parts.following import followed
from desktop.services.parts.remedying import report_standing


class CalendarService:
    """Writes calendar files; never for a talk marked as a state secret (Art. 16)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def save(self, talk_id: str, target: Path) -> None:
        """Write what is still due of a talk's two reports where the user says, and log it."""
        content = self.content(talk_id)
        try:
            target.write_bytes(content)
        except OSError as error:
            raise StoreReadOnly(
                f"日程文件没有导出：所选位置写不进去（{error.strerror}）；请换一个位置再导出。"
            ) from error
        self._desk.seen("export", "导出日程", talk_id)

    def content(self, talk_id: str) -> bytes:
        """Return the calendar file; refused where nothing is due any more."""
        require(self._desk.worker.role, "export")
        talk = reading.talk_of(self._desk, talk_id)
        if is_secret(talk.marking):
            raise Refused(
                "这次谈话有密级标识，不导出日程文件，请当面或者以机要渠道提醒。", "第十六条"
            )
        facts, today = followed(self._store, talk), self._desk.today()
        standings = [report_standing(kind, facts, today) for kind in ReportKind]
        due = [s.due_on for s in standings if s is not None and s.days is not None]
        if not due:
            raise Refused(f"谈话{talk.number}没有待报的整改报告，没有可以导出的日程。")
        return deadlines(talk.id, due, made_at=self._desk.now())
