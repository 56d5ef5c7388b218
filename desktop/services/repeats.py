"""Repeated text between outlines, records and reports: pointed out, never scored (Art. 8)."""

from db.content import ContentStore
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.comparing import compared, own_texts
from desktop.services.parts.reading import talk_of
from desktop.services.parts.repeating import Told, catch_up
from desktop.services.views.repeats import ComparedText


class RepeatService:
    """Keeps the prints of texts up to date, and sets a talk's texts beside those of others."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk

    def waiting(self) -> int:
        """Return how many texts changed since their prints were taken."""
        require(self._desk.worker.role, "check")
        return self._desk.store.prints.count_due()

    def catch_up(self, told: Told | None = None, *, most: int | None = None) -> int:
        """Take the prints of texts that changed; slow for many. `told` hears (done, of).

        With `most` only about so many, the first stored first.
        """
        require(self._desk.worker.role, "check")
        return catch_up(self._desk.store, told, most=most)

    def compare(self, talk_id: str) -> tuple[ComparedText, ...]:
        """Return the texts of a talk beside those of other talks; slow, for another thread."""
        require(self._desk.worker.role, "check")
        talk = talk_of(self._desk, talk_id)
        catch_up(self._desk.store)
        return compared(self._desk, talk, own_texts(self._desk, talk))
