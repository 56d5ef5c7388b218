"""监督谈话台账: the talks of a year in a landscape list, its head repeated on each page."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Paper, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day
from desktop.ledger import Ledger, LedgerRow

KEY = "ledger"
TITLE = "监督谈话台账"
_SIZE = 7.0  # so that a date stands in one line of its column
_HEIGHT = 9.0  # mm
_COLUMNS = (  # head, relative width, in the middle
    ("序号", 6, True),
    ("编号", 13.5, True),
    ("类别", 6.5, True),
    ("情形", 15, False),
    ("被谈话人", 11.5, True),
    ("单位职务", 17, False),
    ("谈话人", 15, False),
    ("记录人", 11.5, True),
    ("时间", 14, True),
    ("地点", 11, False),
    ("问题数", 6, True),
    ("措施\n应报\n实报", 13.8, True),
    ("通报\n日期", 13.8, True),
    ("情况\n应报\n实报", 13.8, True),
    ("评估", 11.5, True),
    ("销号", 7, True),
    ("抄送", 20.5, False),
    ("档号", 16.8, True),
    ("备注", 9.5, False),
)
_WIDTHS = tuple(float(width) for _, width, _ in _COLUMNS)
_NONE = "—"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@frozen
class LedgerFacts:
    """The ledger of a year; none for an empty list."""

    control: Control
    ledger: Ledger | None = None


def paper(facts: LedgerFacts) -> Paper:
    """Return the ledger, or an empty one to be written in by hand."""
    control, ledger = facts.control, facts.ledger
    title = f"{ledger.year}年{TITLE}" if ledger else f"　　　　年{TITLE}"
    rows = _rows(ledger.rows, ledger.year) if ledger else empty(len(_WIDTHS), 12, height=_HEIGHT)
    return Paper(
        key=KEY,
        title=title.strip("　"),
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "台账"),
        landscape=True,
        blocks=(
            Title(text=title),
            Sides(left=f"填报单位：{control.office}", right=f"填报日期：{day(control.on)}"),
            Table(
                widths=_WIDTHS,
                size=_SIZE,
                rows=(head(*(label for label, _, _ in _COLUMNS)), *rows),
            ),
        ),
    )


def _rows(rows: Iterable[LedgerRow], year: int) -> list[Row]:
    return [
        Row(
            cells=tuple(
                Cell(text=text, align=Align.CENTRE if middle else Align.LEFT)
                for text, (_, _, middle) in zip(_texts(number, row, year), _COLUMNS, strict=True)
            ),
            height=_HEIGHT,
        )
        for number, row in enumerate(rows, 1)
    ]


def _texts(number: int, row: LedgerRow, year: int) -> tuple[str, ...]:
    return (
        str(number),
        row.number,
        row.kind.removesuffix("谈话"),
        row.circumstance,
        row.talkee,
        row.post,
        row.talker,
        row.note_takers.replace("、", "\n"),
        _when(row.held_at),
        row.place,
        str(row.findings or ""),
        _both(row.action_due_on, row.action_on),
        _day(row.told_on),
        _both(row.results_due_on, row.results_on),
        row.assessed.replace("、", "\n"),
        f"{row.closed_out}/{row.findings}" if row.findings else "",
        _sent(row.copies, year),
        _in_lines(row.archive_number),
        row.remark,
    )


def _day(on: date | None) -> str:
    """Return 2026.3.13, which stands in one line of a narrow column."""
    return f"{on.year}.{on.month}.{on.day}" if on else ""


def _when(at: datetime | None) -> str:
    return f"{_day(at.date())}\n{at:%H:%M}" if at else ""


def _both(due_on: date | None, came_on: date | None) -> str:
    """Return when a report was due, and below it when it came."""
    if due_on is None:
        return _day(came_on)
    return f"{_day(due_on)}\n{_day(came_on) or _NONE}"


def _sent(copies: str, year: int) -> str:
    """Return each receiver of copies on a line of its own; days of another year with their year."""
    short = _DAY.sub(lambda m: f"{_year(int(m[1]), year)}{int(m[2])}.{int(m[3])}", copies)
    return short.replace("；", "\n")


def _year(of: int, year: int) -> str:
    return "" if of == year else f"{of}."


def _in_lines(archive_number: str) -> str:
    """Return 0194-WS·2026-D30-BGS-0001 (DA/T 22) in three lines, cut at its own marks."""
    fonds, mark, rest = archive_number.partition("·")
    parts = rest.split("-")
    if not mark or len(parts) < 4:
        return archive_number
    return f"{fonds}·\n{'-'.join(parts[:2])}-\n{'-'.join(parts[2:])}"
