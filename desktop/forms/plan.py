"""年度监督谈话计划表: whom to talk to, who talks, in which month, done by when (Art. 5)."""

from dataclasses import dataclass
from datetime import date

from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Note, Paper, Row, Sides, Table, Title
from desktop.forms.rows import empty
from desktop.forms.wording import day, names

KEY = "plan"
TITLE = "年度监督谈话计划表"
PLANNED, HELD = "○", "●"
_WIDTHS = (9.0, 17.0, 36.0, 16.0, *(6.8,) * 9, *(8.0,) * 3, 19.0, 16.0, 26.8)  # mm
_SIZE = 10.5  # 5号
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """The plan of a year; `fixed` says by which meeting, when, with which minutes."""

    control: Control
    year: int | None = None
    fixed: str = ""
    lines: tuple[PlanLine, ...] = ()


def paper(facts: PlanFacts) -> Paper:
    """Return the plan as a landscape table of months, or an empty one."""
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
                rows=(*_heads(), *(rows or empty(len(_WIDTHS), 9, height=10))),
            ),
            Note(text=f"注：{PLANNED}为计划谈话的月份，{HELD}为已谈。"),
        ),
    )


def _heads() -> tuple[Row, ...]:
    labels = ("序号", "被谈话人", "单位及职务", "谈话人")
    after = ("完成\n时限", "承办人", "配合单位、\n结合事项及重点")
    top = (
        *(Cell(label=True) for _ in labels),
        *(Cell(text=quarter, label=True, span=3) for quarter in _QUARTERS),
        *(Cell(label=True) for _ in after),
    )
    below = (
        *(Cell(text=label, label=True) for label in labels),
        *(Cell(text=str(month), label=True) for month in range(1, 13)),
        *(Cell(text=label, label=True) for label in after),
    )
    return (
        Row(cells=top, head=True, height=6.5),
        Row(cells=below, head=True, height=10),
    )


def _row(number: int, line: PlanLine) -> Row:
    mark = HELD if line.held else PLANNED
    months = (mark if month == line.month else "" for month in range(1, 13))
    said = [names(line.units)] if line.units else []
    said += [f"结合{names(line.combined)}"] if line.combined else []
    said += [line.focus] if line.focus else []
    return Row(
        cells=(
            Cell(text=str(number), align=Align.CENTRE),
            Cell(text=line.talkee, align=Align.CENTRE),
            Cell(text=line.post, align=Align.LEFT),
            Cell(text=line.talker or "待定", align=Align.CENTRE),
            *(Cell(text=text, align=Align.CENTRE) for text in months),
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
