"""Statistics as they are shown, and the lists behind their numbers."""

from datetime import date

from db.frozen import frozen
from db.records import Counted, Figure, Span
from desktop.reports.charts import Bar, Chart
from desktop.reports.period import Period
from desktop.reports.tables import Cell, Headline, Line, NumberTable

__all__ = [
    "Bar",
    "Cell",
    "Chart",
    "Counted",
    "CountedLine",
    "Figure",
    "Headline",
    "Line",
    "NumberTable",
    "Period",
    "Span",
    "StatisticsView",
]


@frozen
class StatisticsView:
    """The figures of a period with their tables and charts, and the years that may be chosen."""

    period: Period
    years: tuple[int, ...]
    headline: tuple[Headline, ...]
    tables: tuple[NumberTable, ...]
    charts: tuple[Chart, ...]


@frozen
class CountedLine:
    """One line of the list behind a number; `talk_id` is empty where no talk stands behind it."""

    id: str
    talk_id: str
    number: str
    talkee: str
    organisation: str
    talker: str
    on: date | None
    matter: str
    state: str
    person_id: str = ""
