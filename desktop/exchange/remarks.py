"""What is told of a list that was read: cells, columns, and what a row would change."""

from db.frozen import frozen


@frozen
class Remark:
    """Something to say of a cell: an error, or how it was read. `row` counts from 1."""

    row: int
    column: str
    message: str
    sheet: str = ""
    cell: str = ""


@frozen
class MatchedColumn:
    """A column that was recognised: its letter, its head in the file, and what it is read as."""

    sheet: str
    letter: str
    head: str
    read_as: str


@frozen
class FieldChange:
    """A field of something stored that a row would change."""

    row: int
    subject: str
    field: str
    old: str
    new: str
    sheet: str = ""
