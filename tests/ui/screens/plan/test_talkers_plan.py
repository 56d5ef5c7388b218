"""A 谈话人 finds the own items in the plan of the year, and nothing of the office's."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.records import Role
from desktop.services.desk import Worker
from desktop.services.views.plans import ItemText
from desktop.ui.screens.plan.screen import PlanScreen
from tests.ui.screens.plan.conftest import services_at


@pytest.fixture
def talkers(qtbot, services, town, changes, tmp_path):
    for who, leader in (("zhao", "wang"), ("sun", "song")):
        text = ItemText(tenure_id=f"tenure-{who}", leader_id=f"leader-{leader}", month=8)
        services.plans.add(2026, text)
    worker = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    screen = PlanScreen(services_at(replace(town, worker=worker), tmp_path), changes)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show()
    screen.activateWindow()
    return screen


def test_only_own_items_are_listed_and_no_other_page_is_offered(talkers):
    assert [line.first.talkee for line in talkers.pages.plan.table.records] == ["孙国平"]
    assert [talkers.tabs.tabText(n) for n in range(talkers.tabs.count())] == ["年度计划 1"]
    assert not talkers.notice.isVisible()
    shown = {b.text() for b in talkers.heading.findChildren(QPushButton) if b.isVisible()}
    assert shown == {"导出 Excel"}


def test_other_places_cannot_open_what_is_the_offices(talkers):
    talkers.open({"part": "coverage"})
    talkers.open({"new": "trigger", "trigger_id": "x", "import": "talks"})
    assert talkers.tabs.key == "plan"


def test_nothing_is_moved_or_altered(talkers, services, qtbot):
    talkers.pages.plan.table.selectRow(0)
    qtbot.keyClick(talkers.pages.plan.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(talkers.pages.plan.table, Qt.Key.Key_Return)
    assert not talkers.pages.plan.form.isVisible()
    assert {r.item.month for r in services.plans.read(2026).rows} == {8}
