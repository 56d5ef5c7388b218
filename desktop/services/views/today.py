"""The start page: what is to be done, four figures, and the days ahead."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from db.frozen import frozen
from desktop.reminders.engine import Due
from desktop.reminders.schedule import State
from desktop.reminders.watched import Act

__all__ = ["Act", "Due", "DueRow", "Figure", "State", "Step", "Target", "TodayView"]


@frozen
class Target:
    """A place to open and what it is opened with."""

    place: str
    given: Mapping[str, str] = field(default_factory=dict)


@frozen
class DueRow:
    """One line of the list. `chip` is 逾期 3 天 and the like, `title` and `note` the matter."""

    due: Due
    organisation: str
    chip: str
    title: str
    note: str
    target: Target


@frozen
class Figure:
    """A figure with what it is of (None where it stands alone), a mark, and the way to its list."""

    count: int
    of: int | None
    remark: str
    target: Target


@frozen
class Step:
    """Something that a new office does first, and where."""

    verb: str
    target: Target


@frozen
class TodayView:
    """The start page of a day. `coverage` is None where no term is entered.

    `plan` counts the items of the plan of the year; with a remark, the regular talks of the year.

    `coming` is whole up to the day `coming_until`.
    `beginning` is what a new office has still to do before there is anything to remind of.
    """

    today: date
    summary: str
    to_do: tuple[DueRow, ...]
    coming: tuple[DueRow, ...]
    coming_until: date
    coverage: Figure | None
    plan: Figure
    remediation: Figure
    late: int
    copies: Figure
    archive: Figure
    unsigned: Figure
    remark: str
    beginning: tuple[Step, ...]
