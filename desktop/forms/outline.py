"""谈话提纲 for the talker, in large type: the only paper with what is 仅供谈话人参阅 (Art. 9)."""

from db.frozen import frozen
from db.records import Finding, Visibility
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.facts import BLANK, OpenDossier, TalkFacts, talk_facts
from desktop.forms.paper import Block, Face, Note, Paper, Para, Space, Table, Title
from desktop.forms.rows import GRID, pair
from desktop.forms.wording import moment, numeral, sentence
from desktop.forms.written import blocks_of
from desktop.rules.findings import told
from desktop.words import word

KEY = "outline"
TITLE = "监督谈话提纲"
LARGE = 20.0  # points, between 2号 and 小2号
_CLOSED = word(Visibility.TALKER_ONLY)
_ROOM = Space(lines=1.9)
_WAITING = "请在谈话结束后1个月内报告谈话后的思想认识和整改措施，3个月内报告整改情况。"
_BLANK_STEPS = (
    "一、听取被谈话人报告自查情况",
    "二、通报有关情况，指出问题",
    "三、听取被谈话人就有关问题作说明",
    "四、提出整改要求",
    "五、听取被谈话人表态发言",
)


@frozen
class MaterialFacts:
    """A piece of material as the talker reads it."""

    unit: str
    title: str
    text: str
    closed: bool


@frozen
class OutlineFacts:
    """The outline as it was written, or what it is made of where it was not."""

    control: Control
    talk: TalkFacts = BLANK
    text: str = ""
    findings: tuple[Finding, ...] = ()
    topics: tuple[str, ...] = ()
    compared: str = ""
    materials: tuple[MaterialFacts, ...] = ()


def facts(dossier: Dossier, control: Control) -> OutlineFacts:
    """Return the facts of the outline, with what only the talker may read."""
    ready = dossier.preparation
    return OutlineFacts(
        control=control,
        talk=talk_facts(OpenDossier(dossier)),
        text=ready.outline if ready else "",
        findings=dossier.findings,
        topics=ready.topics if ready else (),
        compared=ready.self_check_compared if ready else "",
        materials=tuple(
            MaterialFacts(
                unit=m.unit,
                title=m.title,
                text=m.text,
                closed=m.visibility is Visibility.TALKER_ONLY,
            )
            for m in dossier.materials
        ),
    )


def paper(facts: OutlineFacts) -> Paper:
    """Return the outline."""
    talk, control = facts.talk, facts.control
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", talk.talkee),
        blocks=(
            Title(text=TITLE),
            Table(
                widths=GRID,
                size=14.0,
                rows=(
                    pair("被谈话人", talk.talkee, "单位职务", talk.talkee_post),
                    pair("谈话类别", talk.kind, "编号", talk.number),
                    pair("时间", moment(talk.planned_at), "地点", talk.place),
                ),
            ),
            Note(
                text=f"注意：本提纲含{_CLOSED}的内容，只供谈话人使用，谈话后收回，不得转给被谈话人。"
            ),
            *_body(facts),
            *_materials(facts.materials),
        ),
    )


def _body(facts: OutlineFacts) -> tuple[Block, ...]:
    if not facts.talk.number:
        return tuple(block for step in _BLANK_STEPS for block in (*blocks_of(step, LARGE), _ROOM))
    written = facts.text.split("\n") if facts.text.strip() else _composed(facts)
    if written and written[0].endswith("提纲"):
        written = written[1:]  # the title stands above
    return tuple(blocks_of("\n".join(written), LARGE))


def _composed(facts: OutlineFacts) -> list[str]:
    """Return the five steps of Art. 10 with what is known for each."""
    one, two, three, four, five = _BLANK_STEPS
    lines = [one]
    if facts.topics:
        lines += ["重点对照：", *(f"{n}．{t}" for n, t in enumerate(facts.topics, start=1))]
    if facts.compared:
        lines.append(f"同掌握情况比对：{facts.compared}")
    lines += [two, *(line for n, f in enumerate(facts.findings, 1) for line in _finding(n, f))]
    asked = [f for f in told(facts.findings) if f.requirement]
    lines += [three, four]
    lines += [f"（{numeral(n)}）{sentence(f.requirement)}" for n, f in enumerate(asked, start=1)]
    return [*lines, _WAITING, five]


def _finding(number: int, finding: Finding) -> list[str]:
    closed = finding.visibility is Visibility.TALKER_ONLY
    lines = [f"（{numeral(number)}）{finding.title}{f'〔{_CLOSED}〕' if closed else ''}"]
    said = (
        ("事实", finding.facts),
        ("本人责任", finding.part),
        ("思想根源", finding.thinking),
        (f"来源（{_CLOSED}）", finding.source),
    )
    return lines + [f"{label}：{sentence(text)}" for label, text in said if text.strip()]


def _materials(materials: tuple[MaterialFacts, ...]) -> tuple[Block, ...]:
    if not materials:
        return ()
    blocks: list[Block] = [Para(text="附：有关材料", face=Face.HEI, size=LARGE, keep=True)]
    for number, material in enumerate(materials, start=1):
        closed = f"〔{_CLOSED}〕" if material.closed else ""
        title = f"{number}．{material.title}（{material.unit}）{closed}"
        blocks.append(Para(text=title, face=Face.KAI, size=LARGE, keep=bool(material.text)))
        blocks += [Para(text=line, size=LARGE) for line in material.text.split("\n") if line]
    return tuple(blocks)
