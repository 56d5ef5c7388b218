"""The plan is drafted, moved and fixed; coverage, triggers and the proposal beside it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from db.records import HeadRole, Person, PlanState, TriggerState
from desktop.services.views.plans import ItemText
from desktop.services.views.triggers import ProposalText
from desktop.ui.screens.plan.screen import PlanScreen
from desktop.ui.screens.plan.trigger_talk import TalkDialog
from tests.conftest import TODAY
from tests.factories import a_tenure
from tests.ui.screens.plan.conftest import services_at
from tests.ui.screens.plan.hands import LEFT, add, dialog_of, pick, press


def test_an_empty_plan_says_what_comes_next(screen):
    assert "拟定建议" in screen.pages.plan.table._empty.sentence
    assert screen.tabs.tabText(0) == "年度计划 0"


def test_from_an_empty_plan_one_goes_to_the_proposal(screen, qtbot):
    with qtbot.waitSignal(screen.wanted) as wanted:
        press(qtbot, screen.pages.plan.table, "拟定建议")
    assert wanted.args == ["计划与覆盖", {"tab": "proposal"}]


def test_an_item_is_added_by_first_letters_and_shown_in_its_month(screen, services, qtbot):
    press(qtbot, screen, "新增计划项")
    form = screen.pages.plan.form
    pick(qtbot, form.talkee, "zlx")
    assert form.talker.currentText().startswith("王致远")
    form.month.choose(9)
    press(qtbot, form, "保存")
    (row,) = services.plans.read(2026).rows
    assert (row.talkee, row.item.month, row.item.due_on) == ("赵立新", 9, date(2026, 9, 30))
    assert screen.tabs.tabText(0) == "年度计划 1"
    assert not form.isVisible()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_stored(screen, services, qtbot):
    press(qtbot, screen, "新增计划项")
    press(qtbot, screen.pages.plan.form, "保存")
    assert "还没有选定被谈话人" in screen.pages.plan.form.fields.errors["被谈话人"]
    assert services.plans.read(2026).plan is None


def test_alt_and_arrow_moves_the_item(screen, services, qtbot):
    add(services, month=8)
    screen.pages.plan.table.selectRow(0)
    qtbot.keyClick(screen.pages.plan.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert services.plans.read(2026).rows[0].item.month == 9
    qtbot.keyClick(screen.pages.plan.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert services.plans.read(2026).rows[0].item.month == 8


def cell(table, row, month):
    index = table.model().index(row, table.month_column(month))
    return table.visualRect(index).center()


def test_dragging_a_cell_moves_the_item(screen, services, qtbot):
    add(services, month=8)
    table = screen.pages.plan.table
    viewport = table.viewport()
    qtbot.mousePress(viewport, LEFT, pos=cell(table, 0, 8))
    qtbot.mouseRelease(viewport, LEFT, pos=cell(table, 0, 11))
    assert services.plans.read(2026).rows[0].item.month == 11
    qtbot.mousePress(viewport, LEFT, pos=cell(table, 0, 3))
    qtbot.mouseRelease(viewport, LEFT, pos=cell(table, 0, 5))
    assert services.plans.read(2026).rows[0].item.month == 11
    assert table.month_at(QPoint(2, 5)) == 0


def test_fixing_and_then_moving_asks_for_the_reason(screen, services, qtbot, write):
    add(services, month=8)
    press(qtbot, screen, "登记审定")
    write(screen.pages.plan.fixing.meeting, "市委常委会会议")
    press(qtbot, screen.pages.plan.fixing, "登记审定")
    assert services.plans.read(2026).plan.state is PlanState.FIXED
    screen.pages.plan.table.selectRow(0)
    qtbot.keyClick(screen.pages.plan.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(screen)
    press(qtbot, dialog, "调整")
    assert "调整理由" in dialog.rows.errors
    write(dialog.findChildren(QLineEdit)[0], "巡察安排")
    press(qtbot, dialog, "调整")
    (change,) = services.plans.read(2026).changes
    assert (change.change.reason, change.change.needs_approval) == ("巡察安排", False)
    press(qtbot, screen, "调整记录")
    assert len(screen.pages.plan.changes.table.records) == 1


def test_altering_and_taking_off_go_through_the_form(screen, services, qtbot, write):
    add(services, month=8)
    screen.pages.plan.table.selectRow(0)
    qtbot.keyClick(screen.pages.plan.table, Qt.Key.Key_Return)
    form = screen.pages.plan.form
    assert form.talker.currentText().startswith("王致远")
    write(form.focus, "防汛责任")
    press(qtbot, form, "保存")
    assert services.plans.read(2026).rows[0].item.focus == "防汛责任"
    screen.pages.plan.table.selectRow(0)
    qtbot.keyClick(screen.pages.plan.table, Qt.Key.Key_Return)
    write(form.reason, "调离")
    press(qtbot, form, "移出计划")
    assert services.plans.read(2026).rows == ()


def test_a_trigger_is_registered_and_judged(screen, services, qtbot, write):
    screen.tabs.choose("triggers")
    press(qtbot, screen, "登记情形")
    form = screen.pages.triggers.form
    pick(qtbot, form.talkee, "sgp")
    write(form.source, "市纪委")
    press(qtbot, form, "登记")
    assert "事实" in form.fields.errors
    write(form.facts, "防汛值班脱岗被通报")
    press(qtbot, form, "登记")
    press(qtbot, screen.pages.triggers.card, "收起")
    table = screen.pages.triggers.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "属实").center())
    dialog = dialog_of(screen)
    write(dialog.findChildren(QLineEdit)[0], "王致远")
    press(qtbot, dialog, "登记")
    (row,) = services.triggers.page()
    assert (row.trigger.state, row.trigger.judged_on) == (TriggerState.CONFIRMED, TODAY)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "安排谈话").center())
    dialog = next(d for d in screen.window().findChildren(TalkDialog) if d.isVisible())
    press(qtbot, dialog, "安排")
    assert "谈话日期" in dialog.rows.errors
    dialog.on.set_value(date(2026, 7, 20))
    press(qtbot, dialog, "安排")
    (row,) = services.triggers.page()
    assert row.talk_number == "2026-001"
    assert [r.trigger.id for r in services.triggers.waiting()] == [row.trigger.id]


@pytest.mark.parametrize("tab", ["plan", "schedule", "coverage", "triggers", "proposal"])
def test_another_place_can_ask_for_a_tab(screen, tab):
    screen.open({"tab": tab})
    assert screen.tabs.key == tab


def test_another_place_opens_a_part_or_a_year(screen):
    screen.open({"part": "triggers"})
    assert screen.tabs.key == "triggers"
    screen.open({"year": "2027"})
    assert (screen.tabs.key, screen.year.value) == ("plan", 2027)
    screen.open({"year": "1999"})
    assert screen.year.value == 2027


def test_who_leaves_before_the_planned_day_is_pointed_out(screen, services, town):
    add(services, month=9, leader="wang")
    with town.store.atomic():
        leader = town.store.leaders.get("leader-wang")
        town.store.leaders.put(replace(leader, ends_on=date(2026, 8, 31)))
    screen.reload()
    assert screen.pages.plan.doubts.isVisible()
    assert "赵立新（9月）：谈话人到2026年9月30日已不在任" in screen.pages.plan.doubts.text()
    line = screen.pages.plan.table.records[0]
    assert [t.text for t in screen.pages.plan.table._tags(9, line)] == ["须调整"]


def test_in_a_narrow_table_the_months_stay_and_the_words_are_short(screen, services):
    add(services, month=6)
    add(services, who="sun", month=9, leader="song")
    screen.reload()
    table = screen.pages.plan.table
    wide, narrow = [], []
    for size, said in ((1600, wide), (700, narrow)):
        screen.resize(size, 700)
        said += [table._tags(6, table.records[0])[0].text, table.isColumnHidden(2)]
    assert (wide, narrow) == (["逾期13天", False], ["逾期", True])
    table.show_month(table.records[1].first)
    assert table.visualRect(table.model().index(1, table.month_column(9))).right() <= table.width()


def test_a_plan_of_a_closed_year_is_refused_at_the_field(
    town, services, changes, qtbot, tmp_path, monkeypatch
):
    add(services, month=8)
    services.plans.fix(2026, on=TODAY, meeting="市委常委会会议")
    later = services_at(replace(town, today=lambda: date(2027, 1, 4)), tmp_path)
    screen = PlanScreen(later, changes)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show()
    screen.open({"year": "2026"})
    monkeypatch.setattr("desktop.ui.screens.plan.screen.confirm", lambda *_a: True)
    press(qtbot, screen, "结束计划")
    assert later.plans.read(2026).plan.state is PlanState.CLOSED
    press(qtbot, screen, "新增计划项")
    form = screen.pages.plan.form
    form.talkee.show_value("tenure-sun", "孙国平")
    press(qtbot, form, "保存")
    assert form.fields.errors["计划月份"].startswith("2026年度计划已结束，不能再改")
    assert len(later.plans.read(2026).rows) == 1
    assert "结束计划" not in {b.text() for b in screen.findChildren(QPushButton) if b.isVisible()}


def test_another_place_opens_one_item(screen, services):
    add(services, month=8)
    item_id = add(services, who="sun", month=9, leader="song")
    screen.reload()
    screen.open({"year": "2026", "item_id": item_id})
    assert screen.pages.plan.form.isVisible()
    assert screen.pages.plan.form.talkee.text().startswith("孙国平")
    assert screen.pages.plan.table.chosen.first.talkee == "孙国平"


def test_the_words_of_late_months_are_never_cut(screen, services, town):
    people = [f"x{n}" for n in range(90)]
    with town.store.atomic():
        town.store.people.put_all([Person(id=i, name=f"人{i}") for i in people])
        town.store.tenures.put_all(
            [a_tenure(i, "shuiwu", role=HeadRole.ACTING, id=f"t-{i}") for i in people]
        )
    for number, i in enumerate(people):
        month = 1 if number < 80 else 6
        services.plans.add(2026, ItemText(tenure_id=f"t-{i}", leader_id="leader-song", month=month))
    screen.resize(1600, 700)
    screen.reload()
    table = screen.pages.plan.table
    needed = table._cells.width(table._model.cell(85, table.month_column(6)))
    assert table.columnWidth(table.month_column(6)) >= needed


def test_a_page_is_made_when_its_tab_is_opened_and_read_when_it_is_shown(screen, services):
    assert list(screen.pages.made) == ["plan"]
    screen.tabs.choose("units")
    assert list(screen.pages.made) == ["plan", "units"]
    screen.tabs.choose("plan")
    services.triggers.propose(
        ProposalText(
            unit="市审计局", tenure_id="tenure-sun", received_on=TODAY, reason="审计发现问题"
        )
    )
    assert screen.pages.units.table.records == []
    screen.tabs.choose("units")
    assert [r.proposal.unit for r in screen.pages.units.table.records] == ["市审计局"]
