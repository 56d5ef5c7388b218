"""What calls for accountability is pointed out by hand: in the thread, on the talk, in the list."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from db.records import Grade, Lapse, ReportKind
from desktop.services.views.accountability import FlagText
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.follow_up.remediation_tab import RemediationTab
from desktop.ui.screens.follow_up.screen import FollowUpScreen
from desktop.words import word
from tests.conftest import TODAY
from tests.factories import a_report, an_assessment

LEFT = Qt.MouseButton.LeftButton
TEXT = FlagText(
    talk_id="t2", lapse=Lapse.FALSE, concerned="孙国平", found_on=TODAY, facts="会议记录系会后补写"
)


def press(qtbot, parent, text):
    def found():
        buttons = parent.findChildren(QPushButton)
        return [b for b in buttons if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))  # what was laid out anew is shown in the next turn
    qtbot.mouseClick(found()[0], LEFT)


def field(dialog, kind, label):
    (found,) = [w for w in dialog.findChildren(kind) if w.accessibleName().startswith(label)]
    return found


def dialog_of(page):
    return [d for d in page.findChildren(DeedDialog) if d.isVisible()][-1]


@pytest.fixture
def judged(followed):
    """The remediation of t2 was decided to be false."""
    with followed.store.atomic():
        came = {"received_on": date(2026, 7, 1), "due_on": date(2026, 7, 14)}
        followed.store.reports.put(a_report(id="r3", talk_id="t2", kind=ReportKind.RESULTS, **came))
        decided = {"decided": Grade.FALSE, "decided_on": TODAY, "decided_by": "王致远"}
        redo = {"redo_by": date(2026, 8, 20)}
        followed.store.assessments.put(an_assessment(talk_id="t2", **decided, **redo))
    return followed


@pytest.fixture
def screen(qtbot, follow_up_services, changes):
    screen = FollowUpScreen(follow_up_services, changes)
    qtbot.addWidget(screen)
    screen.resize(1160, 640)
    screen.show()
    screen.visited = []
    screen.wanted.connect(lambda place, target: screen.visited.append((place, target)))
    return screen


def test_a_false_remediation_may_be_pointed_out_at_its_point_of_the_thread(
    qtbot, judged, screen, write
):
    screen.open({"talk_id": "t2"})
    press(qtbot, screen.detail, "登记追责情形…")
    dialog = dialog_of(screen)
    assert field(dialog, QComboBox, "情形").currentText() == word(Lapse.FALSE)
    assert field(dialog, QLineEdit, "责任人或单位").text() == "孙国平"
    press(qtbot, dialog, "登记")
    assert "主要事实" in dialog.rows.errors
    write(field(dialog, QPlainTextEdit, "主要事实"), "会议记录系会后补写")
    press(qtbot, dialog, "登记")
    (flag,) = judged.store.accountability_flags.of_talk("t2")
    assert (flag.lapse, flag.facts) == (Lapse.FALSE, "会议记录系会后补写")
    titles = [e.title for e in screen.detail.line.entries]
    assert "7月13日 追责情形：虚假整改" in titles


def test_whom_it_concerns_follows_the_lapse_until_somebody_types(qtbot, screen, write):
    screen.open({"group": "flags"})
    press(qtbot, screen.flags, "登记追责情形…")
    dialog = dialog_of(screen)
    lapse, whom = field(dialog, QComboBox, "情形"), field(dialog, QLineEdit, "责任人或单位")
    lapse.setCurrentText(word(Lapse.DUTY_NOT_PERFORMED))
    assert whom.text() == "中共江州市委"
    write(whom, "市委办公室")
    lapse.setCurrentText(word(Lapse.OTHER))
    assert whom.text().endswith("市委办公室")


def test_the_list_settles_corrects_voids_and_prints(qtbot, screen, follow_up_services, write):
    follow_up_services.accountability.flag(TEXT)
    screen.open({"group": "flags"})
    flags = screen.flags
    assert flags.table._model.cell(0, 4).tags[0].text == "待处理"
    flags.table.selectRow(0)
    press(qtbot, flags, "登记处理…")
    write(field(dialog_of(screen), QLineEdit, "移送单位"), "市纪委监委")
    press(qtbot, dialog_of(screen), "登记")
    assert flags.table._model.cell(0, 4).tags[0].text == "已移送市纪委监委"
    press(qtbot, flags, "更正…")
    write(field(dialog_of(screen), QLineEdit, "更正原因"), "核实")
    write(field(dialog_of(screen), QLineEdit, "线索来源"), "市委巡察办")
    press(qtbot, dialog_of(screen), "更正")
    assert flags.table.records[0].flag.source == "市委巡察办"
    press(qtbot, flags, "打印登记表")
    assert screen.visited == [("表格打印", {"form": "accountability", "year": "2026"})]
    press(qtbot, flags, "作废…")
    write(dialog_of(screen).findChild(QLineEdit), "登记错误")
    press(qtbot, dialog_of(screen), "作废")
    assert flags.table.records == []


def test_the_talk_page_shows_what_was_pointed_out_to_the_office_alone(qtbot, follow_up_services):
    follow_up_services.accountability.flag(TEXT)
    for may in (True, False):
        allowed = replace(
            follow_up_services, may=lambda kind, may=may: may or kind != "accountability"
        )
        tab = RemediationTab(allowed)
        qtbot.addWidget(tab)
        tab.show()
        tab.show_talk("t2")
        assert tab.flags_card.isVisible() == may
        assert [p.words for p in tab.flags.parts] == (["孙国平：虚假整改"] if may else [])
