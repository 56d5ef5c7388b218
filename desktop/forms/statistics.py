"""监督谈话统计表: charts and tables of a period; alone, or as the annex of the yearly report."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.forms.control import Control
from desktop.forms.paper import (
    Align,
    Block,
    Cell,
    Chart,
    Heading,
    Note,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """A table of numbers; None is a cell that has no meaning."""

    title: str
    head: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int | None, ...]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """Yield charts and tables, each under its name."""
    yield from facts.charts
    for table in facts.tables:
        yield Heading(text=table.title, level=2)
        yield Table(
            widths=_widths(len(table.columns)),
            size=_SIZE,
            rows=(head(table.head, *table.columns), *(_row(*line) for line in table.lines)),
        )
        if table.note:
            yield Note(text=f"注：{table.note}")


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
