"""整改情况评估及销号表: for each finding what was asked, done, proposed and decided (Art. 11)."""

from datetime import date

from db.frozen import frozen
from db.records import Grade
from desktop.forms.control import Control
from desktop.forms.facts import (
    BLANK,
    ActionFacts,
    AssessmentFacts,
    FindingFacts,
    OpenDossier,
    TalkFacts,
    finding_facts,
    talk_facts,
)
from desktop.forms.paper import Align, Block, Paper, Row, Table, Title
from desktop.forms.rows import GRID, above, opinion, pair, ticks, wide
from desktop.forms.wording import DAY_TO_FILL, day, numeral, sentence

KEY = "assessment"
TITLE = "整改情况评估及销号表"
_BLANK_FINDINGS = 2


@frozen
class AssessmentFormFacts:
    """The findings of a talk with what came of them."""

    control: Control
    talk: TalkFacts = BLANK
    findings: tuple[FindingFacts, ...] = ()


def facts(dossier: OpenDossier, control: Control) -> AssessmentFormFacts:
    """Return the findings with actions, results and assessments."""
    return AssessmentFormFacts(
        control=control, talk=talk_facts(dossier), findings=finding_facts(dossier)
    )


def paper(facts: AssessmentFormFacts) -> Paper:
    """Return the form: a block for each finding, then the opinions."""
    talk, control = facts.talk, facts.control
    findings = facts.findings or tuple(
        FindingFacts(number=n, title="") for n in range(1, _BLANK_FINDINGS + 1)
    )
    closed = sum(1 for finding in facts.findings if finding.closed_out_on)
    count = f"{closed} / {len(facts.findings)}" if facts.findings else ""
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "整改", talk.talkee),
        blocks=(
            Title(text=TITLE),
            above(talk, control),
            Table(
                widths=GRID,
                rows=(
                    pair("被谈话人", talk.talkee, "单位及职务", talk.talkee_post),
                    pair("谈话日期", day(_ended_on(talk)), "已销号问题", count),
                ),
            ),
            *(_block(finding) for finding in findings),
            Table(widths=GRID, rows=_opinions(control)),
        ),
    )


def _ended_on(talk: TalkFacts) -> date | None:
    return talk.ended_at.date() if talk.ended_at else None


def _block(finding: FindingFacts) -> Block:
    blank = not finding.title
    height = 12.0 if blank else 11.0
    return Table(
        widths=GRID,
        rows=(
            wide(f"问题{numeral(finding.number)}", finding.title, height=height),
            wide("整改要求", finding.requirement, height=height),
            wide("整改措施\n落实情况", _done(finding.actions), height=18.0 if blank else 11.0),
            wide("评估意见", _proposed(finding.assessment), height=14, align=Align.LEFT),
            wide("审定意见", _decided(finding.assessment), height=14, align=Align.LEFT),
            pair(
                "审定日期", _decided_on(finding.assessment), "销号日期", day(finding.closed_out_on)
            ),
        ),
    )


def _done(actions: tuple[ActionFacts, ...]) -> str:
    return "\n".join(
        f"{n}．{sentence(a.text)}{sentence(a.result)}{f'（{day(a.done_on)}完成）' if a.done_on else ''}"
        for n, a in enumerate(actions, start=1)
    )


def _proposed(found: AssessmentFacts | None) -> str:
    chosen = ticks(Grade, found.proposed if found else None)
    if not found:
        return chosen
    by = f"（{found.proposed_by}，{day(found.proposed_on)}）"
    return f"{chosen}\n{sentence(found.opinion)}{by}"


def _decided(found: AssessmentFacts | None) -> str:
    lines = [ticks(Grade, found.decided if found else None)]
    if found and found.redo_by:
        lines.append(f"退回继续整改，再整改时限：{day(found.redo_by)}。")
    if found and found.look_again_on:
        lines.append(f"需要长期坚持，回看日期：{day(found.look_again_on)}。")
    if found and found.decided_by:
        lines.append(f"审定人：{found.decided_by}")
    return "\n".join(lines)


def _decided_on(found: AssessmentFacts | None) -> str:
    return day(found.decided_on if found else None, DAY_TO_FILL)


def _opinions(control: Control) -> tuple[Row, ...]:
    return (
        pair("经办人", control.undertaker, "联系电话", control.phone),
        opinion("办公室\n审核意见"),
        opinion("谈话人\n审定意见"),
    )
