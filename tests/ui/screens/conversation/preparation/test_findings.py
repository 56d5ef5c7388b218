"""Findings and the outline in preparation."""

from PySide6.QtWidgets import QLineEdit

from db.records import FindingCategory
from desktop.ui.screens.talks.place import TalksScreen
from tests.ui.screens.conversation.preparation.hands import LEFT, dialog_of


def test_a_finding_is_entered_with_facts_part_and_thinking(tab, qtbot, write, store, talk_id):
    tab.show_part("findings")
    part = tab.part
    qtbot.mouseClick(part.add_button, LEFT)
    form = part.form
    write(form.title, "谈心谈话少")
    form.category.choose(FindingCategory.CONDUCT)
    write(form.facts, "全年2次")
    write(form.part, "没有带头")
    write(form.thinking, "重业务")
    qtbot.mouseClick(form.store_button, LEFT)

    [finding] = store.findings.of_talk(talk_id)
    assert (finding.title, finding.category) == ("谈心谈话少", FindingCategory.CONDUCT)
    assert (finding.facts, finding.part, finding.thinking) == ("全年2次", "没有带头", "重业务")
    assert part.table.isVisible()
    assert [t.text for t in part.table.model().cell(0, 2).tags] == ["齐全"]


def test_what_a_finding_lacks_is_shown(tab, a_finding, talk_id):
    tab.show_part("findings")
    a_finding(talk_id, facts="全年2次")

    assert [t.text for t in tab.part.table.model().cell(0, 2).tags] == ["缺人、思想"]


def test_findings_are_changed_moved_and_voided(tab, a_finding, talk_id, qtbot, write, store):
    a_finding(talk_id, "甲")
    a_finding(talk_id, "乙")
    tab.show_part("findings")
    part = tab.part
    assert not part.change_button.isEnabled()
    part.table.selectRow(1)
    qtbot.mouseClick(part.up_button, LEFT)
    assert [f.title for f in store.findings.of_talk(talk_id)] == ["乙", "甲"]

    part.table.selectRow(0)
    qtbot.mouseClick(part.change_button, LEFT)
    part.form.title.clear()
    write(part.form.title, "丙")
    qtbot.mouseClick(part.form.store_button, LEFT)
    assert [f.title for f in store.findings.of_talk(talk_id)] == ["丙", "甲"]

    part.table.selectRow(1)
    qtbot.mouseClick(part.void_button, LEFT)
    write(dialog_of(part).findChild(QLineEdit), "重复")
    qtbot.mouseClick(dialog_of(part).do_button, LEFT)
    assert [v.finding.title for v in part.table.records] == ["丙"]


def test_a_finding_half_entered_is_open_again_after_a_kill(
    tab, qtbot, write, services, changes, talk_id
):
    tab.show_part("findings")
    qtbot.mouseClick(tab.part.add_button, LEFT)
    with qtbot.waitSignal(tab.saved):
        write(tab.part.form.title, "写到一半")

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.show()
    again.open({"talk_id": talk_id, "stage": "preparation"})
    again.page.preparation.show_part("findings")
    form = again.page.preparation.part.form
    assert form.isVisible()
    assert form.title.text() == "写到一半"


def test_the_outline_is_proposed_written_and_kept(tab, a_finding, talk_id, qtbot, write, store):
    a_finding(talk_id, "谈心谈话少")
    tab.show_part("outline")
    part = tab.part
    qtbot.mouseClick(part.form_button, LEFT)
    assert "谈心谈话少" in part.passage.text
    write(part.passage.area, "补充。")
    qtbot.mouseClick(part.save_button, LEFT)
    assert "补充。" in store.preparations.get(talk_id).outline

    write(part.passage.area, "再补充。")
    tab.show_part("topics")
    assert "再补充。" in store.preparations.get(talk_id).outline
