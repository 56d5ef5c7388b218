"""What is told of a list that was read: cells, columns, and what a row would change."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to say of a cell: an error, or how it was read. `row` counts from 1."""

    row: int
    column: str
    message: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedColumn:
    """A column that was recognised: its letter, its head in the file, and what it is read as."""

    sheet: str
    letter: str
    head: str
    read_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of something stored that a row would change."""

    row: int
    subject: str
    field: str
    old: str
    new: str
    sheet: str = ""
