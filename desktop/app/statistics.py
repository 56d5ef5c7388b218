"""The place 统计报告, which counts on connections of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from db.content import ContentStore
from db.session import OpenVault
from desktop.security.permissions import DEEDS
from desktop.services.desk import Desk
from desktop.services.statistics import StatisticsService
from desktop.services.year_report import YearReportService
from desktop.ui.changes import Changes
from desktop.ui.screens.statistics.figures_page import FiguresPage
from desktop.ui.screens.statistics.report_page import ReportPage
from desktop.ui.screens.statistics.screen import StatisticsScreen
from desktop.ui.screens.statistics.services import StatisticsServices

T = TypeVar("T")


def statistics(opened: OpenVault, desk: Desk[ContentStore], changes: Changes) -> StatisticsScreen:
    """Return the screen for the user at the desk."""
    services = StatisticsServices(
        statistics=StatisticsService(desk),
        read=lambda span: elsewhere(opened, desk, lambda d: StatisticsService(d).read(span)),
        counted=lambda figure, span: elsewhere(
            opened, desk, lambda d: StatisticsService(d).counted(figure, span)
        ),
        reports=YearReportService(desk),
        draft=lambda year, leader: elsewhere(
            opened, desk, lambda d: YearReportService(d).read(year, leader)
        ),
        today=desk.today,
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )
    return StatisticsScreen([FiguresPage(services), ReportPage(services)], changes)


def elsewhere(
    opened: OpenVault, desk: Desk[ContentStore], act: Callable[[Desk[ContentStore]], T]
) -> T:
    """Do something at a desk over a connection of its own; for another thread."""
    with _connection(opened, desk) as store:
        return act(replace(desk, store=store, changed=lambda _tables: None))


@contextmanager
def _connection(opened: OpenVault, desk: Desk[ContentStore]) -> Iterator[ContentStore]:
    if opened.keys.content is None:
        raise RuntimeError("the place is only there for who holds the content")
    store = ContentStore(desk.store.path, opened.keys.content)
    try:
        yield store
    finally:
        store.close()
