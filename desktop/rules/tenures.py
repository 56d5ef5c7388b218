"""Periods in a post: which overlap, and that an organisation has one secretary at a time (Art. 7)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from db.records import HeadRole, Tenure


class Period(Protocol):
    """Something that begins and perhaps ends on a day, both included."""

    @property
    def begins_on(self) -> date:
        """The first day."""
        ...

    @property
    def ends_on(self) -> date | None:
        """The last day, None while it lasts."""
        ...


P = TypeVar("P", bound=Period)


def overlap(one: Period, other: Period) -> bool:
    """Return whether two periods have a day in common."""
    return (one.ends_on is None or other.begins_on <= one.ends_on) and (
        other.ends_on is None or one.begins_on <= other.ends_on
    )


def first_overlap(periods: Iterable[P]) -> tuple[P, P] | None:
    """Return two periods that have a day in common, the earlier first, or None."""
    ordered = sorted(periods, key=lambda p: p.begins_on)
    longest: P | None = None
    for period in ordered:
        if longest is not None and overlap(longest, period):
            return longest, period
        longest = period
    return None


def two_secretaries(tenures: Sequence[Tenure]) -> tuple[Tenure, Tenure] | None:
    """Return two secretaries of one organisation who are in post on one day, or None."""
    return first_overlap(t for t in tenures if t.role is HeadRole.SECRETARY)
