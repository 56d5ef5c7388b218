"""The compliance check (规范性自查) of one talk, of a year, of everything (Art. 15)."""

from pathlib import Path

from db.content import ContentStore
from db.errors import StoreReadOnly
from desktop.errors import BadInput, reason_of
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.checking import checked, checked_talk
from desktop.services.parts.reading import own_talks_of, talk_of
from desktop.services.parts.repeating import Told, catch_up
from desktop.services.views.checks import Checked

__all__ = ["CheckService", "Checked"]


class CheckService:
    """Runs the checks; a talker's runs cover own talks only and nothing of the office."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def note(self) -> str:
        """Return what stands above the list: marking, office, day."""
        body = self._store.body.own()
        on = self._desk.today()
        return (
            f"密级或标识：{self._store.settings.office().marking}　　"
            f"填报单位：{body.office_name if body else ''}　　"
            f"自查日期：{on.year}年{on.month}月{on.day}日"
        )

    def of_talk(self, talk_id: str) -> Checked:
        """Return what falls short in one talk."""
        require(self._desk.worker.role, "check")
        talk = talk_of(self._desk, talk_id)
        return checked_talk(self._store, talk, self._desk.today(), own_talks_of(self._desk))

    def talk_id(self, given: str) -> str:
        """Return the id of a talk given by id or number; BadInput where there is none."""
        require(self._desk.worker.role, "view talk")
        found = self._store.talks.find(given) or self._store.talks.by_number(given)
        if found is None:
            raise BadInput(f"没有编号或 id 为“{given}”的谈话，请核对。", field="谈话")
        return talk_of(self._desk, found.id).id

    def years(self) -> tuple[int, ...]:
        """Return the years that can be checked, the newest first, this year among them."""
        require(self._desk.worker.role, "check")
        known = {*self._store.talks.years(own_talks_of(self._desk)), self._desk.today().year}
        return tuple(sorted(known, reverse=True))

    def run(self, year: int | None = None, told: Told | None = None) -> Checked:
        """Check the talks of a year, or all, and the office itself; slow for many talks.

        Texts that changed are compared first. `told` hears how much of how much is done.
        """
        require(self._desk.worker.role, "check")
        catch_up(self._store, told)
        return checked(self._store, self._desk.today(), year, own_talks_of(self._desk), told)

    def excel(self, found: Checked, note: str) -> bytes:
        """Return the list as Excel; slow for many lines, and reads no store."""
        from desktop.exchange.check_list import content

        return content(found.lines, found.title, note)

    def save(self, found: Checked, made: bytes, target: Path) -> None:
        """Write the file where the user says, and log the export."""
        require(self._desk.worker.role, "export")
        try:
            target.write_bytes(made)
        except OSError as error:
            raise StoreReadOnly(
                f"清单没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
            ) from error
        self._desk.seen("export", "导出规范性自查清单", "", f"{found.about}{len(found.lines)}项")
