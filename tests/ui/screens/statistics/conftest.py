from dataclasses import replace
from datetime import date

import pytest

from db.content import ContentStore
from db.records import Plan, PlanItem, TalkKind, Trigger, TriggerKind, TriggerState
from desktop.security.permissions import DEEDS
from desktop.services.desk import Desk
from desktop.services.statistics import StatisticsService
from desktop.services.year_report import YearReportService
from desktop.ui.background import busy
from desktop.ui.screens.statistics.figures_page import FiguresPage
from desktop.ui.screens.statistics.report_page import ReportPage
from desktop.ui.screens.statistics.screen import StatisticsScreen
from desktop.ui.screens.statistics.services import StatisticsServices
from desktop.ui.widgets.pages import Tab
from tests.conftest import KEY
from tests.factories import an_ended_talk, at


@pytest.fixture
def counted_desk(followed):
    """The desk over talks that are followed up, with a plan and a trigger."""
    store = followed.store
    with store.atomic():
        store.talks.put(
            an_ended_talk(at(2025, 5, 6), id="t9", number="2025-001", kind=TalkKind.TIMELY)
        )
        store.plans.put(Plan(id="p1", year=2026))
        for item_id, talk_id, month in (("i1", "t2", 4), ("i2", None, 6)):
            store.plan_items.put(
                PlanItem(
                    id=item_id,
                    plan_id="p1",
                    talkee_id="sun",
                    organisation_id="shuiwu",
                    talker_id="wang",
                    month=month,
                    due_on=date(2026, month, 30),
                    talk_id=talk_id,
                )
            )
        store.triggers.put(
            Trigger(
                id="g1",
                number="2026-01",
                kind=TriggerKind.CRITICISED,
                state=TriggerState.CONFIRMED,
                found_on=date(2026, 6, 1),
                source="省委巡视组",
                facts="……",
                talkee_id="shan",
                organisation_id="donggang",
                limit_on=date(2026, 7, 1),
            )
        )
    return followed


def services_at(desk: Desk):
    """The services, which count over a second connection as they do in the program."""

    def elsewhere(act, kind=StatisticsService):
        store = ContentStore(desk.store.path, KEY)
        try:
            return act(kind(replace(desk, store=store)))
        finally:
            store.close()

    return StatisticsServices(
        statistics=StatisticsService(desk),
        read=lambda span: elsewhere(lambda s: s.read(span)),
        counted=lambda figure, span: elsewhere(lambda s: s.counted(figure, span)),
        reports=YearReportService(desk),
        draft=lambda year, leader: elsewhere(lambda s: s.read(year, leader), YearReportService),
        today=desk.today,
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )


@pytest.fixture
def place(qtbot, counted_desk, changes):
    services = services_at(counted_desk)
    tabs = [Tab(p.key, p.title, lambda p=p: p(services)) for p in (FiguresPage, ReportPage)]
    place = StatisticsScreen(tabs, changes)
    qtbot.addWidget(place)
    place.resize(1104, 634)
    place.visited = []
    place.wanted.connect(lambda where, target: place.visited.append((where, target)))
    place.show()
    qtbot.waitUntil(lambda: not busy() and bool(place.page.sheet.tables))
    return place
