"""年度监督谈话计划表: whom to talk to, who talks, in which month, done by when (Art. 5)."""

from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Note, Paper, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day, names

KEY = "plan"
TITLE = "年度监督谈话计划表"
PLANNED, HELD = "○", "●"
_WIDTHS = (9.0, 17.0, 38.0, 17.0, *(15.0,) * 4, 19.0, 16.0, 49.0)  # mm
_SIZE = 10.5  # 5号
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@frozen
class PlanLine:
    """One talk of the plan; `held` says whether it was held, in `month`."""

    talkee: str
    post: str
    talker: str
    month: int
    held: bool
    due_on: date
    undertaker: str = ""
    units: tuple[str, ...] = ()
    combined: tuple[str, ...] = ()
    focus: str = ""


@frozen
class PlanFacts:
    """The plan of a year; `fixed` says by which meeting, when, with which minutes."""

    control: Control
    year: int | None = None
    fixed: str = ""
    lines: tuple[PlanLine, ...] = ()


def paper(facts: PlanFacts) -> Paper:
    """Return the plan as a landscape table by quarters with the months, or an empty one."""
    control = facts.control
    title = f"{facts.year}{TITLE}" if facts.year else f"　　　　{TITLE}"
    rows = [_row(number, line) for number, line in enumerate(facts.lines, 1)]
    return Paper(
        key=KEY,
        title=title.strip("　"),
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "年度计划"),
        landscape=True,
        blocks=(
            Title(text=title),
            Sides(
                left=f"编制单位：{control.office}",
                right=facts.fixed if facts.lines else "审定会议及日期：　　　　　　　　　　　　",
            ),
            Table(
                widths=_WIDTHS,
                size=_SIZE,
                rows=(_heads(), *(rows or empty(len(_WIDTHS), 10, height=10))),
            ),
            Note(text=f"注：{PLANNED}为计划，{HELD}为已谈。"),
        ),
    )


def _heads() -> Row:
    return head(
        "序号",
        "被谈\n话人",
        "单位及职务",
        "谈话人",
        *_QUARTERS,
        "完成时限",
        "承办人",
        "配合单位、结合事项及重点",
    )


def _row(number: int, line: PlanLine) -> Row:
    mark = HELD if line.held else PLANNED
    quarters = (
        f"{line.month}月{mark}" if quarter == (line.month - 1) // 3 else "" for quarter in range(4)
    )
    said = [names(line.units)] if line.units else []
    said += [f"结合{names(line.combined)}"] if line.combined else []
    said += [line.focus] if line.focus else []
    return Row(
        cells=(
            Cell(text=str(number), align=Align.CENTRE),
            Cell(text=line.talkee, align=Align.CENTRE),
            Cell(text=line.post, align=Align.LEFT),
            Cell(text=line.talker or "待定", align=Align.CENTRE),
            *(Cell(text=text, align=Align.CENTRE) for text in quarters),
            Cell(text=f"{line.due_on.month}月{line.due_on.day}日", align=Align.CENTRE),
            Cell(text=line.undertaker, align=Align.CENTRE),
            Cell(text="；".join(said), align=Align.LEFT),
        ),
        height=9,
    )


def fixed_words(meeting: str, on: date | None, minutes: str) -> str:
    """Return by which meeting the plan was fixed, or that it is a draft."""
    if on is None:
        return "（送审稿）"
    return f"{day(on)}{meeting}审定" + (f"（{minutes}）" if minutes else "")
