"""The place 统计报告, which counts on connections of its own."""

from db.content import ContentStore
from db.session import OpenVault
from desktop.app.elsewhere import elsewhere
from desktop.security.permissions import DEEDS
from desktop.services.desk import Desk
from desktop.services.statistics import StatisticsService
from desktop.services.year_report import YearReportService
from desktop.ui.changes import Changes
from desktop.ui.screens.statistics.figures_page import FiguresPage
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.screens.statistics.screen import StatisticsScreen
from desktop.ui.screens.statistics.services import StatisticsServices
from desktop.ui.widgets.pages import Tab


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
    tabs: list[Tab[StatisticsPage]] = [
        Tab(FiguresPage.key, FiguresPage.title, lambda: FiguresPage(services)),
        Tab("report", "年度报告", lambda: _report(services)),
    ]
    if services.may("check"):
        tabs.append(Tab("check", "规范性自查", lambda: _check(opened, desk)))
    if services.may("returns"):
        tabs.append(Tab("returns", "上报与汇总", lambda: _returns(opened, desk)))
    return StatisticsScreen(tabs, changes)


def _report(services: StatisticsServices) -> StatisticsPage:
    from desktop.ui.screens.statistics.report_page import ReportPage

    return ReportPage(services)


def _check(opened: OpenVault, desk: Desk[ContentStore]) -> StatisticsPage:
    from desktop.app.checking import check_services
    from desktop.ui.screens.statistics.check_page import CheckPage

    return CheckPage(check_services(opened, desk))


def _returns(opened: OpenVault, desk: Desk[ContentStore]) -> StatisticsPage:
    from desktop.services.returns import ReturnService
    from desktop.services.superior_tables import SuperiorTableService
    from desktop.ui.screens.statistics.returns_page import ReturnsPage
    from desktop.ui.screens.statistics.returns_services import ReturnsServices

    services = ReturnsServices(
        returns=ReturnService(desk),
        superior=SuperiorTableService(desk),
        read=lambda year: elsewhere(opened, desk, lambda d: ReturnService(d).read(year)),
        today=desk.today,
    )
    return ReturnsPage(services)
