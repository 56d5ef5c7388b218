"""监督谈话呈批表: one or several talks laid before the leaders for approval (Art. 5, 6 and 7)."""

from collections.abc import Sequence

from db.frozen import frozen
from db.records import TalkKind, TriggerKind
from desktop.forms.control import Control
from desktop.forms.facts import BLANK, OpenDossier, TalkFacts, finding_facts, talk_facts
from desktop.forms.paper import Align, Paper, Row, Sides, Table, Title
from desktop.forms.rows import (
    GRID,
    above,
    head,
    listed,
    opinion,
    pair,
    secrecy,
    who,
    wide,
)
from desktop.forms.wording import day, moment, names, sentence
from desktop.words import word

KEY = "approval"
TITLE = "监督谈话呈批表"
_ORDER = dict(zip(TriggerKind, "一二三四五六", strict=True))
_HEIGHT = 9.5  # mm
_KINDS = tuple(word(kind) for kind in TalkKind)


@frozen
class ApprovalFacts:
    """One talk to be approved, or several in a list."""

    control: Control
    talks: tuple[TalkFacts, ...] = ()
    circumstances: str = ""
    focus: str = ""
    problems: tuple[str, ...] = ()
    prepared: tuple[str, ...] = ()


def facts(dossiers: Sequence[OpenDossier], control: Control) -> ApprovalFacts:
    """Return the facts of one talk with what is ready, or of several with who and when."""
    talks = tuple(talk_facts(dossier) for dossier in dossiers)
    if len(dossiers) != 1:
        return ApprovalFacts(control=control, talks=talks)
    (dossier,) = dossiers
    return ApprovalFacts(
        control=control,
        talks=talks,
        circumstances="；".join(f"第五条第三款第（{_ORDER[t.kind]}）项" for t in dossier.triggers),
        focus=dossier.talk.focus,
        problems=tuple(finding.title for finding in finding_facts(dossier)),
        prepared=tuple(_prepared(dossier)),
    )


def _prepared(dossier: OpenDossier) -> list[str]:
    """Return what has been got ready, in words."""
    units = dict.fromkeys(request.unit for request in dossier.requests)
    said = [f"已商请{names(units)}提供有关情况和材料"] if units else []
    ready = dossier.preparation
    if ready and ready.self_check_on:
        said.append(f"被谈话人自查情况报告已于{day(ready.self_check_on)}收到")
    elif ready and ready.self_check_due_on:
        said.append(f"被谈话人自查情况报告将于{day(ready.self_check_due_on)}前报送")
    if ready and ready.topics:
        said.append(f"已选定谈话要点{len(ready.topics)}项")
    return said


def paper(facts: ApprovalFacts) -> Paper:
    """Return the approval form."""
    control = facts.control
    several = len(facts.talks) > 1
    talk = facts.talks[0] if facts.talks else BLANK
    top = (
        Sides(left=f"共{len(facts.talks)}场", right=f"呈批日期：{day(control.on)}")
        if several
        else above(talk, control, date_label="呈批日期")
    )
    body = (_list(facts),) if several else ()
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", *(t.talkee for t in facts.talks)),
        blocks=(
            Title(text=TITLE),
            top,
            *body,
            Table(
                widths=GRID,
                rows=(*(() if several else _one(talk, facts)), *_opinions(facts)),
            ),
        ),
    )


def _one(talk: TalkFacts, facts: ApprovalFacts) -> tuple[Row, ...]:
    kind = "　".join(f"{'☑' if kind == talk.kind else '□'}{kind}" for kind in _KINDS)
    problems = "\n".join(f"{n}．{sentence(text)}" for n, text in enumerate(facts.problems, 1))
    prepared = sentence("；".join(facts.prepared))
    return (
        pair("谈话类别", kind, "拟谈时间", moment(talk.planned_at), height=_HEIGHT),
        *who(talk, height=_HEIGHT),
        *((wide("谈话情形", facts.circumstances, height=_HEIGHT),) if facts.circumstances else ()),
        pair("谈话地点", talk.place, "记录人", names(talk.note_takers), height=_HEIGHT),
        wide("参加人员", names(talk.attendees), height=_HEIGHT, align=Align.JUSTIFY),
        wide("谈话重点", facts.focus, height=14),
        wide("拟指出的\n主要问题", problems, height=22),
        wide("准备情况", prepared, height=14),
        *secrecy(facts.control),
    )


def _list(facts: ApprovalFacts) -> Table:
    rows = [
        (str(n), t.talkee, t.talkee_post, t.kind, t.talker, moment(t.planned_at), t.place)
        for n, t in enumerate(facts.talks, start=1)
    ]
    titles = ("序号", "被谈话人", "单位及职务", "类别", "谈话人", "拟谈时间", "地点")
    return Table(
        widths=(10, 19, 36, 14, 19, 33, 25),
        rows=(head(*titles), *listed(rows, middle=(0, 1, 3, 4))),
    )


def _opinions(facts: ApprovalFacts) -> tuple[Row, ...]:
    control = facts.control
    return (
        pair("经办人", control.undertaker, "联系电话", control.phone, height=_HEIGHT),
        opinion("办公室\n审核意见"),
        opinion("谈话人\n意见"),
        opinion("党委（党组）\n审批意见"),
    )
