"""The rows of one sheet as values, read from its XML in one pass.

openpyxl gives strings, styles and the epoch; it would take twice as long for the cells alone.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from io import BytesIO
from typing import Any

from db.frozen import frozen

_DIGITS = "0123456789"


@frozen
class Workings:
    """What the values of a workbook's cells are read with; styles are given by their numbers."""

    strings: Sequence[str]
    epoch: datetime
    date_styles: AbstractSet[int]
    duration_styles: AbstractSet[int]


def rows_of(
    xml: bytes, workings: Workings, most_columns: int
) -> Iterator[tuple[int, list[object]]]:
    """Return (number from 1, values) of each row that holds a value, in the order of the file.

    A formula gives the value that was saved with it, a damaged date "#VALUE!", as in openpyxl.
    """
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    row_tag = f"{{{SHEET_MAIN_NS}}}row"
    reader = _Cells(workings, f"{{{SHEET_MAIN_NS}}}")
    number = 0
    for _, element in iterparse(BytesIO(xml)):
        if element.tag != row_tag:
            continue
        number = int(element.get("r", number + 1))
        values: list[object] = [None] * most_columns
        column, there = 0, False
        for cell in element:
            column = reader.column(cell.get("r"), column)
            value = reader.value(cell) if column <= most_columns else None
            if value is not None:
                values[column - 1] = value
                there = True
        element.clear()
        if there:
            yield number, values


class _Cells:
    def __init__(self, workings: Workings, space: str) -> None:
        self._workings = workings
        self._value, self._inline, self._text = f"{space}v", f"{space}is", f"{space}t"
        self._run = f"{space}r"
        self._columns: dict[str, int] = {}

    def column(self, reference: str | None, before: int) -> int:
        """Return the number of a cell's column, from 1; without a reference it is the next one."""
        if reference is None:
            return before + 1
        letters = reference.rstrip(_DIGITS)
        found = self._columns.get(letters)
        if found is None:
            found = 0
            for letter in letters:
                found = found * 26 + ord(letter) - 64
            self._columns[letters] = found
        return found

    def value(self, cell: Any) -> object:
        """Return the value of a cell, None where it has none."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return self._inline_text(cell)
        written = cell.findtext(self._value)
        if not written:
            return None
        if kind == "s":
            return self._workings.strings[int(written)]
        if kind == "n":
            return self._number(written, int(cell.get("s", 0)))
        return _other(kind, written)

    def _number(self, written: str, style: int) -> object:
        from openpyxl.utils.datetime import from_excel

        exact = not any(sign in written for sign in ".eE")
        number: float = int(written) if exact else float(written)
        if style not in self._workings.date_styles:
            return number
        try:
            found: object = from_excel(
                number,
                self._workings.epoch,
                timedelta=style in self._workings.duration_styles,
            )
        except (OverflowError, ValueError):
            return "#VALUE!"
        return found

    def _inline_text(self, cell: Any) -> str | None:
        inline = cell.find(self._inline)
        if inline is None:
            return None
        parts = [inline.findtext(self._text, "")]
        parts += [run.findtext(self._text, "") for run in inline.findall(self._run)]
        return "".join(parts) or None


def _other(kind: str, written: str) -> object:
    if kind == "b":
        return written == "1"
    if kind == "d":
        from openpyxl.utils.datetime import from_ISO8601

        found: object = from_ISO8601(written)  # type: ignore[no-untyped-call]
        return found
    return written
