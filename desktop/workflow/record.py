"""The life of a written record: draft, fixed (待签字), signed; afterwards only supplements."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from db.digest import sha256
from db.records import RecordState, TalkRecord
from desktop.errors import BadInput, Refused
from desktop.words import word

ARROWS: Mapping[RecordState, frozenset[RecordState]] = {
    RecordState.DRAFT: frozenset({RecordState.FIXED}),
    RecordState.FIXED: frozenset({RecordState.SIGNED, RecordState.DRAFT}),
    RecordState.SIGNED: frozenset(),
}
SIGNATURES: Mapping[str, str] = {
    "last_page": "末页签字",
    "each_page": "逐页签字",
    "refused": "拒绝签字",
}


def edit(record: TalkRecord, text: str) -> TalkRecord:
    """Return the draft with another text; a fixed or signed one is refused."""
    if record.state is not RecordState.DRAFT:
        raise Refused(f"谈话记录{word(record.state)}，正文不能再改；{_way_out(record.state)}")
    return replace(record, text=text)


def fix(record: TalkRecord, *, at: datetime, by: str, lacking: Sequence[str] = ()) -> TalkRecord:
    """Return the record fixed: its text frozen with its SHA-256 (Art. 10)."""
    _check(record, RecordState.FIXED)
    if not record.text.strip():
        raise BadInput("谈话记录还没有正文，不能定稿。", field="谈话记录")
    if lacking:
        raise Refused(f"还不能定稿：{'；'.join(s.rstrip('。') for s in lacking)}。", "第十条")
    return replace(
        record,
        state=RecordState.FIXED,
        sha256=fingerprint(record.text),
        fixed_at=at,
        fixed_by=by,
        reopened_reason="",
    )


def sign(
    record: TalkRecord, *, on: date, ended_on: date, today: date, signature: str, refusal: str = ""
) -> TalkRecord:
    """Return the record signed, or its signature refused with the reason (Art. 10, office)."""
    _check(record, RecordState.SIGNED)
    if signature not in SIGNATURES:
        raise BadInput("请选择末页签字、逐页签字或者拒绝签字。", field="签字方式")
    if signature == "refused" and not refusal.strip():
        raise BadInput("被谈话人拒绝签字的，请写明原因。", field="拒签原因")
    if on > today:
        raise BadInput("签字日期不能晚于今天。", field="签字日期")
    if on < ended_on:
        raise BadInput("签字日期早于谈话结束的日期，请核对。", field="签字日期")
    if fingerprint(record.text) != record.sha256:
        raise Refused("谈话记录的正文与定稿时不一致，不能登记签字；请先校验数据。")
    kept = refusal.strip() if signature == "refused" else ""
    return replace(
        record,
        state=RecordState.SIGNED,
        signed_on=on,
        signature=signature,
        refusal_reason=kept,
    )


def reopen(record: TalkRecord, reason: str) -> TalkRecord:
    """Return a fixed, unsigned record as a draft again, with the reason."""
    _check(record, RecordState.DRAFT)
    if not reason.strip():
        raise BadInput("请写明重新打开谈话记录的原因。", field="原因")
    return replace(
        record,
        state=RecordState.DRAFT,
        sha256="",
        fixed_at=None,
        fixed_by="",
        reopened_reason=reason.strip(),
    )


def check_supplement(record: TalkRecord, text: str, reason: str) -> None:
    """Refuse a supplement (补正) to a record that is not signed yet, or one without words."""
    if record.state is not RecordState.SIGNED:
        raise Refused(f"谈话记录{word(record.state)}，还没有签字，不需要补正；可以直接修改正文。")
    if not text.strip():
        raise BadInput("请写明补正的内容。", field="补正内容")
    if not reason.strip():
        raise BadInput("请写明补正的原因。", field="补正原因")


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex."""
    return sha256(text.encode()).hexdigest()


def _check(record: TalkRecord, to: RecordState) -> None:
    if to not in ARROWS[record.state]:
        raise Refused(f"谈话记录{word(record.state)}，不能改为{word(to)}。")


def _way_out(state: RecordState) -> str:
    if state is RecordState.FIXED:
        return "没有签字的，可以写明原因后重新打开。"
    return "需要补充更正的，请作补正。"
