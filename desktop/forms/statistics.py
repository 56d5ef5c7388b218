"""监督谈话统计表: charts and tables of a period; alone, or as the annex of the yearly report."""

from collections.abc import Iterator

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import (
    Align,
    Block,
    Cell,
    Chart,
    Heading,
    Paper,
    Row,
    Sides,
    Table,
    Title,
)
from desktop.forms.rows import head
from desktop.forms.wording import day

KEY = "statistics"
TITLE = "监督谈话统计表"
_SIZE = 10.5  # 5号
_WIDTH, _LABEL = 156.0, 40.0  # mm


@frozen
class TableFacts:
    """A table of numbers; None is a cell that has no meaning."""

    title: str
    head: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int | None, ...]], ...]
    note: str = ""


@frozen
class StatisticsFacts:
    """The charts and tables of a period, said in words such as 2026年."""

    control: Control
    period: str = ""
    charts: tuple[Chart, ...] = ()
    tables: tuple[TableFacts, ...] = ()


def paper(facts: StatisticsFacts) -> Paper:
    """Return the statistics as a paper of their own; without a period, a page with the title."""
    control = facts.control
    title = f"{facts.period}{TITLE}"
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "统计"),
        blocks=(
            Title(text=title),
            Sides(left=f"填报单位：{control.office}", right=f"统计日期：{day(control.on)}"),
            *parts(facts),
        ),
    )


def parts(facts: StatisticsFacts) -> Iterator[Block]:
    """Yield charts and tables that have something to show, each under its name; one always."""
    yield from (chart for chart in facts.charts if any(map(any, (n for _, n in chart.bars))))
    shown = [table for table in facts.tables if any(map(any, (n for _, n in table.lines)))]
    for table in shown or facts.tables[:1]:
        rows = [_row(*line) for line in table.lines]
        if table.note:
            rows.append(_note(table.note, len(table.columns) + 1))
        yield Heading(text=table.title, level=2)
        yield Table(
            widths=_widths(len(table.columns)),
            size=_SIZE,
            rows=(head(table.head, *table.columns), *rows),
        )


def _note(text: str, span: int) -> Row:
    """Return a remark as the last row, so that it never stands on a page without its table."""
    return Row(cells=(Cell(text=f"注：{text}", span=span, align=Align.LEFT),), height=8)


def _widths(columns: int) -> tuple[float, ...]:
    label = min(_LABEL, _WIDTH / 3)
    return (label, *((_WIDTH - label) / columns,) * columns)


def _row(label: str, numbers: tuple[int | None, ...]) -> Row:
    return Row(
        cells=(
            Cell(text=label, align=Align.LEFT),
            *(Cell(text="—" if n is None else str(n), align=Align.CENTRE) for n in numbers),
        ),
        height=8,
    )
