"""Calendar files: the two deadlines of a talk (Art. 11), the appointments of talks to come."""

from collections.abc import Sequence
from pathlib import Path

from db.content import ContentStore
from db.errors import StoreReadOnly
from db.records import DueItem, Manner, Reminder, ReportKind
from desktop.errors import Refused, reason_of
from desktop.reminders.calendar import Appointment, appointments, deadlines
from desktop.rules.marking import is_secret
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.parts.editing import ended
from desktop.services.parts.following import followed
from desktop.services.parts.remedying import report_standing
from desktop.words import word

REPORTS = frozenset({DueItem.ACTION_REPORT, DueItem.RESULTS_REPORT})


class CalendarService:
    """Writes calendar files; never for a talk marked as a state secret (Art. 16)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def save(self, talk_id: str, target: Path) -> None:
        """Write what is still due of a talk's two reports where the user says, and log it."""
        content = self.content(talk_id)
        _write(target, content)
        self._desk.seen("export", "导出日程", talk_id)

    def remind(self, talk_id: str, item: DueItem, target: Path) -> str:
        """Write the file and register it as a reminder, one deed; return the reminder's id.

        Where the file cannot be written nothing is registered, and the other way round.
        """
        content, now = self.content(talk_id), self._desk.now().replace(microsecond=0)
        if item not in REPORTS:
            raise Refused("日程文件只写两次整改报告的时限，其他事项请用别的方式提醒。")
        reminder = Reminder(
            id=self._desk.new_id(),
            talk_id=talk_id,
            item=item,
            manner=Manner.CALENDAR,
            at=now,
            by=self._desk.worker.name,
        )
        with self._desk.deed("reminders", "导出日程并登记提醒", talk_id, {"reminders"}, word(item)):
            ended(self._desk, talk_id)
            self._store.reminders.put(reminder)
            _write(target, content)
        return reminder.id

    def save_appointments(self, talk_ids: Sequence[str], target: Path) -> None:
        """Write the times of talks to come where the user says, and log each."""
        content = self.appointments(talk_ids)
        _write(target, content)
        for talk_id in talk_ids:
            self._desk.seen("export", "导出日程", talk_id)

    def appointments(self, talk_ids: Sequence[str]) -> bytes:
        """Return the talks as appointments for the talker; refused for marked ones (Art. 16)."""
        require(self._desk.worker.role, "export")
        talks = [reading.talk_of(self._desk, t) for t in talk_ids]
        marked = [t.number for t in talks if is_secret(t.marking)]
        if marked:
            raise Refused(
                f"谈话{'、'.join(marked)}有密级标识，不导出日程文件，请打印后当面送交。", "第十六条"
            )
        entries = []
        for talk in talks:
            if talk.planned_at is None or talk.ended_at is not None:
                raise Refused(f"谈话{talk.number}没有待谈的时间，没有可以导出的日程。")
            name = self._store.people.get(talk.talkee_id).name
            entries.append(
                Appointment(
                    uid=f"{talk.id}-talk",
                    subject=f"谈话：{name}（{talk.talkee_post}）",
                    begins_at=talk.planned_at,
                    place=talk.place,
                )
            )
        return appointments(entries, made_at=self._desk.now())

    def content(self, talk_id: str) -> bytes:
        """Return the calendar file; refused where nothing is due any more."""
        require(self._desk.worker.role, "export")
        talk = reading.talk_of(self._desk, talk_id)
        if is_secret(talk.marking):
            raise Refused(
                "这次谈话有密级标识，不导出日程文件，请当面或者以机要渠道提醒。", "第十六条"
            )
        facts, today = followed(self._store, talk), self._desk.today()
        standings = {kind: report_standing(kind, facts, today) for kind in ReportKind}
        due = {k: s.due_on for k, s in standings.items() if s is not None and s.days is not None}
        if not due:
            raise Refused(f"谈话{talk.number}没有待报的整改报告，没有可以导出的日程。")
        return deadlines(talk.id, due, made_at=self._desk.now())


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise StoreReadOnly(
            f"日程文件没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
        ) from error
