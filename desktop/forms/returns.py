"""下级报表汇总: what lower bodies have sent for a year, summed up, and who is missing (Art. 14)."""

from collections.abc import Mapping
from dataclasses import field

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Heading, Paper, Para, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day
from desktop.rules.returns import FIELDS

KEY = "return"
TITLE = "下级监督谈话报表汇总"
_FIRST = 36.0
_EACH = 13.5
_SIZE = 9.0
_LOW = 9.0


@frozen
class ReturnsFacts:
    """The returns of a year: a line for each body that sent one, the sum, our own, the missing."""

    control: Control
    year: int = 0
    lines: tuple[tuple[str, Mapping[str, int]], ...] = ()
    total: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()


def paper(facts: ReturnsFacts) -> Paper:
    """Return the summary as a landscape table, or an empty one to fill in."""
    control = facts.control
    title = f"{facts.year}年度{TITLE}" if facts.year else TITLE
    widths = (_FIRST, *(_EACH for _ in FIELDS))
    rows = [_row(name, figures) for name, figures in facts.lines]
    if facts.year:
        rows += [_row("合计", facts.total), _row("本级", facts.own)]
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "报表汇总"),
        landscape=True,
        blocks=(
            Title(text=title),
            Sides(left=f"填报单位：{control.office}", right=f"汇总日期：{day(control.on)}"),
            Table(
                widths=widths,
                size=_SIZE,
                rows=(
                    head("单位", *(_broken(f.label) for f in FIELDS)),
                    *(rows or empty(len(widths), 12, height=10)),
                ),
            ),
            *_lists(facts),
        ),
    )


def _lists(facts: ReturnsFacts) -> tuple[Heading | Para, ...]:
    found: list[Heading | Para] = []
    for words, names in (("未报单位", facts.missing), ("不需报送单位", facts.exempt)):
        if names:
            found.append(Heading(text=f"{words}（{len(names)}个）"))
            found.append(Para(text=f"{'、'.join(names)}。", size=14.0))
    return tuple(found)


def _broken(label: str) -> str:
    """Return a head in two lines, parted by sense: 计划 / 谈话数, 应覆盖 / 人数."""
    at = 3 if label.endswith("人数") else 2
    return label if len(label) <= 3 else f"{label[:at]}\n{label[at:]}"


def _row(name: str, figures: Mapping[str, int]) -> Row:
    numbers = (
        Cell(text=str(figures[f.key]) if f.key in figures else "", align=Align.CENTRE)
        for f in FIELDS
    )
    return Row(cells=(Cell(text=name, align=Align.LEFT), *numbers), height=_LOW)
