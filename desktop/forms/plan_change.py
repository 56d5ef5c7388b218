"""计划调整审批表: one change of a fixed plan, laid before the leaders (Art. 5)."""

from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Paper, Sides, Table, Title
from desktop.forms.rows import GRID, SIGN, opinion, pair, secrecy, wide
from desktop.forms.wording import DAY_TO_FILL, day

KEY = "plan-change"
TITLE = "计划调整审批表"
_HEIGHT = 12.0  # mm


@frozen
class ChangeFacts:
    """What is changed, from what to what, and why; approved by whom and when, once it is."""

    control: Control
    year: int | None = None
    talkee: str = ""
    organisation: str = ""
    what: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    asked_on: date | None = None
    asked_by: str = ""
    approved_on: date | None = None
    approved_by: str = ""


def paper(facts: ChangeFacts) -> Paper:
    """Return the form for one change."""
    control = facts.control
    title = f"{facts.year}年度监督谈话{TITLE}" if facts.year else f"年度监督谈话{TITLE}"
    approved = ""
    if facts.approved_on:
        approved = f"同意。\n{facts.approved_by}　{day(facts.approved_on)}"
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "计划调整", *((facts.talkee,) if facts.talkee else ())),
        blocks=(
            Title(text=title),
            Sides(
                left=f"填报单位：{control.office}",
                right=f"填报日期：{day(facts.asked_on, DAY_TO_FILL)}",
            ),
            Table(
                widths=GRID,
                rows=(
                    pair("被谈话人", facts.talkee, "单位", facts.organisation, height=_HEIGHT),
                    wide("调整事项", facts.what, height=_HEIGHT),
                    wide("原计划", facts.old, height=20),
                    wide("拟调整为", facts.new, height=20),
                    wide("调整理由", facts.reason, height=34),
                    pair(
                        "经办人",
                        facts.asked_by or control.undertaker,
                        "联系电话",
                        control.phone,
                        height=_HEIGHT,
                    ),
                    *secrecy(control),
                    opinion("办公室\n审核意见"),
                    opinion("分管领导\n意见"),
                    opinion("审批意见", approved, foot="" if approved else SIGN),
                ),
            ),
        ),
    )
