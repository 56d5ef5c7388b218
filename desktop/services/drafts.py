"""What is being typed and is not yet saved: kept at once, for its writer only."""

from datetime import datetime

from db.content import ContentStore
from db.records import Draft
from desktop.rules.wording import passage
from desktop.security.permissions import require
from desktop.services.desk import Desk


class DraftService:
    """Keeps typing. It is no deed: nothing is logged, indexed or told."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk

    def keep(self, record_id: str, field: str, text: str) -> datetime:
        """Store what a field holds now and return when it was stored."""
        require(self._desk.worker.role, "drafts")
        kept, at = passage(text, "正文"), self._desk.now().replace(microsecond=0)
        drafts, user = self._desk.store.drafts, self._desk.worker.login
        with self._desk.store.atomic():
            drafts.keep(
                Draft(
                    id=self._desk.new_id(),
                    user=user,
                    record_id=record_id,
                    field=field,
                    text=kept,
                    at=at,
                )
            )
        return at

    def find(self, record_id: str, field: str) -> Draft | None:
        """Return the worker's own draft of a field, if there is one; who may not type has none."""
        return self._desk.store.drafts.of_field(self._desk.worker.login, record_id, field)

    def drop(self, record_id: str, field: str) -> None:
        """Forget the worker's own draft of a field."""
        require(self._desk.worker.role, "drafts")
        with self._desk.store.atomic():
            self._desk.store.drafts.drop(self._desk.worker.login, record_id, field)
