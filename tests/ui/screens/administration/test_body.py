from datetime import date

import pytest

from desktop.services.body import BodyService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.administration.body import BodyPage
from desktop.ui.screens.administration.body_forms import TermDialog


@pytest.fixture
def page(place, own_pages):
    place.open({"page": "body"})
    return own_pages["body"]


def test_the_own_body_and_its_terms_are_shown(page):
    assert page.facts.facts["单位名称"] == "中共江州市委"
    assert [t.name for t in page.terms.records] == ["第八届"]
    assert page.terms.model().index(0, 0).data() == "本届 第八届"


def test_a_correction_needs_a_reason_and_is_kept(page, press, store):
    press(page, "更正…")
    page.form.name.setText("中共江州市委员会")
    press(page, "保存")
    assert page.form.rows.errors["更正理由"]
    page.form.reason.setText("按批复更名")
    press(page, "保存")
    assert store.body.own().name == "中共江州市委员会"
    assert page.facts.facts["单位名称"] == "中共江州市委员会"
    assert "按批复更名" in page.history.text()
    assert not page.form.isVisible()


def test_giving_up_changes_nothing(page, press, store):
    press(page, "更正…")
    page.form.name.setText("别的")
    press(page, "取消")
    assert store.body.own().name == "中共江州市委"
    assert page.facts.isVisible()


def test_a_term_is_entered_corrected_and_void(page, press, act):
    press(page, "登记任期…")
    asked = page.findChild(TermDialog)
    asked.name.setText("第九届")
    asked.begins_on.set_value(date(2026, 12, 1))
    asked.ends_on.set_value(date(2031, 12, 20))
    press(asked, "登记")
    assert "与“第八届”" in asked.rows.errors["开始日期"]
    asked.begins_on.set_value(date(2026, 12, 21))
    press(asked, "登记")
    assert [t.name for t in page.terms.records] == ["第九届", "第八届"]
    act(page.terms, 0, "更正")
    again = next(d for d in page.findChildren(TermDialog) if d.isVisible())
    again.name.setText("中共江州市第九届委员会")
    again.reason.setText("写全称")
    press(again, "更正")
    assert page.terms.records[0].name == "中共江州市第九届委员会"
    act(page.terms, 0, "作废")
    asked = next(d for d in page.findChildren(DeedDialog) if d.isVisible())
    asked.rows.findChild(type(again.name)).setText("重复登记")
    press(asked, "作废")
    assert [t.name for t in page.terms.records] == ["第八届"]


def test_who_may_not_change_only_reads(qtbot, clerk):
    page = BodyPage(BodyService(clerk), may_change=False)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert not page.correct_button.isVisible()
    assert not page.add_button.isVisible()
    assert page.terms.act_rect(0, "更正").isEmpty()
