"""整改: reports, actions with results and evidence, assessment, notice, closing, all clicked."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from db.records import Grade, ReportKind, TalkStatus, Timeliness
from desktop.services.attachments import EVIDENCE
from desktop.ui.background import busy
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.screens.follow_up.remediation_tab import RemediationTab
from desktop.ui.widgets.block import Block
from tests.conftest import TODAY
from tests.factories import a_copy, a_report, a_team_notice, an_assessment

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot, follow_up_services, changes):
    tab = RemediationTab(follow_up_services)
    qtbot.addWidget(tab)
    tab.resize(620, 700)
    tab.show()
    tab.show_talk("t2")
    changes.happened.connect(lambda _tables: tab.show_talk(tab.talk_id))
    return tab


def block(tab, words):
    found = [b for b in tab.findChildren(Block) if b.isVisible() and words in b.words]
    assert found, words
    return found[0]


def press(qtbot, parent, text):
    def found():
        buttons = parent.findChildren(QPushButton)
        return [b for b in buttons if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))  # what was laid out anew is shown in the next turn
    qtbot.mouseClick(found()[0], LEFT)


def dialog_of(tab, kind=DeedDialog):
    return [d for d in tab.findChildren(kind) if d.isVisible()][-1]


def with_results(followed):
    """Both reports of t2 are in."""
    with followed.store.atomic():
        came = {"received_on": TODAY, "due_on": date(2026, 7, 14), "talk_id": "t2"}
        results = {"kind": ReportKind.RESULTS, "timeliness": Timeliness.EARLY}
        followed.store.reports.put(a_report(id="r3", **came, **results))


def test_it_says_what_came_what_is_due_and_what_is_loose(tab):
    came = block(tab, "整改措施报告（谈话结束后1个月内）")
    assert [t.text for t in came.tags] == ["5月8日 收到，提前"]
    awaited = block(tab, "整改情况报告（谈话结束后3个月内）")
    assert [t.text for t in awaited.tags] == ["还有 1 天"]
    assert tab.findings_card.title.text() == "问题和整改措施（销号 0 / 2）"
    loose = [b.words for b in tab.findChildren(Block) if "没有整改措施" in b.words]
    assert len(loose) == 1
    assert "民主生活会质量不高" in loose[0]
    assert block(tab, "应向领导班子其他成员通报").tags[0].text.startswith("逾期")
    articles = {p.second for p in tab.blockers.points}
    assert "第十二条" in articles
    assert not tab.close_button.isEnabled()


def test_an_action_is_added_with_person_and_date(tab, qtbot, write, followed):
    press(qtbot, block(tab, "2. 民主生活会质量不高"), "增加整改措施")
    dialog = dialog_of(tab)
    press(qtbot, dialog, "登记")
    assert "整改措施" in dialog.rows.errors
    write(dialog.findChildren(QPlainTextEdit)[0], "会前开展谈心谈话")
    who, by = dialog.findChildren(QLineEdit)
    write(who, "孙国平")
    qtbot.keyClicks(by, "2026-09-30")
    press(qtbot, dialog, "登记")
    action = next(a for a in followed.store.actions.of_talk("t2") if a.finding_id == "f2")
    assert (action.responsible, action.due_on) == ("孙国平", date(2026, 9, 30))
    assert action.first_responsible
    assert "时限 9月30日" in block(tab, "会前开展谈心谈话").second


def test_a_result_is_registered_with_its_day_and_evidence(tab, qtbot, write, followed, tmp_path):
    press(qtbot, block(tab, "每季度专题研究一次"), "登记落实情况")
    dialog = dialog_of(tab)
    write(dialog.findChildren(QPlainTextEdit)[0], "已召开两次专题会")
    qtbot.keyClicks(dialog.findChildren(QLineEdit)[0], "2026-07-10")
    press(qtbot, dialog, "登记")
    (action,) = followed.store.actions.of_talk("t2")
    assert (action.result, action.done_on) == ("已召开两次专题会", date(2026, 7, 10))
    press(qtbot, block(tab, "每季度专题研究一次"), f"{EVIDENCE}…")
    paper = tmp_path / "会议纪要.txt"
    paper.write_text("纪要", "utf-8")
    files = dialog_of(tab, FilesDialog)
    files.files.add(paper)
    qtbot.waitUntil(lambda: not busy())
    tab.show_talk("t2")
    assert f"{EVIDENCE} 1" in [a.text for a in block(tab, "每季度专题研究一次").acts]


def test_assessing_comes_after_the_results_and_a_return_has_a_limit(tab, qtbot, followed):
    acts = [a.text for a in block(tab, "1. 防汛责任落实不到位").acts]
    assert acts == ["增加整改措施"]
    with_results(followed)
    tab.show_talk("t2")
    press(qtbot, block(tab, "1. 防汛责任落实不到位"), "提出评估")
    dialog = dialog_of(tab)
    dialog.findChildren(QComboBox)[0].setCurrentText("不到位")
    press(qtbot, dialog, "提出")
    press(qtbot, block(tab, "1. 防汛责任落实不到位"), "审定")
    dialog = dialog_of(tab)
    press(qtbot, dialog, "审定")
    assert "再整改时限" in dialog.rows.errors
    redo = next(e for e in dialog.findChildren(QLineEdit) if "再整改时限" in e.accessibleName())
    qtbot.keyClicks(redo, "2026-08-31")
    press(qtbot, dialog, "审定")
    decided = followed.store.assessments.of_finding("f1")
    assert (decided.decided, decided.redo_by) == (Grade.NOT_DONE, date(2026, 8, 31))
    assert block(tab, "再整改情况报告").tags[0].text == "还有 49 天"


def test_what_is_done_is_closed_out_and_may_be_taken_back(tab, qtbot, write, followed):
    with_results(followed)
    with followed.store.atomic():
        followed.store.assessments.put(an_assessment(talk_id="t2"))
    tab.show_talk("t2")
    press(qtbot, block(tab, "1. 防汛责任落实不到位"), "审定")
    press(qtbot, dialog_of(tab), "审定")
    assert tab.findings_card.title.text() == "问题和整改措施（销号 1 / 2）"
    press(qtbot, block(tab, "1. 防汛责任落实不到位"), "撤回销号")
    dialog = dialog_of(tab)
    write(dialog.findChildren(QLineEdit)[0], "材料不实")
    press(qtbot, dialog, "撤回销号")
    assert followed.store.findings.get("f1").closed_out_on is None


def test_the_notice_is_registered_and_voided(tab, qtbot, write, followed):
    press(qtbot, block(tab, "应向领导班子其他成员通报"), "登记通报")
    dialog = dialog_of(tab)
    write(dialog.findChildren(QLineEdit)[1], "党组会议")
    press(qtbot, dialog, "登记通报")
    assert [n.manner for n in followed.store.team_notices.of_talk("t2")] == ["党组会议"]
    press(qtbot, block(tab, "党组会议"), "作废")
    dialog = dialog_of(tab)
    write(dialog.findChildren(QLineEdit)[0], "日期有误")
    press(qtbot, dialog, "作废")
    (notice,) = followed.store.team_notices.of_talk("t2")
    assert notice.voided_reason == "日期有误"


def test_a_talk_with_everything_closes_and_opens_again(tab, qtbot, write, followed):
    with_results(followed)
    with followed.store.atomic():
        store = followed.store
        for number, finding in enumerate(("f1", "f2")):
            done = {"decided": Grade.DONE, "decided_on": TODAY, "decided_by": "王致远"}
            store.assessments.put(
                an_assessment(id=f"s{number}", talk_id="t2", finding_id=finding, **done)
            )
            found = store.findings.get(finding)
            store.findings.put(replace(found, closed_out_on=TODAY))
        store.team_notices.put(a_team_notice(talk_id="t2"))
        for copies in ("actions", "results"):
            for receiver in ("本级纪检机关", "组织（人事）部门"):
                sent = {"sent_on": TODAY, "talk_id": "t2"}
                store.copies.put(a_copy(copies, receiver, **sent))
    tab.show_talk("t2")
    assert tab.blockers.points == ()
    press(qtbot, tab, "办结")
    press(qtbot, dialog_of(tab), "办结")
    assert followed.store.talks.get("t2").status is TalkStatus.CLOSED
    assert not tab.close_button.isVisible()
    press(qtbot, tab, "撤回办结…")
    dialog = dialog_of(tab)
    write(dialog.findChildren(QLineEdit)[0], "误操作")
    press(qtbot, dialog, "撤回办结")
    assert followed.store.talks.get("t2").status is TalkStatus.REMEDIATION


def test_before_the_end_it_says_when_it_begins(tab):
    tab.show_talk("t5")
    assert tab.empty.isVisible()
    assert "谈话结束后" in tab.empty.sentence
