"""What the search box of the window finds, and where each hit is opened."""

from collections.abc import Callable, Sequence

from db.admin import AdminStore
from db.content import ContentStore
from desktop.security.permissions import DEEDS
from desktop.services.copied import CopiedService
from desktop.services.desk import Desk
from desktop.services.search import SearchService, articles
from desktop.services.views.search import Hit
from desktop.ui.widgets.found_list import Found

_MOST = 20
_STAGES = {
    "preparations": "preparation",
    "materials": "preparation",
    "material_requests": "preparation",
    "records": "record",
    "supplements": "record",
    "reports": "remediation",
    "actions": "remediation",
    "assessments": "remediation",
    "team_notices": "remediation",
    "copies": "copies",
}


def finder(
    desk: Desk[ContentStore] | None, rules: AdminStore | None = None
) -> Callable[[str], Sequence[Found]] | None:
    """Return the search of this user, or None for who may not search."""
    if desk is not None and desk.worker.role in DEEDS["view copied"]:
        copied = CopiedService(desk)
        return lambda words: [
            *(in_copies(hit) for hit in copied.search(words, limit=_MOST)),
            *(found(hit) for hit in articles(rules, words)),
        ]
    if desk is None or desk.worker.role not in DEEDS["search"]:
        return None
    service = SearchService(desk, rules)
    return lambda words: [found(hit) for hit in service.search(words, limit=_MOST)]


def found(hit: Hit) -> Found:
    """Word a hit for the list, with the place where it is opened."""
    if hit.kind == "regulation_articles":
        return Found(hit.where, hit.title, hit.snippet, "法规依据", {"article_id": hit.id})
    if hit.talk_id is None:
        target = {"person_id" if hit.kind in {"people", "tenures"} else "organisation_id": hit.id}
        return Found(hit.where, hit.title, hit.snippet, "谈话对象", target)
    target = {"talk_id": hit.talk_id}
    if hit.kind in _STAGES:
        target["stage"] = _STAGES[hit.kind]
    title = " ".join(part for part in (hit.number, hit.title) if part)
    return Found(hit.where, title, hit.snippet, "谈话", target)


def in_copies(hit: Hit) -> Found:
    """Word a hit in what a unit was sent; it opens the paper."""
    target = {"talk_id": hit.id, "content": hit.kind}
    return Found(hit.where, f"{hit.number} {hit.title}", hit.snippet, "谈话", target)
