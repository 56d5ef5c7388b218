"""Finding the heads of a list: any order, other names, titles above, two rows of heads."""

import re
from collections.abc import Mapping, Sequence

from db.frozen import frozen
from desktop.exchange.cells import label
from desktop.exchange.workbooks import Sheet

_LOOKED_AT = 40
_ASIDE = re.compile(r"[(（【\[].*?[)）】\]]|[*＊:：。.、/\\]|必填|选填")
_ONLY_NOTES = frozenset({"序号", "编号", "备注", "说明", "no", ""})


@frozen
class Heads:
    """Where the columns are: field -> column from 0, with the head as it stands in the file."""

    last_row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    unused: tuple[str, ...]
    doubled: tuple[str, ...]


class Vocabulary:
    """The names that the heads of a kind of list go by.

    `names` gives for each field its names, the first one as in the template; a list needs the
    `required` fields and three columns at least.
    """

    def __init__(self, names: Mapping[str, str], required: Sequence[str]) -> None:
        self.titles = {field: known.split()[0] for field, known in names.items()}
        self._field_of = {name: field for field, known in names.items() for name in known.split()}
        self._required = frozenset(required)

    def find(self, sheet: Sheet) -> Heads | None:
        """Return the heads of a sheet, or None where a column that is needed is not there."""
        best: Heads | None = None
        rows = sheet.rows[:_LOOKED_AT]
        for number, row in enumerate(rows):
            below = rows[number + 1] if number + 1 < len(rows) else ()
            joined = self._heads(self._joined(row, below), number + 2)
            for candidate in (self._heads(row, number + 1), joined):
                if best is None or len(candidate.columns) > len(best.columns):
                    best = candidate
        if best is None or not self._required <= best.columns.keys() or len(best.columns) < 3:
            return None
        return best

    def field_of(self, head: object) -> str | None:
        """Return the field that a head names, if any."""
        if not isinstance(head, str) or len(head) > 40:
            return None
        return self._field_of.get(_ASIDE.sub("", label(head)))

    def _heads(self, row: Sequence[object], last_row: int) -> Heads:
        columns: dict[str, int] = {}
        unused: list[str] = []
        doubled: list[str] = []
        for column, head in enumerate(row):
            field = self.field_of(head)
            if field is None:
                if isinstance(head, str) and label(head) not in _ONLY_NOTES:
                    unused.append(_shown(head))
            elif field not in columns or self._is_first_name(head, field):
                if field in columns:
                    doubled.append(_shown(row[columns[field]]))
                columns[field] = column
            else:
                doubled.append(_shown(head))
        titles = {field: _shown(row[column]) for field, column in columns.items()}
        return Heads(
            last_row=last_row,
            columns=columns,
            titles=titles,
            unused=tuple(unused),
            doubled=tuple(doubled),
        )

    def _is_first_name(self, head: object, field: str) -> bool:
        return isinstance(head, str) and _ASIDE.sub("", label(head)) == self.titles[field]

    def _joined(self, upper: Sequence[object], lower: Sequence[object]) -> list[object]:
        """Two rows of heads as one: what stands below is the finer name, where it is one."""
        if not lower:
            return []
        return [
            low if self.field_of(low) or not self.field_of(high) else high
            for high, low in zip(upper, lower, strict=True)
        ]


def _shown(head: object) -> str:
    return "".join(str(head).split())
