"""What somebody's lists were narrowed to last: kept in the store, since names are typed there."""

from collections.abc import Mapping

from db.admin import AdminStore
from db.content import ContentStore
from desktop.services.desk import Desk


class FilterService:
    """Keeps the worker's own filters; who sees content keeps them in the content's vault."""

    def __init__(self, desk: Desk[ContentStore] | Desk[AdminStore]) -> None:
        self._store = desk.store
        self._login = desk.worker.login

    def recall(self, name: str) -> dict[str, str]:
        """Return what the list of this name was narrowed to; nothing where it never was."""
        kept = self._store.settings.get(self._key(name), {})
        return {str(field): str(words) for field, words in kept.items()}

    def keep(self, name: str, chosen: Mapping[str, str]) -> None:
        """Keep it for the next time; it is no deed."""
        with self._store.atomic():
            self._store.settings.put(self._key(name), dict(chosen))

    def _key(self, name: str) -> str:
        return f"filter {name} {self._login}"
