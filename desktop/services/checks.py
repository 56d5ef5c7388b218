"""The compliance check (规范性自查) of one talk, of a year, of everything (Art. 15)."""

from db.content import ContentStore
from db.tables.talks import TalkQuery
from desktop.errors import BadInput
from desktop.rules.checks.case import TalkCase
from desktop.rules.checks.shape import Shortfall
from desktop.rules.checks.table import of_office, of_talk
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.checking import Background, background, cases, office_case, portions
from desktop.services.parts.reading import own_talks_of, talk_of
from desktop.services.parts.repeating import Told, catch_up
from desktop.services.views.checks import Checked

__all__ = ["CheckService", "Checked"]


class CheckService:
    """Runs the checks; a talker's runs cover own talks only and nothing of the office."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def of_talk(self, talk_id: str) -> Checked:
        """Return what falls short in one talk."""
        require(self._desk.worker.role, "check")
        talk = talk_of(self._desk, talk_id)
        back = background(self._store, self._desk.today())
        (case,) = cases(self._store, back, [talk.id], own_talks_of(self._desk))
        return Checked(
            on=self._desk.today(),
            about=f"谈话{talk.number}",
            talks=1,
            lines=tuple(_lines(back, case)),
        )

    def talk_id(self, given: str) -> str:
        """Return the id of a talk given by id or number; BadInput where there is none."""
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
        own = own_talks_of(self._desk)
        catch_up(self._store, told)
        back = background(self._store, self._desk.today())
        lines = [] if own is not None else of_office(office_case(self._store, back, year))
        ids = self._store.talks.ids_of(TalkQuery(year=year, own_of=own))
        done = 0
        for portion in portions(ids):
            for case in cases(self._store, back, portion, own):
                lines += _lines(back, case)
            done += len(portion)
            if told is not None:
                told(done, len(ids))
        return Checked(
            on=self._desk.today(),
            about="全部谈话" if year is None else f"{year}年",
            year=year,
            talks=len(ids),
            lines=tuple(lines),
        )


def _lines(back: Background, case: TalkCase) -> list[Shortfall]:
    talk = case.talk
    return of_talk(
        case,
        subject=back.names.get(talk.talkee_id, ""),
        place=back.organisations[talk.organisation_id].name,
    )
