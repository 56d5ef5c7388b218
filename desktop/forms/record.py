"""监督谈话记录: the fixed text, who was there, and the signatures as the office wants them (Art. 10)."""

from datetime import date

from db.frozen import frozen
from db.records import RecordState
from desktop.forms.control import Control
from desktop.forms.facts import BLANK, OpenDossier, TalkFacts, talk_facts
from desktop.forms.paper import (
    FORM_SIZE,
    Align,
    Block,
    Cell,
    Heading,
    Lines,
    Paper,
    Para,
    Row,
    Sides,
    Table,
    Title,
)
from desktop.forms.rows import GRID, pair, wide
from desktop.forms.wording import day, names, numeral, sentence, span
from desktop.forms.written import blocks_of
from desktop.rules.steps import SPEAKERS, TITLES

KEY = "record"
TITLE = "监督谈话记录"
_EACH_PAGE = "each_page"
_REFUSED = "refused"
_BLANK_LINES = {1: 5, 2: 5, 3: 3, 4: 4, 5: 2}


@frozen
class SupplementFacts:
    """A dated addition to a signed record."""

    on: date
    by: str
    reason: str
    text: str


@frozen
class RecordFacts:
    """The record of a talk; `signature` is last_page, each_page or refused."""

    control: Control
    talk: TalkFacts = BLANK
    text: str = ""
    fixed: bool = False
    signature: str = "last_page"
    refusal: str = ""
    signed_on: date | None = None
    supplements: tuple[SupplementFacts, ...] = ()
    sha256: str = ""
    anchor: str = ""


def facts(dossier: OpenDossier, control: Control) -> RecordFacts:
    """Return the facts of the record; before it is formed its text is what the steps give."""
    record, settings = dossier.record, dossier.settings
    anchor = dossier.anchor if settings.print_audit_anchor else None
    return RecordFacts(
        control=control,
        talk=talk_facts(dossier),
        text=dossier.record_text,
        fixed=record is not None and record.state is not RecordState.DRAFT,
        signature=(record.signature if record else "") or settings.signature,
        refusal=record.refusal_reason if record else "",
        signed_on=record.signed_on if record else None,
        supplements=tuple(
            SupplementFacts(on=s.at.date(), by=s.by, reason=s.reason, text=s.text)
            for s in dossier.supplements
        ),
        sha256=record.sha256 if record else "",
        anchor=f"{anchor.seq}-{anchor.head[:16]}" if anchor else "",
    )


def paper(facts: RecordFacts) -> Paper:
    """Return the record."""
    talk, control = facts.talk, facts.control
    each_page = facts.signature == _EACH_PAGE
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", talk.talkee),
        blocks=(
            Title(text=TITLE),
            *(() if facts.fixed or not talk.number else (Sides(right="（未定稿）"),)),
            Table(widths=GRID, size=FORM_SIZE, rows=_head(facts)),
            *_text(facts),
            *_end(facts),
            *_supplements(facts),
        ),
        sign_each_page="被谈话人（签名）" if each_page else "",
        foot_note=_foot_note(facts),
    )


def _head(facts: RecordFacts) -> tuple[Row, ...]:
    talk = facts.talk
    return (
        wide("谈话时间", span(talk.started_at or talk.planned_at, talk.ended_at)),
        pair("谈话类别", talk.kind or "□定期　□及时", "谈话编号", talk.number),
        wide("谈话地点", talk.place, align=Align.JUSTIFY),
        pair("谈话人", talk.talker, "职务", talk.talker_post),
        pair("被谈话人", talk.talkee, "单位职务", talk.talkee_post),
        wide("记录人", names(talk.note_takers), align=Align.JUSTIFY),
        wide("参加人员", names(talk.attendees), align=Align.JUSTIFY),
    )


def _text(facts: RecordFacts) -> tuple[Block, ...]:
    if facts.talk.number:
        return tuple(blocks_of(facts.text))
    return tuple(block for step in TITLES for block in _to_write(step))


def _to_write(step: int) -> tuple[Block, ...]:
    """Return the heading of a step with lines to write on."""
    lines = tuple(Row(cells=(Cell(),), height=10.2) for _ in range(_BLANK_LINES[step]))
    title = f"{numeral(step)}、{SPEAKERS[step]}{TITLES[step]}"
    return (Heading(text=title), Table(widths=(1,), rows=lines))


def _end(facts: RecordFacts) -> tuple[Block, ...]:
    read = "以上记录已经被谈话人核对，与谈话内容一致。"
    signers = [("谈话人（签名）", ""), ("记录人（签名）", "")]
    if facts.signature == _REFUSED:
        reason = f"被谈话人拒绝签名，原因：{sentence(facts.refusal or '　' * 10)}"
        return (Para(text=reason, keep=True), Lines(lines=tuple(signers)))
    if facts.signature != _EACH_PAGE:  # else the talkee signs at the foot of this page too
        signers.insert(0, ("被谈话人（签名）", ""))
    return (Para(text=read, keep=True), Lines(lines=tuple(signers)))


def _supplements(facts: RecordFacts) -> tuple[Block, ...]:
    if not facts.supplements:
        return ()
    blocks: list[Block] = [Heading(text="补　　正")]
    for number, one in enumerate(facts.supplements, start=1):
        said = f"{number}．{day(one.on)}，{one.by}补正，原因：{sentence(one.reason)}"
        blocks += [Para(text=said, keep=True), Para(text=one.text)]
    return (*blocks, Lines(lines=(("被谈话人（签名）", ""), ("记录人（签名）", ""))))


def _foot_note(facts: RecordFacts) -> str:
    parts = (
        f"定稿校验 {facts.sha256[:16]}" if facts.sha256 else "",
        f"审计序号 {facts.anchor}" if facts.anchor else "",
    )
    return "　".join(part for part in parts if part)
