from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.administration.leader_dialog import LeaderDialog


@pytest.fixture
def page(place, own_pages):
    place.open({"page": "leaders"})
    return own_pages["leaders"]


def names(page):
    return [r.person.name for r in page.table.records]


def dialog_of(page, kind=DeedDialog):
    return next(d for d in page.findChildren(kind) if d.isVisible())


def test_who_leads_today_is_listed_by_rank(page):
    assert names(page) == ["王建国", "李志远"]


def test_a_leader_is_added_with_errors_at_the_fields(page, press, store):
    press(page, "新增班子成员…")
    asked = dialog_of(page, LeaderDialog)
    press(asked, "登记")
    assert asked.rows.errors["姓名"] == "请填写姓名。"
    asked.name.setText("何静")
    asked.post.setText("市委书记")
    asked.is_secretary.setChecked(True)
    asked.begins_on.set_value(date(2026, 7, 1))
    press(asked, "登记")
    assert "同时有两位书记" in asked.rows.errors["任职日期"]
    asked.is_secretary.setChecked(False)
    asked.post.setText("市委常委")
    press(asked, "登记")
    assert names(page) == ["王建国", "李志远", "何静"]


def test_somebody_known_is_offered(page, press, store):
    press(page, "新增班子成员…")
    asked = dialog_of(page, LeaderDialog)
    asked.name.setText("赵立新")
    asked.name.editingFinished.emit()
    assert asked.who.isVisible()
    asked.who.choose("zhao")
    asked.post.setText("市委常委")
    asked.begins_on.set_value(date(2026, 7, 1))
    press(asked, "登记")
    assert len(store.people.named("赵立新")) == 1


def test_a_leader_leaves_and_is_shown_when_asked(page, press, act):
    act(page.table, 1, "免职")
    asked = dialog_of(page)
    for field, words in zip(
        asked.rows.findChildren(QLineEdit), ("2026-06-30", "省委通知"), strict=True
    ):
        field.setText(words)
    press(asked, "登记免职")
    assert names(page) == ["王建国"]
    page.past.click()
    assert names(page) == ["王建国", "李志远"]
    page.table.selectRow(1)
    assert "省委通知" in page.history.text()


def test_a_correction_and_a_void_entry(page, press, act):
    act(page.table, 1, "更正")
    asked = dialog_of(page, LeaderDialog)
    asked.post.setText("市委副书记、市长")
    asked.reason.setText("补全职务")
    press(asked, "更正")
    assert page.table.records[1].leader.post == "市委副书记、市长"
    act(page.table, 1, "作废")
    asked = dialog_of(page)
    asked.rows.findChild(QLineEdit).setText("重复登记")
    press(asked, "作废")
    assert names(page) == ["王建国"]


def test_the_order_is_moved(page, press):
    page.table.selectRow(1)
    press(page, "上移")
    assert names(page) == ["李志远", "王建国"]
    assert page.table.chosen.person.name == "李志远"
    press(page, "下移")
    assert names(page) == ["王建国", "李志远"]


def test_a_long_post_leaves_room_for_the_days(page, press, qtbot):
    press(page, "新增班子成员…")
    asked = dialog_of(page, LeaderDialog)
    asked.name.setText("何静")
    asked.post.setText("市委常委、市纪委书记、市监委主任，" * 4)
    asked.begins_on.set_value(date(2026, 7, 1))
    press(asked, "登记")
    table = page.table
    words = table.model().cell(2, 2).text
    needed = table.fontMetrics().horizontalAdvance(words)
    assert words == "2026年7月1日 至今"
    qtbot.waitUntil(lambda: table.columnWidth(2) > needed)
    assert table.horizontalScrollBar().maximum() == 0
