"""任期谈话覆盖情况表: every head in post with the talk that covers it, and who left without one."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Heading, Paper, Para, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day, short_day

KEY = "coverage"
TITLE = "任期谈话覆盖情况表"
_WIDTHS = (11.0, 44.0, 20.0, 54.0, 24.0, 24.0, 24.0, 24.0)
_LABELS = ("序号", "单位", "姓名", "职务", "任现职", "谈话日期", "未覆盖\n起自", "计划完成")
_KIND_WIDTHS = (85.0, 35.0, 35.0, 35.0, 35.0)
_KIND_LABELS = ("单位类别", "在任", "已谈", "未谈", "未谈已离任")
_MONTH_WIDTHS = (50.0, 35.0, 35.0, 35.0, 35.0, 35.0)
_MONTH_LABELS = ("月份", "当月计划", "按计划累计", "按计划尚差", "按目前进度累计", "按目前进度尚差")
_SIZE = 10.5
_LOW = 7.0  # mm, the rows of numbers
_BODY = 14.0


@frozen
class CoverageLine:
    """One head: covered on a day, or missing since one."""

    organisation: str
    name: str
    post: str
    since: date
    covered_on: date | None = None
    missing_since: date | None = None
    planned_on: date | None = None


@frozen
class KindLine:
    """The heads of one kind of organisation: N, n, and who left without a talk."""

    kind: str
    total: int
    covered: int
    left: int


@frozen
class MonthLine:
    """How many are covered by the end of a month, by the plan and by the present pace."""

    month: date
    planned: int
    by_plan: int
    by_pace: int


@frozen
class CoverageFacts:
    """The coverage of a term: n of N heads in post, and those who left without a talk."""

    control: Control
    term: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    covered: int = 0
    total: int = 0
    forecast: str = ""
    heads: tuple[CoverageLine, ...] = ()
    left: tuple[CoverageLine, ...] = ()
    kinds: tuple[KindLine, ...] = ()
    months: tuple[MonthLine, ...] = ()


def paper(facts: CoverageFacts) -> Paper:
    """Return the coverage of the term as a landscape list, or an empty one."""
    control = facts.control
    title = f"{facts.term}{TITLE}"
    rows = _rows(facts.heads) or empty(len(_WIDTHS), 9, height=11)
    left = _section("未谈已离任人员", _WIDTHS, _LABELS, _rows(facts.left))
    kinds = _section("分类汇总", _KIND_WIDTHS, _KIND_LABELS, _kind_rows(facts))
    months = _section("逐月预测", _MONTH_WIDTHS, _MONTH_LABELS, _month_rows(facts))
    heads = Heading(text="在任人员"), *_table(_WIDTHS, _LABELS, rows)
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "任期覆盖"),
        landscape=True,
        blocks=(
            Title(text=title),
            Sides(left=f"填报单位：{control.office}", right=f"统计日期：{day(control.on)}"),
            *((Para(text=_summary(facts), size=_BODY),) if facts.term else ()),
            *kinds,
            *months,
            *(heads if kinds else heads[1:]),
            *left,
        ),
    )


def _table(widths: Sequence[float], labels: Sequence[str], rows: Sequence[Row]) -> tuple[Table]:
    return (Table(widths=tuple(widths), size=_SIZE, rows=(head(*labels), *rows)),)


def _section(
    title: str, widths: Sequence[float], labels: Sequence[str], rows: Sequence[Row]
) -> tuple[Heading | Table, ...]:
    """Return a table below its heading; nothing where there are no rows."""
    return (Heading(text=title), *_table(widths, labels, rows)) if rows else ()


def _numbers(first: str, *numbers: int) -> Row:
    cells = (Cell(text=str(number), align=Align.CENTRE) for number in numbers)
    return Row(cells=(Cell(text=first, align=Align.LEFT), *cells), height=_LOW)


def _kind_rows(facts: CoverageFacts) -> list[Row]:
    rows = [_numbers(k.kind, k.total, k.covered, k.total - k.covered, k.left) for k in facts.kinds]
    total = (facts.total, facts.covered, facts.total - facts.covered, len(facts.left))
    return [*rows, _numbers("合计", *total)] if rows else []


def _month_rows(facts: CoverageFacts) -> list[Row]:
    total = facts.total
    return [
        _numbers(
            f"{m.month.year}年{m.month.month}月",
            m.planned,
            m.by_plan,
            total - m.by_plan,
            m.by_pace,
            total - m.by_pace,
        )
        for m in facts.months
    ]


def _summary(facts: CoverageFacts) -> str:
    missing = facts.total - facts.covered
    return (
        f"本届任期{day(facts.begins_on)}至{day(facts.ends_on)}。下级党组织在任“一把手”"
        f"{facts.total}人，任期内已谈{facts.covered}人，尚未谈{missing}人，"
        f"未谈已离任{len(facts.left)}人。{facts.forecast}"
    )


def _rows(lines: Iterable[CoverageLine]) -> list[Row]:
    return [
        Row(
            cells=(
                Cell(text=str(number), align=Align.CENTRE),
                Cell(text=line.organisation, align=Align.LEFT),
                Cell(text=line.name, align=Align.CENTRE),
                Cell(text=line.post, align=Align.LEFT),
                *(
                    Cell(text=short_day(on), align=Align.CENTRE)
                    for on in (line.since, line.covered_on, line.missing_since, line.planned_on)
                ),
            ),
            height=10,
        )
        for number, line in enumerate(lines, 1)
    ]
