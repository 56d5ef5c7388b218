"""今日 shows what is to be done; each act is done in its row, each figure opens its list."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from db.records import Manner, ReportKind, Role
from desktop.services.desk import Worker
from desktop.services.views.triggers import ProposalText
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.follow_up.fields import Paper
from desktop.ui.screens.today.screen import TodayScreen
from tests.conftest import TODAY
from tests.followed import services_of

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, services, changes):
    screen = TodayScreen(services, changes)
    qtbot.addWidget(screen)
    screen.resize(1160, 640)
    screen.show()
    screen.visited = []
    screen.wanted.connect(lambda place, target: screen.visited.append((place, target)))
    return screen


@pytest.fixture
def screen(qtbot, follow_up_services, changes):
    return shown(qtbot, follow_up_services, changes)


def rows(table):
    return [(r.due.talk_id, r.chip, [a.text for a in table._model.acts(n)])
            for n, r in enumerate(table.records)]  # fmt: skip


def act(qtbot, screen, row, text):
    at = screen.to_do.act_rect(row, text).center()
    qtbot.mouseClick(screen.to_do.viewport(), LEFT, pos=at)
    return screen.findChild(DeedDialog)


def press(qtbot, parent, text):
    found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    qtbot.mouseClick(found[0], LEFT)


def test_the_day_is_told_with_its_acts_most_urgent_first(screen):
    assert screen.heading.title.text() == "今日 · 2026年7月13日 星期一"
    assert screen.heading.sub.text().startswith("有 ")
    assert rows(screen.to_do)[:5] == [
        ("t2", "逾期 66 天", ["登记回执"]),
        ("t2", "逾期 60 天", ["登记通报", "提醒"]),
        ("t2", "逾期 51 天", ["登记抄送", "打印抄送函"]),
        ("t1", "逾期 3 天", ["登记收到", "再次提醒"]),
        ("t5", "今天 15:00", ["开始谈话", "提醒"]),
    ]
    assert "t2" in {r.due.talk_id for r in screen.coming.records}


def test_a_report_is_registered_in_its_row_and_the_row_goes(screen, qtbot, followed):
    dialog = act(qtbot, screen, 3, "登记收到")
    press(qtbot, dialog, "登记收到")
    (report,) = followed.store.reports.of_talk("t1")
    assert (report.kind, report.received_on) == (ReportKind.ACTION, TODAY)
    late = [r for r in screen.to_do.records if r.due.talk_id == "t1"]
    assert [r.due.item for r in late if r.due.item == "action_report"] == []
    assert screen.notice.sentence == "赵立新的整改措施报告已登记收到。"


def test_a_wrong_day_is_said_at_its_field_and_nothing_is_registered(screen, qtbot, followed):
    dialog = act(qtbot, screen, 3, "登记收到")
    day = dialog.findChildren(QLineEdit)[0]
    day.selectAll()
    qtbot.keyClicks(day, "2026-07-20")
    press(qtbot, dialog, "登记收到")
    assert "收到日期" in dialog.rows.errors
    assert followed.store.reports.of_talk("t1") == []


def test_reminding_again_proposes_the_letter_and_goes_to_print_it(screen, qtbot, followed):
    dialog = act(qtbot, screen, 3, "再次提醒")
    press(qtbot, dialog, "登记并打印提醒函")
    letter = followed.store.reminders.of_talk("t1")[-1]
    assert letter.manner is Manner.LETTER
    assert screen.visited == [
        ("表格打印", {"form": "reminder", "talk_id": "t1", "reminder_id": letter.id})
    ]
    assert "t1" not in [r.due.talk_id for r in screen.to_do.records]


def test_copies_of_a_round_go_out_by_one_letter(screen, qtbot, followed, write):
    dialog = act(qtbot, screen, 2, "登记抄送")
    press(qtbot, dialog, "登记抄送")
    assert "文号" in dialog.rows.errors
    write(dialog.findChildren(QLineEdit)[0], "江办函〔2026〕9号")
    press(qtbot, dialog, "登记抄送")
    sent = [c for c in followed.store.copies.of_talk("t2") if c.sent_on == TODAY]
    assert {c.receiver for c in sent} == {"本级纪检机关", "组织（人事）部门"}
    assert {c.document_number for c in sent} == {"江办函〔2026〕9号"}


def test_receipts_of_one_letter_are_registered_together(screen, qtbot, followed):
    dialog = act(qtbot, screen, 0, "登记回执")
    press(qtbot, dialog, "登记回执")
    copies = followed.store.copies.of_talk("t2")
    assert [c.receipt_on for c in copies if c.sent_on == date(2026, 4, 28)] == [TODAY, TODAY]


def test_without_a_plan_the_figure_says_that_it_counts_the_regular_talks(screen):
    assert screen.plan.accessibleName() == "2026 年度定期谈话完成：4 / 5 场 未编年度计划"


def test_each_figure_opens_its_list(screen, qtbot):
    for figure in (screen.coverage, screen.plan, screen.remediation, screen.copies):
        qtbot.mouseClick(figure, LEFT)
    qtbot.mouseClick(screen.unsigned, LEFT)
    qtbot.mouseClick(screen.archive, LEFT)
    assert screen.visited == [
        ("计划与覆盖", {"part": "coverage"}),
        ("计划与覆盖", {"year": "2026"}),
        ("整改跟踪", {"group": "late"}),
        ("整改跟踪", {"group": "copies"}),
        ("谈话", {"status": "awaiting_signature"}),
        ("谈话", {"status": "closed"}),
    ]


def test_a_row_opens_where_it_is_dealt_with(screen, qtbot):
    screen.to_do.selectRow(4)
    qtbot.keyClick(screen.to_do, Qt.Key.Key_Return)
    press_rect = screen.to_do.act_rect(4, "开始谈话").center()
    qtbot.mouseClick(screen.to_do.viewport(), LEFT, pos=press_rect)
    assert screen.visited == [("谈话", {"talk_id": "t5", "stage": "preparation"})] * 2


def test_a_talker_sees_own_talks_and_only_what_a_talker_may_do(qtbot, followed, changes, tmp_path):
    worker = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    services = services_of(replace(followed, worker=worker), tmp_path)
    screen = shown(qtbot, services, changes)
    assert rows(screen.to_do) == [("t5", "今天 15:00", ["开始谈话"])]


def test_a_new_office_is_led_through_its_first_steps(qtbot, desk, changes, tmp_path):
    screen = shown(qtbot, services_of(desk, tmp_path), changes)
    assert not screen.to_do.isVisible()
    assert "共4步" in screen.beginning.sentence.text()
    press(qtbot, screen, "2. 从 Excel 导入名册")
    assert screen.visited == [("谈话对象", {"page": "import"})]


def test_a_year_without_a_list_of_holidays_is_said(qtbot, desk, changes, tmp_path):
    late = replace(desk, today=lambda: date(2031, 3, 3))
    screen = shown(qtbot, services_of(late, tmp_path), changes)
    assert "2031" in screen.remark.text()
    assert screen.remark.isVisible()


def test_a_units_proposal_is_answered_in_its_row(screen, follow_up_services, qtbot):
    triggers = follow_up_services.triggers
    triggers.propose(
        ProposalText(
            unit="审计机关", tenure_id="tenure-zhao", received_on=TODAY, reason="招标问题较多"
        )
    )
    screen.reload()
    at = next(n for n, r in enumerate(screen.to_do.records) if "人选建议" in r.title)
    dialog = act(qtbot, screen, at, "答复")
    dialog.findChild(QComboBox).setCurrentText("列入年度计划")
    press(qtbot, dialog, "登记答复")
    assert triggers.proposals() == ()
    assert not any("人选建议" in r.title for r in screen.to_do.records)


def test_a_reply_is_registered_with_its_original(screen, follow_up_services, qtbot, tmp_path):
    (tmp_path / "复函.pdf").write_bytes(b"%PDF-1.7")
    services = follow_up_services
    (request_id,) = services.materials.request("t5", ["审计机关"], TODAY, TODAY)
    screen.reload()
    at = next(n for n, r in enumerate(screen.to_do.records) if "审计机关提供" in r.title)
    dialog = act(qtbot, screen, at, "登记回复")
    paper = dialog.findChild(Paper)
    paper.take(tmp_path / "复函.pdf")
    qtbot.waitUntil(lambda: paper._enter is not None)
    press(qtbot, dialog, "登记回复")
    assert [a.name for a in services.attachments.of_owner(request_id)] == ["复函.pdf"]
    assert not any("审计机关提供" in r.title for r in screen.to_do.records)
