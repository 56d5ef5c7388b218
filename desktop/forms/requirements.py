"""整改要求清单: problem, requirement, who and by when, as the talker set them in step 4 (Art. 10)."""

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.facts import (
    BLANK,
    FindingFacts,
    OpenDossier,
    TalkFacts,
    finding_facts,
    talk_facts,
)
from desktop.forms.paper import Cell, Paper, Row, Table, Title
from desktop.forms.rows import GRID, SIGN, above, empty, head, listed, pair, wide
from desktop.forms.wording import DAY_TO_FILL, day, short_day

KEY = "requirements"
TITLE = "监督谈话整改要求清单"


@frozen
class RequirementsFacts:
    """What the talkee has to put right after a talk."""

    control: Control
    talk: TalkFacts = BLANK
    findings: tuple[FindingFacts, ...] = ()


def facts(dossier: OpenDossier, control: Control) -> RequirementsFacts:
    """Return the findings with their requirements."""
    return RequirementsFacts(
        control=control, talk=talk_facts(dossier), findings=finding_facts(dossier)
    )


def paper(facts: RequirementsFacts) -> Paper:
    """Return the list."""
    control, talk = facts.control, facts.talk
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "整改", talk.talkee),
        blocks=(
            Title(text=TITLE),
            above(talk, control, date_label="印发日期"),
            Table(widths=GRID, rows=_who(talk)),
            _list(facts),
            Table(widths=GRID, rows=(wide("有关要求", "\n".join(_duties(facts))),)),
            Table(widths=GRID, rows=(_signed(facts),)),
        ),
    )


def _who(talk: TalkFacts) -> tuple[Row, ...]:
    return (
        pair("被谈话人", talk.talkee, "单位及职务", talk.talkee_post),
        pair(
            "谈话人", talk.talker, "谈话日期", day(talk.ended_at.date() if talk.ended_at else None)
        ),
    )


def _signed(facts: RequirementsFacts) -> Row:
    control = facts.control
    issued = day(control.on) if facts.talk.number else DAY_TO_FILL
    return Row(
        cells=(
            Cell(text="印发单位", label=True),
            Cell(text=control.office, foot=issued),
            Cell(text="被谈话人\n签收", label=True),
            Cell(foot=SIGN),
        ),
        height=26,
    )


def _list(facts: RequirementsFacts) -> Table:
    rows = [
        (str(f.number), f.title, f.requirement, f.requirement_for, short_day(f.requirement_by))
        for f in facts.findings
    ]
    titles = ("序号", "指出的问题", "整改要求", "责任人", "完成时限")
    body = listed(rows, middle=(0, 3, 4)) or empty(len(titles), 4, 18)
    return Table(widths=(12, 44, 56, 20, 24), rows=(head(*titles), *body))


def _duties(facts: RequirementsFacts) -> tuple[str, ...]:
    talk = facts.talk
    action = day(talk.action_due, DAY_TO_FILL)
    results = day(talk.results_due, DAY_TO_FILL)
    return (
        f"（一）请围绕上述问题认真对照检视，逐项提出整改措施，于{action}前将谈话后的思想认识、整改措施向"
        f"{facts.control.own_body}报告。其中，对于履行全面从严治党第一责任人职责的整改措施，"
        "应当向领导班子其他成员通报。",
        f"（二）请于{results}前向{facts.control.own_body}报告整改情况，并附佐证材料。",
        "（三）整改措施应当具体、可检查，落实到人、明确时限，不得敷衍整改、虚假整改。",
    )
