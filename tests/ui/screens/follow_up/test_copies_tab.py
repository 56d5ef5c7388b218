"""抄送: rounds, receivers, one letter for a round, receipts with their scans."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from desktop.ui.background import busy
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.follow_up.copies_tab import CopiesTab
from desktop.ui.widgets.block import Block
from tests.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot, follow_up_services, changes):
    tab = CopiesTab(follow_up_services)
    qtbot.addWidget(tab)
    tab.resize(620, 700)
    tab.show()
    tab.show_talk("t2")
    changes.happened.connect(lambda _tables: tab.show_talk(tab.talk_id))
    return tab


def blocks(tab, words):
    return [b for b in tab.findChildren(Block) if b.isVisible() and words in b.words]


def press(qtbot, parent, text):
    def found():
        buttons = parent.findChildren(QPushButton)
        return [b for b in buttons if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))  # what was laid out anew is shown in the next turn
    qtbot.mouseClick(found()[0], LEFT)


def dialog_of(tab):
    return [d for d in tab.findChildren(DeedDialog) if d.isVisible()][-1]


def test_each_round_says_how_it_stands(tab):
    first, second, third = blocks(tab, "本级纪检机关")
    assert [t.text for t in first.tags] == ["4月28日 发出", "待回执"]
    assert "江办函〔2026〕3号" in first.second
    assert [t.text for t in second.tags] == ["待抄送"]
    assert [t.text for t in third.tags] == ["未到抄送时间"]
    (due,) = blocks(tab, "前抄送")
    assert due.tags[0].text == "逾期 51 天"


def test_a_round_goes_out_by_one_letter(tab, qtbot, write, followed):
    press(qtbot, tab, "登记抄送")
    dialog = dialog_of(tab)
    write(next(e for e in dialog.findChildren(QLineEdit)), "江办函〔2026〕7号")
    press(qtbot, dialog, "登记抄送")
    sent = [c for c in followed.store.copies.of_talk("t2") if c.sent_on == TODAY]
    assert sorted(c.receiver for c in sent) == ["本级纪检机关", "组织（人事）部门"]
    assert {c.contents for c in sent} == {("整改措施报告",)}


def test_only_who_is_ticked_gets_it(tab, qtbot, write, followed):
    press(qtbot, tab, "登记抄送")
    dialog = dialog_of(tab)
    for box in dialog.findChildren(QCheckBox):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    write(next(e for e in dialog.findChildren(QLineEdit)), "江办函〔2026〕7号")
    press(qtbot, dialog, "登记抄送")
    assert "抄送" in dialog.rows.errors
    assert [c for c in followed.store.copies.of_talk("t2") if c.sent_on == TODAY] == []


def test_a_receipt_is_registered_with_its_scan(tab, qtbot, followed, tmp_path):
    press(qtbot, blocks(tab, "本级纪检机关")[0], "登记回执")
    dialog = dialog_of(tab)
    scan = tmp_path / "回执.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    dialog.paper.take(scan)
    press(qtbot, dialog, "登记回执")
    assert "还没有存好" in dialog.rows.errors["附件"]
    qtbot.waitUntil(lambda: not busy())
    press(qtbot, dialog, "登记回执")
    first = blocks(tab, "本级纪检机关")[0]
    assert [t.text for t in first.tags] == ["4月28日 发出", "7月13日 回执"]
    assert [a.text for a in first.acts] == ["回执 1", "作废"]


def test_an_empty_scan_is_refused_and_the_receipt_can_go_on(tab, qtbot, followed, tmp_path):
    press(qtbot, blocks(tab, "本级纪检机关")[0], "登记回执")
    dialog = dialog_of(tab)
    scan = tmp_path / "回执.pdf"
    scan.touch()
    dialog.paper.take(scan)
    qtbot.waitUntil(lambda: "附件" in dialog.rows.errors)
    assert "是空的" in dialog.rows.errors["附件"]
    press(qtbot, dialog, "登记回执")
    assert [c.receipt_on for c in followed.store.copies.of_talk("t2")].count(TODAY) == 1


def test_a_copy_besides_the_required_ones(tab, qtbot, write, followed):
    press(qtbot, tab, "增加抄送…")
    dialog = dialog_of(tab)
    press(qtbot, dialog, "增加")
    assert "抄送单位" in dialog.rows.errors
    write(next(e for e in dialog.findChildren(QLineEdit)), "市委巡察办")
    press(qtbot, dialog, "增加")
    (added,) = blocks(tab, "市委巡察办")
    assert added.second.startswith("另行抄送 · 谈话记录")
    press(qtbot, added, "作废")
    dialog = dialog_of(tab)
    write(dialog.findChildren(QLineEdit)[0], "重复")
    press(qtbot, dialog, "作废")
    assert blocks(tab, "市委巡察办") == []


def test_printing_goes_to_the_letter_of_this_talk(tab, qtbot):
    asked = []
    tab.wanted.connect(lambda place, target: asked.append((place, target)))
    press(qtbot, tab, "打印抄送函")
    assert asked == [("表格打印", {"form": "copy-letter", "talk_id": "t2"})]
