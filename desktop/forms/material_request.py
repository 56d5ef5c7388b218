"""商请提供有关材料的函 to cooperating units, one for each unit over several talks (Art. 6)."""

from collections.abc import Sequence
from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.facts import OpenDossier, TalkFacts, talk_facts
from desktop.forms.letters import LONG_BLANK, contact
from desktop.forms.notice import MEASURES
from desktop.forms.paper import (
    Block,
    Closing,
    CutLine,
    Heading,
    LetterHead,
    Paper,
    Para,
    Table,
    Title,
)
from desktop.forms.rows import GRID, empty, head, listed, pair, wide
from desktop.forms.wording import DAY_TO_FILL, day

KEY = "material-request"
TITLE = "关于商请提供监督谈话有关情况和材料的函"
_ASKED = (
    "（一）被谈话人履行全面从严治党第一责任人职责的情况；",
    "（二）被谈话人严格自律的情况；",
    "（三）在日常监督、巡视巡察、审计监督、专项督查、干部考核等工作中掌握的其他需要谈话提醒的问题。",
)


@frozen
class MaterialRequestFacts:
    """What one unit is asked for: the talks, and by when to reply."""

    control: Control
    unit: str = ""
    talks: tuple[TalkFacts, ...] = ()
    sent_on: date | None = None
    reply_due_on: date | None = None


def facts(dossiers: Sequence[OpenDossier], control: Control) -> tuple[MaterialRequestFacts, ...]:
    """Return one request for each unit that was asked, or one without a unit where none was."""
    by_unit: dict[str, list[OpenDossier]] = {}
    for dossier in dossiers:
        for request in dossier.requests:
            by_unit.setdefault(request.unit, []).append(dossier)
    if not by_unit:
        talks = tuple(talk_facts(dossier) for dossier in dossiers)
        return (MaterialRequestFacts(control=control, talks=talks, sent_on=control.on),)
    return tuple(_of_unit(unit, found, control) for unit, found in by_unit.items())


def _of_unit(unit: str, dossiers: list[OpenDossier], control: Control) -> MaterialRequestFacts:
    requests = [r for d in dossiers for r in d.requests if r.unit == unit]
    once = {dossier.talk.id: dossier for dossier in dossiers}
    return MaterialRequestFacts(
        control=control,
        unit=unit,
        talks=tuple(talk_facts(dossier) for dossier in once.values()),
        sent_on=max(request.sent_on for request in requests),
        reply_due_on=min(request.reply_due_on for request in requests),
    )


def paper(facts: MaterialRequestFacts) -> Paper:
    """Return the letter with its receipt."""
    control = facts.control
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", *(talk.talkee for talk in facts.talks)),
        letter=LetterHead(
            name=control.office, number=control.document_number, printed=control.printed_head
        ),
        blocks=(
            Title(text=TITLE),
            Para(text=f"{facts.unit or LONG_BLANK}：", indent=0, keep=True),
            Para(text=_opening()),
            _list(facts),
            Heading(text="一、商请提供的情况和材料"),
            *(Para(text=line) for line in _ASKED),
            Heading(text="二、有关要求"),
            Para(text=_wanted(facts)),
            Closing(signer=control.office, on=day(facts.sent_on)),
        ),
        foot=_receipt(facts),
    )


def _opening() -> str:
    return (
        f"根据{MEASURES}第六条规定，拟于近期对下列同志开展监督谈话。现商请你单位立足职能职责，"
        "提供有关情况和材料。"
    )


def _list(facts: MaterialRequestFacts) -> Table:
    rows = [
        (
            str(n),
            t.talkee,
            t.talkee_post,
            t.kind,
            day(t.planned_at.date() if t.planned_at else None),
        )
        for n, t in enumerate(facts.talks, start=1)
    ]
    titles = ("序号", "被谈话人", "单位及职务", "谈话类别", "拟谈日期")
    body = listed(rows, middle=(0, 1, 3, 4)) or empty(len(titles), 4, 11)
    return Table(widths=(12, 26, 58, 26, 34), rows=(head(*titles), *body))


def _wanted(facts: MaterialRequestFacts) -> str:
    control = facts.control
    due = day(facts.reply_due_on, DAY_TO_FILL)
    return (
        f"请于{due}前书面反馈，并逐件注明“可通报”或者“仅供谈话人参阅”。没有需要提供的，也请复函说明；"
        f"需要派员参加谈话的，请一并提出。材料请按保密规定传递。{contact(control)}"
    )


def _receipt(facts: MaterialRequestFacts) -> tuple[Block, ...]:
    return (
        CutLine(text="请 沿 此 线 裁 下 反 馈"),
        Title(text="回　　执", small=True),
        Table(
            widths=GRID,
            rows=(
                pair("复函单位", facts.unit, "收到日期", DAY_TO_FILL, height=12),
                pair(
                    "提供材料",
                    "□有　　　　件　　□无",
                    "其中仅供谈话人参阅",
                    "　　　　件",
                    height=12,
                ),
                wide("拟派员参加", "□否　　□是（姓名、职务）：", height=12),
                pair("经 办 人", "", "联系电话", "", height=12),
            ),
        ),
    )
