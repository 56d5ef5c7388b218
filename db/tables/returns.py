"""Yearly returns of lower bodies, and tables of superiors."""

from db.records import SuperiorTable, YearReturn
from db.tables.base import Table


class YearReturns(Table[YearReturn]):
    """The table year_returns: one row for each lower body and year."""

    name = "year_returns"
    noun = "下级报表"
    record = YearReturn

    def of_year(self, year: int) -> list[YearReturn]:
        """Return what is known of a year."""
        return self._where("year = ?", (year,))

    def years(self) -> list[int]:
        """Return the years that there is something of."""
        rows = self._conn.execute("select distinct year from year_returns order by year desc")
        return [int(r[0]) for r in rows.fetchall()]


class SuperiorTables(Table[SuperiorTable]):
    """The table superior_tables."""

    name = "superior_tables"
    noun = "上报表样"
    record = SuperiorTable

    def in_use(self) -> list[SuperiorTable]:
        """Return what is not voided, the newest first."""
        return self._where("voided_reason = ''", order_by="rowid desc")
