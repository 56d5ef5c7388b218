"""Whether what was said in a talk may still be changed, and drafts that a save makes needless."""

from collections.abc import Mapping

from db.content import ContentStore
from db.records import RecordState, Talk, TalkStatus
from desktop.errors import Refused
from desktop.services.desk import Desk
from desktop.services.parts.reading import talk_of
from desktop.words import word
from desktop.workflow.talk import AFTER, OVER


def changeable(desk: Desk[ContentStore], talk_id: str) -> Talk:
    """Return a talk whose steps and findings may still change: until the record is fixed."""
    talk = talk_of(desk, talk_id)
    record = desk.store.records.find(talk_id)
    if talk.status in OVER:
        raise Refused(f"谈话{talk.number}{word(talk.status)}，内容不能再改。")
    if record is not None and record.state is not RecordState.DRAFT:
        way = (
            "未签字的可以写明原因重新打开后再改。"
            if record.state is RecordState.FIXED
            else "需要更正的请作补正。"
        )
        raise Refused(f"谈话{talk.number}的记录{word(record.state)}，内容不能再改；{way}")
    return talk


def ended(desk: Desk[ContentStore], talk_id: str) -> Talk:
    """Return a talk that has been held and is still followed up; reports come in from its end on."""
    talk = talk_of(desk, talk_id)
    if talk.status not in AFTER:
        raise Refused(f"谈话{talk.number}{word(talk.status)}，不在谈话结束后、办结之前，不能登记。")
    return talk


def not_shut(desk: Desk[ContentStore], talk_id: str) -> Talk:
    """Return a talk that is not archived: receipts and supplements come in until then."""
    talk = talk_of(desk, talk_id)
    if talk.status is TalkStatus.ARCHIVED:
        raise Refused(f"谈话{talk.number}已归档，只能查阅，不能再登记或者更改。")
    return talk


def drafts_of(desk: Desk[ContentStore], *record_ids: str) -> dict[str, Mapping[str, str]]:
    """Return the worker's unsaved typing by record and field."""
    found: dict[str, dict[str, str]] = {record_id: {} for record_id in record_ids}
    for draft in desk.store.drafts.of_records(desk.worker.login, record_ids):
        found[draft.record_id][draft.field] = draft.text
    return dict(found)


def saved(desk: Desk[ContentStore], record_id: str, *fields: str) -> None:
    """Forget the worker's drafts of fields that are stored in the same block."""
    for field in fields:
        desk.store.drafts.drop(desk.worker.login, record_id, field)
