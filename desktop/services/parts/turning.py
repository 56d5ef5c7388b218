"""When a talk took another turn: its tracking ended or resumed, its closing taken back, handed on."""

from db.content import ContentStore
from db.records import Correction, Talk, TalkStatus
from desktop.services.views.remediation import ThreadEntry
from desktop.words import word

_ENDED = word(TalkStatus.TERMINATED)
_CLOSED = word(TalkStatus.CLOSED)
_CANCELLED = word(TalkStatus.CANCELLED)
_BACK = {_ENDED: "恢复跟踪", _CLOSED: "撤回办结", _CANCELLED: "撤回作废"}


def turns(store: ContentStore, talk: Talk) -> list[ThreadEntry]:
    """Return the points of the thread, with their reasons; a talk of an older store has no day."""
    kept = store.corrections.of_record(talk.id)[::-1]
    found = [e for c in kept if (e := _turn(store, talk, c)) is not None]
    if talk.status is TalkStatus.TERMINATED and not any(c.new == _ENDED for c in kept):
        found.append(ThreadEntry(on=None, title=_ENDED, note=_why(talk)))
    return found


def _turn(store: ContentStore, talk: Talk, kept: Correction) -> ThreadEntry | None:
    on, why = kept.at.date(), kept.reason
    if kept.field == "followed_by_id":
        leader = store.people.get(kept.new)
        return ThreadEntry(on=on, title=f"由{leader.name}跟踪整改", note=why)
    if kept.field != "status":
        return None
    if kept.new == _ENDED:
        standing = talk.status is TalkStatus.TERMINATED
        return ThreadEntry(on=on, title=_ENDED, note=_why(talk) if standing else why)
    title = "作废" if kept.new == _CANCELLED else _BACK.get(kept.old)
    return ThreadEntry(on=on, title=title, note=why) if title else None


def _why(talk: Talk) -> str:
    parts = [talk.reason.rstrip("。")]
    if talk.approved_by:
        parts.append(f"{talk.approved_by}批准")
    parts.append(f"移交{talk.handed_to}" if talk.handed_to else "不移交")
    return "，".join(part for part in parts if part)
