"""Lists go in and out, papers are asked for, proposals are answered: by the buttons of the place."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPlainTextEdit, QPushButton

from db.records import TriggerKind
from desktop.services.views.plans import ItemText
from desktop.services.views.triggers import ProposalText, TriggerText
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.screens.plan.new_files import NewFiles
from desktop.ui.widgets.picker import Picker
from tests.conftest import TODAY
from tests.exchange.talks_files import HELD, OLD, talks_file

LEFT = Qt.MouseButton.LeftButton


def press(qtbot, parent, text):
    found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    qtbot.mouseClick(found[0], LEFT)


def dialog_of(page):
    return next(d for d in page.window().findChildren(DeedDialog) if d.isVisible())


@pytest.fixture
def wanted(screen):
    """What the screen asks the shell to open."""
    asked = []
    screen.wanted.connect(lambda place, target: asked.append((place, target)))
    return asked


@pytest.fixture
def planned(services, screen):
    for who, leader in (("zhao", "wang"), ("sun", "song")):
        text = ItemText(tenure_id=f"tenure-{who}", leader_id=f"leader-{leader}", month=8)
        services.plans.add(2026, text)
    screen.reload()
    return screen


def save_as(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))


def test_the_plan_goes_out_as_excel(planned, qtbot, monkeypatch, tmp_path):
    save_as(monkeypatch, tmp_path / "计划.xlsx")
    press(qtbot, planned, "导出 Excel")
    qtbot.waitUntil(lambda: "已导出《2026年度监督谈话计划》" in planned.notice.sentence)
    assert load_workbook(tmp_path / "计划.xlsx")["计划"].max_row == 5


def test_the_coverage_goes_out_as_excel(screen, qtbot, monkeypatch, tmp_path):
    save_as(monkeypatch, tmp_path / "覆盖.xlsx")
    screen.open({"tab": "coverage"})
    press(qtbot, screen, "导出 Excel")
    qtbot.waitUntil((tmp_path / "覆盖.xlsx").is_file)


def test_without_a_plan_the_export_says_so(screen, qtbot):
    press(qtbot, screen, "导出 Excel")
    assert "还没有开始编制" in screen.notice.sentence


def test_printing_leads_to_the_paper_of_the_tab(planned, qtbot, wanted):
    press(qtbot, planned, "打印")
    planned.open({"tab": "coverage"})
    press(qtbot, planned, "打印")
    assert wanted == [
        ("表格打印", {"form": "plan", "year": "2026"}),
        ("表格打印", {"form": "coverage"}),
    ]


def test_a_change_and_a_trigger_lead_to_their_papers(planned, services, qtbot, wanted):
    services.plans.fix(2026, on=TODAY, meeting="市委常委会会议")
    item = services.plans.read(2026).rows[1].item
    services.plans.move(item.id, item.version, 10, "统筹安排")
    press(qtbot, planned, "调整记录")
    planned.pages.plan.changes.table.selectRow(0)
    press(qtbot, planned.pages.plan.changes, "打印审批表")
    change = services.plans.read(2026).changes[0].change.id
    assert wanted[-1] == ("表格打印", {"form": "plan-change", "about": change})
    trigger = services.triggers.register(
        TriggerText(
            kind=TriggerKind.TENDENCY,
            found_on=TODAY,
            source="市委巡察办",
            facts="谈心谈话只有两次",
            tenure_id="tenure-zhao",
        )
    )
    planned.open({"tab": "triggers"})
    table = planned.pages.triggers.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "详情").center())
    press(qtbot, planned.pages.triggers.card, "打印登记表")
    assert wanted[-1] == ("表格打印", {"form": "trigger", "about": trigger})


def schedule_both(screen, qtbot):
    screen.open({"tab": "schedule"})
    page = screen.pages.schedule
    page.table.selectAll()
    page.day.set_value(TODAY + timedelta(days=7))
    press(qtbot, page, "安排谈话")
    assert len(page.after.talks) == 2
    return page


def test_after_scheduling_one_approval_form_and_the_calendar_are_offered(
    planned, services, qtbot, wanted, monkeypatch, tmp_path
):
    page = schedule_both(planned, qtbot)
    ids = ",".join(page.after.talks)
    press(qtbot, page.after, "打印呈批表")
    press(qtbot, page.after, "打印通知")
    press(qtbot, page.after, "打印日程表")
    assert wanted == [
        ("表格打印", {"form": "approval", "talk_ids": ids}),
        ("表格打印", {"form": "notice", "talk_ids": ids}),
        ("表格打印", {"form": "agenda", "talk_ids": ids}),
    ]
    save_as(monkeypatch, tmp_path / "日程.ics")
    press(qtbot, page.after, "日程文件 .ics…")
    assert (tmp_path / "日程.ics").read_bytes().count(b"BEGIN:VEVENT") == 2


def test_material_is_asked_for_all_at_once_and_printed(planned, services, qtbot, wanted, town):
    page = schedule_both(planned, qtbot)
    press(qtbot, page.after, "商请材料…")
    dialog = dialog_of(planned)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "请至少选择一个配合单位" in str(dialog.rows.errors)
    next(b for b in dialog.findChildren(QCheckBox) if b.text() == "审计机关").setChecked(True)
    qtbot.mouseClick(dialog.do_button, LEFT)
    for talk in page.after.talks:
        assert [r.unit for r in town.store.material_requests.of_talk(talk)] == ["审计机关"]
    assert wanted[-1][1]["form"] == "material-request"


def test_a_list_of_talks_is_checked_then_taken_over(screen, qtbot, town, tmp_path):
    file = tmp_path / "谈话.xlsx"
    file.write_bytes(talks_file(OLD, HELD))
    screen.open({"tab": "coverage"})
    press(qtbot, screen, "导入谈话名单")
    page = screen.pages.imports
    page.read_file(file)
    qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())
    assert "历史谈话1场，办理中1场" in page.summary.text()
    assert [t.number for t in page.talks.records] == ["2024-001", "2026-001"]
    press(qtbot, page, "全部导入")
    qtbot.waitUntil(lambda: "已导入2场谈话" in screen.notice.sentence)
    assert screen.pages.coverage.isVisible()
    assert screen.tabs.tabText(2) == "任期覆盖 2/3"


def test_an_unclear_cell_keeps_the_list_out(screen, qtbot, town, tmp_path):
    bad = [*HELD]
    bad[4] = "去年"
    file = tmp_path / "谈话.xlsx"
    file.write_bytes(talks_file(OLD, bad))
    screen.open({"import": "talks"})
    screen.pages.imports.read_file(file)
    qtbot.waitUntil(lambda: screen.pages.imports.preview is not None)
    (error,) = screen.pages.imports.errors.records
    assert (error.cell, error.column) == ("E3", "谈话日期")
    assert not screen.pages.imports.import_button.isEnabled()


def test_the_template_is_saved(screen, qtbot, monkeypatch, tmp_path):
    save_as(monkeypatch, tmp_path / "模板.xlsx")
    screen.open({"import": "talks"})
    press(qtbot, screen.pages.imports, "下载模板…")
    assert load_workbook(tmp_path / "模板.xlsx").sheetnames == ["谈话名单", "填写说明"]


def test_a_proposal_of_a_unit_is_answered_in_its_row(screen, services, qtbot, write):
    services.triggers.propose(
        ProposalText(
            unit="审计机关",
            tenure_id="tenure-sun",
            received_on=date(2026, 7, 1),
            reason="审计发现招标问题较多",
        )
    )
    screen.open({"tab": "units"})
    table = screen.pages.units.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "答复").center())
    dialog = dialog_of(screen)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "处理结果" in dialog.rows.errors
    write(dialog.rows.findChildren(QComboBox)[0].lineEdit(), "列入8月计划")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert services.triggers.proposals() == ()
    (answered,) = services.triggers.proposals(answered=True)
    assert answered.proposal.outcome == "列入8月计划"
    assert [r.proposal.id for r in table.records] == [answered.proposal.id]


def test_a_proposal_without_its_talkee_is_refused_at_the_field(screen, services, qtbot):
    screen.open({"tab": "units"})
    press(qtbot, screen, "登记建议")
    dialog = dialog_of(screen)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "被谈话人" in dialog.rows.errors
    assert services.triggers.proposals() == ()


def test_the_papers_of_a_proposal_are_kept_with_it(screen, services, qtbot, write, tmp_path):
    (tmp_path / "建议函.pdf").write_bytes(b"%PDF-1.7")
    screen.open({"tab": "units"})
    press(qtbot, screen, "登记建议")
    dialog = dialog_of(screen)
    dialog.findChildren(Picker)[0].show_value("tenure-sun", "孙国平")
    write(dialog.findChildren(QPlainTextEdit)[0], "审计发现招标问题较多")
    files = dialog.findChildren(NewFiles)[0]
    files.take(tmp_path / "建议函.pdf")
    qtbot.waitUntil(lambda: files.names.text() == "建议函.pdf")
    qtbot.mouseClick(dialog.do_button, LEFT)
    (row,) = services.triggers.proposals()
    assert [a.name for a in services.attachments.of_owner(row.proposal.id)] == ["建议函.pdf"]
    table = screen.pages.units.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "附件").center())
    shown = next(d for d in screen.window().findChildren(FilesDialog) if d.isVisible())
    assert [a.name for a in shown.files.table.records] == ["建议函.pdf"]
