"""Findings while a talk is held: pointed out, completed, added, explained, and what is required."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.screens.talks.place import TalksScreen
from tests.ui.screens.conversation.conftest import at_the_findings

LEFT = Qt.MouseButton.LeftButton


def test_findings_are_pointed_out_in_the_row_and_taken_back(steps, under_way, qtbot, store):
    aid = at_the_findings(steps, 2)
    table = aid.table
    assert [tag.text for tag in table.model().cell(0, 4).tags] == ["正在指出"]
    assert [tag.text for tag in table.model().cell(1, 4).tags] == ["待指出", "缺具体事实"]

    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "指出").center())
    first = store.findings.of_talk(under_way)[0]
    assert first.pointed_out_at is not None
    assert [tag.text for tag in table.model().cell(0, 4).tags] == ["已指出"]

    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "撤回").center())
    assert store.findings.of_talk(under_way)[0].pointed_out_at is None


def test_facts_are_completed_on_the_spot_and_saved_when_another_finding_is_chosen(
    steps, under_way, qtbot, write, store
):
    aid = at_the_findings(steps, 2)
    aid.table.selectRow(1)
    qtbot.mouseClick(aid.more_button, LEFT)
    write(aid.fields["facts"].area, "2025年接待12次")
    aid.table.selectRow(0)

    second = store.findings.of_talk(under_way)[1]
    assert second.facts == "2025年接待12次"
    assert aid.table.chosen.finding.position == 1


def test_a_finding_is_added_on_the_spot_and_counts_as_pointed_out(
    steps, under_way, qtbot, write, store
):
    at_the_findings(steps, 2)
    qtbot.mouseClick(steps.add_button, LEFT)
    write(steps.quick.title, "督办不力")
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Return)

    added = store.findings.of_talk(under_way)[2]
    assert (added.title, added.added_in_talk) == ("督办不力", True)
    assert added.pointed_out_at is not None
    assert steps.quick.isHidden()
    assert len(steps.page.aid.table.records) == 3


def test_a_finding_without_a_title_is_refused_at_the_field(steps, qtbot, under_way, store):
    at_the_findings(steps, 2)
    qtbot.mouseClick(steps.add_button, LEFT)
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Return)

    assert "还没有填写" in steps.quick.findChild(QLineEdit).accessibleDescription()
    assert len(store.findings.of_talk(under_way)) == 2
    qtbot.keyClicks(steps.quick.title, "x")
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Escape)
    assert steps.quick.title.text() == "x"
    steps.quick.title.clear()
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Escape)
    assert steps.quick.isHidden()


def test_an_explanation_is_kept_for_each_finding(steps, under_way, qtbot, write, store):
    aid = at_the_findings(steps, 3)
    write(aid.fields["explanation"].area, "认账领账")
    aid.table.selectRow(1)
    write(aid.fields["explanation"].area, "已经补齐")
    steps.forward()

    said = [f.explanation for f in store.findings.of_talk(under_way)]
    assert said == ["认账领账", "已经补齐"]


def test_a_requirement_has_who_and_by_when(steps, under_way, qtbot, write, store):
    aid = at_the_findings(steps, 4)
    write(aid.fields["requirement"].area, "每季度谈心一次")
    write(aid.who, "赵立新")
    qtbot.keyClicks(aid.by, "2026-8-31")
    steps.forward()

    first = store.findings.of_talk(under_way)[0]
    assert first.requirement == "每季度谈心一次"
    assert (first.requirement_for, first.requirement_by) == ("赵立新", date(2026, 8, 31))
    assert steps.number == 5


def test_a_deadline_before_the_talk_is_refused_at_the_field_and_nothing_is_lost(
    steps, under_way, qtbot, write, store
):
    aid = at_the_findings(steps, 4)
    write(aid.fields["requirement"].area, "每季度谈心一次")
    qtbot.keyClicks(aid.by, "2026-7-1")
    steps.forward()

    assert steps.number == 4
    assert "早于谈话当天" in aid.rows.errors["完成时限"]
    assert aid.fields["requirement"].text == "每季度谈心一次"
    assert store.findings.of_talk(under_way)[0].requirement == ""


@pytest.mark.parametrize("before", ["2026-7-1", "2026-7-31"])  # one is refused, one is not
def test_a_date_that_was_mended_is_stored_as_mended(steps, under_way, qtbot, write, store, before):
    aid = at_the_findings(steps, 4)
    write(aid.fields["requirement"].area, "立即整改")
    for typed in (before, "2026-8-31"):
        aid.by.selectAll()
        qtbot.keyClicks(aid.by, typed)
        aid.by.editingFinished.emit()  # as when the field is left: it is spelt out
        if typed == before:
            aid.draft.keep_now()
    steps.forward()  # before the draft is kept anew
    assert store.findings.of_talk(under_way)[0].requirement_by == date(2026, 8, 31)
    assert aid.by.value == date(2026, 8, 31)
    assert steps.number == 5


def test_a_requirement_half_written_is_there_again_after_a_kill(
    steps, under_way, qtbot, write, services, changes
):
    aid = at_the_findings(steps, 4)
    with qtbot.waitSignals([aid.fields["requirement"].saved, aid.draft.kept]):
        write(aid.fields["requirement"].area, "每季度")
        write(aid.who, "赵立新")
        write(aid.by, "2026-8")

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.open({"talk_id": under_way})
    found = again.page.steps.page.aid
    assert found.fields["requirement"].text == "每季度"
    assert (found.who.text(), found.by.text()) == ("赵立新", "2026-8")


def test_a_finding_changed_in_another_window_keeps_both_texts(
    steps, under_way, write, services, store, qtbot
):
    aid = at_the_findings(steps, 3)
    field = aid.fields["explanation"]
    write(field.area, "这边的说明")
    finding = store.findings.of_talk(under_way)[0]
    services.findings.explain(finding.id, finding.version, "那边的说明")

    assert "那边的说明" in field.clash
    qtbot.mouseClick(field.theirs_button, LEFT)
    assert field.text == "那边的说明"
    steps.forward()
    assert store.findings.of_talk(under_way)[0].explanation == "那边的说明"
