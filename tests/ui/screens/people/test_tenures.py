"""Tenures beside the tree: a successor, an end, a correction, and what days are refused."""

from datetime import date

import pytest

from db.records import HeadRole
from tests.ui.screens.people.hands import choose, fill


def test_a_successor_is_appointed_with_the_predecessors_last_day(screen, press, store):
    choose(screen, "linhe")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    assert "现任书记赵立新" in form.now.text()
    form.name.setText("孙国平")
    form.post.setText("临河县委书记")
    form.begins_on.set_value(date(2026, 7, 1))
    press(form, "保存")
    assert "同时有两位书记" in form.rows.errors["任职日期"]
    form.predecessor_ends_on.set_value(date(2026, 6, 30))
    press(form, "保存")
    assert [r.person.name for r in screen.list.panel.posts.records] == ["孙国平", "赵立新"]
    assert screen.list.panel.isVisible()
    assert screen.list.table.records[0].head_name == "孙国平"


def test_a_namesake_may_be_the_same_person(screen, press, qtbot, store):
    choose(screen, "qingshi")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    form.name.setText("赵立新")
    form.name.editingFinished.emit()
    assert form.who.isVisible()
    form.who.choose("zhao")
    form.role.choose(HeadRole.DEPUTY)
    assert not form.predecessor_ends_on.isVisible()
    form.post.setText("青石县委副书记")
    form.begins_on.set_value(date(2026, 7, 1))
    press(form, "保存")
    assert len(store.tenures.of_person("zhao")) == 2


def test_a_post_is_ended_in_a_small_window(screen, act, dialog, press, store):
    choose(screen, "linhe")
    act(screen.list.panel.posts, 0, "免职")
    asked = dialog()
    press(asked, "登记免职")
    assert asked.rows.errors["免职日期"] == "请填写免职日期。"
    fill(asked, "2026-6-30", "市委干〔2026〕8号")
    press(asked, "登记免职")
    (tenure,) = store.tenures.of_organisation("linhe")
    assert tenure.ends_on == date(2026, 6, 30)
    assert screen.list.table.records[0].head_name == ""
    assert "职务空缺 1 个" in screen.heading.sub.text()


def test_a_tenure_is_corrected_or_void(screen, act, dialog, press, store):
    choose(screen, "linhe")
    act(screen.list.panel.posts, 0, "更正")
    form = screen.list.tenure_form
    assert form.name.isReadOnly()
    form.begins_on.set_value(date(2024, 1, 2))
    form.reason.setText("文件日期有误")
    press(form, "保存")
    (tenure,) = store.tenures.of_organisation("linhe")
    assert tenure.begins_on == date(2024, 1, 2)
    act(screen.list.panel.posts, 0, "更正")
    press(form, "作废…")
    asked = dialog()
    fill(asked, "重复登记")
    press(asked, "作废")
    assert store.tenures.of_organisation("linhe") == []
    assert screen.list.panel.isVisible()


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ((date(2026, 7, 1), date(2026, 6, 1)), "免职日期", "免职日期早于任职日期"),
        ((None, None), "任职日期", "请填写任职日期"),
        ((date(2026, 7, 1), None), "任职日期", "同时有两位书记：与赵立新的任期"),
    ],
)
def test_wrong_days_of_a_tenure_are_said_at_the_field(
    screen, act, press, store, days, field, sentence
):
    choose(screen, "linhe")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    form.name.setText("孙国平")
    form.post.setText("临河县委书记")
    form.role.choose(HeadRole.DEPUTY)
    form.begins_on.set_value(date(2025, 1, 1))
    press(form, "保存")
    at = next(n for n, r in enumerate(screen.list.panel.posts.records) if r.person.name == "孙国平")
    act(screen.list.panel.posts, at, "更正")
    form.role.choose(HeadRole.SECRETARY)
    form.begins_on.set_value(days[0])
    form.ends_on.set_value(days[1])
    form.reason.setText("核对任免文件")
    press(form, "保存")
    assert form.rows.errors[field].startswith(sentence)
    (kept,) = [t for t in store.tenures.of_organisation("linhe") if t.person_id != "zhao"]
    assert (kept.begins_on, kept.role) == (date(2025, 1, 1), HeadRole.DEPUTY)


def test_overlapping_tenures_of_one_person_are_said_at_the_field(screen, press, store):
    choose(screen, "linhe")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    form.name.setText("赵立新")
    form.name.editingFinished.emit()
    form.who.choose("zhao")
    form.role.choose(HeadRole.DEPUTY)
    form.post.setText("临河县委副书记")
    form.begins_on.set_value(date(2026, 1, 1))
    press(form, "保存")
    assert "与此人在该单位的另一段任职" in form.rows.errors["任职日期"]
    assert len(store.tenures.of_person("zhao")) == 1
