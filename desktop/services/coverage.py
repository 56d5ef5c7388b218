"""The coverage of the term with its forecast (Art. 5)."""

from db.content import ContentStore
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.covering import view_of
from desktop.services.views.coverage import CoverageView


class CoverageService:
    """Says who is covered, who is missing, and whether the term is long enough."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk

    def read(self) -> CoverageView | None:
        """Return the coverage of the running term, or None where no term is entered."""
        require(self._desk.worker.role, "view coverage")
        return view_of(self._desk.store, self._desk.today())
