"""今日, 整改跟踪 and 计划与覆盖 open from each other in the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.app.office import Office
from desktop.outside import Outside
from tests.conftest import CHEAP, TODAY
from tests.followed import follow
from tests.town import fill

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shell(opened, memory, qtbot):
    fill(opened.content)
    follow(opened.content)
    shell = Office(opened, Outside(TODAY), cost=CHEAP).window(memory)
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    shell.show()
    return shell


def test_the_window_opens_at_today(shell):
    assert shell.place == "今日"
    assert shell.screen_shown.heading.title.text() == "今日 · 2026年7月13日 星期一"


def test_a_late_report_opens_its_thread(shell, qtbot):
    table = shell.screen_shown.to_do
    late = next(n for n, r in enumerate(table.records) if r.due.item == "action_report")
    table.selectRow(late)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shell.place == "整改跟踪"
    assert shell.screen_shown.detail.talk_id == "t1"


def test_the_figures_open_their_lists(shell, qtbot):
    today = shell.screen_shown
    qtbot.mouseClick(today.coverage, LEFT)
    assert (shell.place, shell.screen_shown.tabs.key) == ("计划与覆盖", "coverage")
    shell.open_place("今日")
    qtbot.mouseClick(today.plan, LEFT)
    assert (shell.screen_shown.tabs.key, shell.screen_shown.year.value) == ("plan", 2026)
    shell.open_place("今日")
    qtbot.mouseClick(today.remediation, LEFT)
    assert (shell.place, shell.screen_shown.tabs.key) == ("整改跟踪", "late")
    shell.open_place("今日")
    qtbot.mouseClick(today.copies, LEFT)
    assert (shell.place, shell.screen_shown.tabs.key) == ("整改跟踪", "copies")


def test_a_letter_registered_today_opens_the_print_place(shell, qtbot):
    table = shell.screen_shown.to_do
    late = next(n for n, r in enumerate(table.records) if r.due.item == "action_report")
    at = table.act_rect(late, "再次提醒").center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    dialog = next(d for d in shell.screen_shown.children() if hasattr(d, "do_button"))
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert shell.place == "表格打印"


def test_locking_comes_back_to_the_same_talk(shell):
    shell.open_place("整改跟踪", talk_id="t2")
    place, target = shell.whereabouts()
    assert (place, target) == ("整改跟踪", {"group": "running", "talk_id": "t2"})


def test_the_stages_of_a_talk_open_from_the_thread_and_work(shell, qtbot, opened):
    shell.open_place("整改跟踪", talk_id="t2")
    qtbot.mouseClick(shell.screen_shown.detail.open_button, LEFT)
    assert shell.place == "谈话"
    page = shell.screen_shown.page
    assert (page.talk_id, page.stage) == ("t2", "remediation")
    assert page.tab.findings_card.title.text() == "问题和整改措施（销号 0 / 2）"
    shell.open_place("谈话", talk_id="t2", stage="copies")
    assert page.stage == "copies"
    shell.open_place("今日")
    with opened.content.atomic():
        found = opened.content.findings.get("f1")
        opened.content.findings.put(replace(found, closed_out_on=TODAY))
    shell.open_place("谈话", talk_id="t2", stage="remediation")
    assert page.tab.findings_card.title.text() == "问题和整改措施（销号 1 / 2）"


def test_copies_due_today_open_their_stage(shell, qtbot):
    table = shell.screen_shown.to_do
    due = next(n for n, r in enumerate(table.records) if r.due.item == "copy")
    table.selectRow(due)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    page = shell.screen_shown.page
    assert (shell.place, page.talk_id, page.stage) == ("谈话", "t2", "copies")


def test_the_first_steps_of_a_new_office_open_where_they_are_done(opened, memory, qtbot):
    shell = Office(opened, Outside(TODAY), cost=CHEAP).window(memory)
    qtbot.addWidget(shell)
    shell.show()
    came = []
    for number in range(4):
        shell.open_place("今日")
        qtbot.mouseClick(shell.screen_shown.beginning._made[number], LEFT)
        came.append((shell.place, shell.whereabouts()[1].get("page")))
    assert came[:2] == [("系统管理", "leaders"), ("谈话对象", "import")]
    assert [place for place, _ in came[2:]] == ["计划与覆盖", "谈话"]
