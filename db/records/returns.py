"""Yearly returns of lower bodies, and the tables of superiors that are filled in each year."""

from datetime import date

from db.frozen import frozen


@frozen
class YearReturn:
    """What one lower body was asked for and sent for a year (Art. 14).

    `figures` are "key=number" (`rules.returns`); `chased` are the days on which it was reminded.
    Where it need not send any, `exempt_reason` says why.
    """

    id: str
    year: int
    organisation_id: str
    due_on: date | None = None
    chased: tuple[str, ...] = ()
    received_on: date | None = None
    figures: tuple[str, ...] = ()
    filled_by: str = ""
    phone: str = ""
    source: str = ""
    exempt_reason: str = ""
    version: int = 0


@frozen
class SuperiorTable:
    """A table in the columns of a superior, kept as the workbook that was sent.

    `columns` are "letter=key": which of our figures goes into which column; `row` (from 1) is the
    first one to be filled in.
    """

    id: str
    name: str
    sheet: str
    row: int
    columns: tuple[str, ...]
    workbook: bytes
    taken_in_on: date
    voided_reason: str = ""
    version: int = 0
