from dataclasses import fields

import pytest
from PySide6.QtWidgets import QCheckBox

from db.records import BodyKind, OfficeSettings
from desktop.services.office import OfficeService
from desktop.ui.screens.administration.office import OfficePage
from desktop.ui.widgets.form import FormRows


@pytest.fixture
def page(place, own_pages):
    place.open({"page": "office"})
    return own_pages["office"]


def error_at(page, label):
    return next(r.errors[label] for r in page.findChildren(FormRows) if r.has(label))


def test_every_setting_is_shown_as_it_is(page):
    for f in fields(OfficeSettings):
        assert page.field(f.name).value == getattr(OfficeSettings(), f.name)
    assert not page.changed
    assert not page.save_button.isEnabled()


def test_a_change_is_saved_with_its_reason(page, press, store):
    page.field("copy_days").widget.setValue(10)
    page.field("show_next_working_day").widget.setChecked(True)
    page.field("topics").widget.setPlainText("题目一\n\n 题目二 ")
    page.reason.setText("办公室会议")
    press(page, "保存")
    settled = store.settings.office()
    assert (settled.copy_days, settled.show_next_working_day) == (10, True)
    assert settled.topics == ("题目一", "题目二")
    assert "抄送期限由“15天”改为“10天”（办公室会议）" in page.history.text()
    assert not page.changed


def test_a_bad_value_is_said_at_its_field_and_nothing_is_stored(page, press, store):
    page.field("copy_days").widget.setValue(10)
    page.field("number_pattern").widget.setText("第{serial}号")
    press(page, "保存")
    assert "年份" in error_at(page, "编号规则")
    assert store.settings.office() == OfficeSettings()
    assert page.changed


def test_changes_are_taken_back(page, press):
    page.field("near_days").widget.setValue(9)
    assert page.changed
    press(page, "撤销更改")
    assert page.field("near_days").value == 7
    assert not page.changed


def test_what_is_being_changed_stays_when_something_else_is_read(page, changes):
    page.field("near_days").widget.setValue(9)
    changes.tell({"settings"})
    assert page.field("near_days").value == 9


def test_the_team_notice_may_follow_the_action_report(page, press, store):
    field = page.field("team_notice_days")
    assert field.value is None
    assert field.widget.text() == "不填时与整改措施报告同日到期"
    field.widget.setValue(20)
    press(page, "保存")
    assert store.settings.office().team_notice_days == 20


def test_days_off_are_typed_as_days_or_spans(page, press, store):
    field = page.field("extra_holidays")
    field.widget.setPlainText("2027年2月5日 至 2027-02-07\n2027-01-01")
    press(page, "保存")
    assert store.settings.office().extra_holidays == (
        "2027-01-01",
        "2027-02-05",
        "2027-02-06",
        "2027-02-07",
    )
    assert field.widget.toPlainText() == "2027-01-01\n2027-02-05 至 2027-02-07"
    field.widget.setPlainText("春节")
    press(page, "保存")
    assert "看不出是哪一天" in error_at(page, "另加的放假日")


def test_the_rounds_of_copies_are_ticked(page, press, store):
    first = page.field("copy_rounds").widget.findChildren(QCheckBox)[0]
    first.click()
    press(page, "保存")
    assert store.settings.office().copy_rounds == ("actions", "results")


def test_what_applies_by_analogy_is_shown_only_there(page, store, changes):
    assert not page.field("analogy_copies").widget.isVisible()
    from dataclasses import replace

    with store.atomic():
        store.body.put(replace(store.body.own(), kind=BodyKind.BY_ANALOGY))
    changes.tell({"body"})
    assert page.field("analogy_copies").widget.isVisibleTo(page)


def test_who_may_not_change_only_reads(qtbot, clerk):
    page = OfficePage(OfficeService(clerk), may_change=False)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert not page.save_button.isVisible()
    assert not page.field("near_days").widget.isEnabled()


def test_a_holiday_list_is_read_from_a_file_and_saved_with_the_rest(page, press, store, tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("2027年：1月1日至3日放假。1月9日上班。10月1日至7日放假。", "utf-8")
    page.ask_file = lambda: str(path)
    press(page, "从文件读入节假日安排…")
    text = page.field("extra_holidays").widget.toPlainText()
    assert text == "2027-01-01 至 2027-01-03\n2027-10-01 至 2027-10-07"
    assert page.changed
    press(page, "保存")
    assert store.settings.office().extra_workdays == ("2027-01-09",)
