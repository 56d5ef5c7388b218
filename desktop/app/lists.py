"""Taking the lists of the window out as Excel."""

from db.admin import AdminStore
from db.content import ContentStore
from desktop.rules.marking import INTERNAL, strictness
from desktop.services.desk import Desk
from desktop.services.lists import ListService
from desktop.services.parts.reading import own_talks_of
from desktop.ui.list_export import ListExport
from desktop.ui.shell import Export


def export(desk: Desk[ContentStore] | None, admin_desk: Desk[AdminStore]) -> Export | None:
    """Return how a table is written; None for who may not. The strictest marking is on each."""
    lists = _of_content(desk) if desk is not None else ListService(admin_desk, lambda: INTERNAL, "")
    made = ListExport(lists)
    return made.take_out if made.offered else None


def _of_content(desk: Desk[ContentStore]) -> ListService:
    store = desk.store

    def marking() -> str:
        usual = store.settings.office().marking
        return max([usual, *store.talks.markings(own_talks_of(desk))], key=strictness)

    body = store.body.own()
    return ListService(desk, marking, body.office_name if body is not None else "")
