"""What the report on a year is made from."""

from datetime import date

from db.frozen import frozen
from db.records import By, Measure
from desktop.reports.period import Named, Period, Year
from desktop.reports.tables import Cell, cell


@frozen
class FixedPlan:
    """How the plan of the year stands: by which meeting it was fixed, and when; or a draft."""

    fixed_on: date | None = None
    meeting: str = ""


@frozen
class YearFacts:
    """The year in figures, with what they are compared with.

    `before` is there where the Measures were in force in the year before (Art. 20), `ahead`
    where the plan of the year after has been begun. Without `coverage` none is told. A body
    `by_analogy` follows the Measures without being bound by them (Art. 2).
    """

    period: Period
    body: str = ""
    office: str = ""
    secretary: Named | None = None
    plan: FixedPlan | None = None
    before: Year | None = None
    ahead: Year | None = None
    term_ends_on: date | None = None
    coverage: bool = True
    by_analogy: bool = False

    @property
    def year(self) -> int:
        """The year that is reported on."""
        return self.period.span.begin.year

    @property
    def begin(self) -> str:
        """Return how far the figures reach: the year, or up to today while it runs."""
        today = self.period.today
        if today <= self.period.span.end:
            return f"{self.year}年1月1日至{today.month}月{today.day}日"
        return f"{self.year}年"

    def cell(self, measure: Measure, by: By = By.ALL, value: str = "") -> Cell:
        """Return one number of the year."""
        return cell(self.period, measure, by, value)

    def count(self, measure: Measure, by: By = By.ALL, value: str = "") -> int:
        """Return how many."""
        return self.cell(measure, by, value).number
