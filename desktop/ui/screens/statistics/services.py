"""What the tabs of figures in 统计报告 work with."""

from collections.abc import Callable
from datetime import date

from db.frozen import frozen
from desktop.services.statistics import StatisticsService
from desktop.services.views.statistics import Counted, Figure, Span, StatisticsView
from desktop.services.views.year_report import YearView
from desktop.services.year_report import YearReportService


@frozen
class StatisticsServices:
    """`read`, `counted` and `draft` run on another thread, each over a connection of its own."""

    statistics: StatisticsService
    reports: YearReportService
    read: Callable[[Span], StatisticsView]
    counted: Callable[[Figure, Span], tuple[Counted, ...]]
    draft: Callable[[int, str], YearView]
    today: Callable[[], date]
    may: Callable[[str], bool]
