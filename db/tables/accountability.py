"""Matters that may call for accountability."""

from db.records import AccountabilityFlag
from db.tables.base import Table

_OF_YEAR = "voided_reason = '' and found_on between ? and ?"


class AccountabilityFlags(Table[AccountabilityFlag]):
    """The table accountability_flags."""

    name = "accountability_flags"
    noun = "追责情形"
    record = AccountabilityFlag
    long_texts = frozenset({"facts", "outcome"})

    def of_talk(self, talk_id: str) -> list[AccountabilityFlag]:
        """Return what belongs to one talk, oldest first."""
        return self._where("talk_id = ?", (talk_id,), order_by="found_on, rowid")

    def of_year(self, year: int) -> list[AccountabilityFlag]:
        """Return what was found in a year and is not voided, oldest first."""
        return self._where(_OF_YEAR, _days(year), order_by="found_on, rowid")

    def page(self, *, offset: int, limit: int) -> list[AccountabilityFlag]:
        """Return what is not voided, newest first."""
        order = "found_on desc, rowid desc"
        return self._where("voided_reason = ''", order_by=order, offset=offset, limit=limit)

    def count(self) -> int:
        """Return how many are not voided."""
        return self._count("voided_reason = ''")


def _days(year: int) -> tuple[str, str]:
    return f"{year:04d}-01-01", f"{year:04d}-12-31"
