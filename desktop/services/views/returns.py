"""Yearly returns of lower bodies as they are shown."""

from collections.abc import Mapping
from datetime import date

from db.frozen import frozen
from db.records import SuperiorTable, YearReturn
from desktop.exchange.remarks import Remark


@frozen
class ReturnLine:
    """One lower body in a year; `state` is 已报, 未报, 逾期未报 or 不需报送."""

    organisation_id: str
    organisation: str
    state: str
    figures: Mapping[str, int]
    stored: YearReturn | None


@frozen
class ReturnsView:
    """A year: every lower body, the sum of what was sent, our own figures, the day it is due."""

    year: int
    due_on: date | None
    lines: tuple[ReturnLine, ...]
    total: Mapping[str, int]
    own: Mapping[str, int]

    @property
    def missing(self) -> tuple[ReturnLine, ...]:
        """Who has not sent anything yet and is to."""
        return tuple(line for line in self.lines if line.state in {"未报", "逾期未报"})

    @property
    def received(self) -> tuple[ReturnLine, ...]:
        """Who has."""
        return tuple(line for line in self.lines if line.state == "已报")


@frozen
class Incoming:
    """One row of a file that will be taken over: of which body, and whether it replaces another."""

    organisation_id: str
    organisation: str
    figures: Mapping[str, int]
    filled_by: str
    phone: str
    replaces: bool


@frozen
class ReturnsPreview:
    """What files hold; nothing is taken over while there are errors."""

    year: int
    source: str
    incoming: tuple[Incoming, ...]
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]


@frozen
class SuperiorColumn:
    """A column of a superior's table: its letter, its head, and the figure that goes into it."""

    letter: str
    head: str
    key: str


@frozen
class SuperiorView:
    """A table of a superior with its columns."""

    table: SuperiorTable
    columns: tuple[SuperiorColumn, ...]
