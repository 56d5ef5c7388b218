from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from reportlab.pdfgen.canvas import Canvas

from desktop.services.attachments import MATERIAL, SCAN
from desktop.services.views.preparation import MaterialText
from desktop.ui.background import busy
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.dialogs.viewer import Viewer
from desktop.ui.screen import Screen
from desktop.ui.screens.conversation.attachments import Attachments, size_words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, changes, services, a_talk):
    class Page(Screen):
        def refresh(self):
            self.files.refresh()

    page = Page(changes)
    page.files = Attachments(services.attachments, MATERIAL)
    talk_id = a_talk()
    text = MaterialText(unit="审计机关", title="审计报告")
    page.owner = ("materials", services.materials.add(talk_id, text), talk_id)
    page.files.show_owner(*page.owner, editable=True)
    page.lay_out(page.files)
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    return page


@pytest.fixture
def report(tmp_path):
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "audit")
    canvas.save()
    path = tmp_path / "审计报告.pdf"
    path.write_bytes(out.getvalue())
    return path


def add(page, qtbot, *paths):
    with qtbot.waitSignal(page.files.added):
        page.files.add(*paths)


def press(page, qtbot, text, row=0):
    table = page.files.table
    qtbot.waitUntil(lambda: not table.act_rect(row, text).isEmpty())
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(row, text).center())


def test_files_are_chosen_added_and_listed(page, report, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(report)], ""))
    with qtbot.waitSignal(page.files.added):
        qtbot.mouseClick(page.files.add_button, LEFT)

    assert [a.name for a in page.files.table.records] == ["审计报告.pdf"]
    assert "已添加附件“审计报告.pdf”" in page.notice.sentence


def test_only_files_of_the_purpose_are_listed(page, report, services):
    services.attachments.add(*page.owner, report, SCAN)
    page.files.refresh()

    assert page.files.table.records == []


def test_a_file_of_300_mb_is_refused_in_a_sentence_at_the_field(page, tmp_path, qtbot):
    large = tmp_path / "录像.mp4"
    with large.open("wb") as out:
        out.truncate(300 * 1024 * 1024)

    add(page, qtbot, large)
    assert "有300 MB，超过200 MB的上限，没有添加" in page.files.rows.errors["附件"]
    assert page.files.table.records == []


def test_a_pdf_is_looked_at_from_memory(page, report, qtbot):
    add(page, qtbot, report)
    press(page, qtbot, "查看")
    qtbot.waitUntil(lambda: page.findChild(Viewer) is not None)
    viewer = page.findChild(Viewer)
    qtbot.waitUntil(lambda: len(viewer.pages) == 1)
    viewer.accept()


def test_a_damaged_file_is_said_by_name_and_a_missing_one_in_the_list(
    page, report, qtbot, services
):
    add(page, qtbot, report)
    [attachment] = page.files.table.records
    path = services.attachments._files.path(attachment.id)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    press(page, qtbot, "查看")
    qtbot.waitUntil(lambda: "“审计报告.pdf”已损坏" in page.notice.sentence)
    path.unlink()
    page.files.show_owner("materials", "another", None, editable=True)
    page.files.show_owner(*page.owner, editable=True)
    assert page.files.table.model().index(0, 1).data() == "文件不见了"


def test_other_kinds_can_only_be_taken_out(page, qtbot, tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"x")
    add(page, qtbot, path)
    press(page, qtbot, "查看")

    assert "不能在这里查看" in page.notice.sentence
    assert page.findChild(Viewer) is None


@pytest.mark.parametrize("agreed", [True, False])
def test_taking_out_warns_first(page, report, qtbot, monkeypatch, tmp_path, agreed):
    asked = []
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0 if agreed else 1])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    add(page, qtbot, report)
    press(page, qtbot, "导出")
    qtbot.waitUntil(lambda: not busy())

    assert "明文保存" in asked[0]
    assert target.exists() is agreed
    assert ("已导出附件" in page.notice.sentence) is agreed


def test_an_attachment_is_voided_with_a_reason(page, report, qtbot, write):
    add(page, qtbot, report)
    press(page, qtbot, "作废")
    dialog = page.files.findChild(DeedDialog)
    write(dialog.findChild(QLineEdit), "附错了")
    qtbot.mouseClick(dialog.do_button, LEFT)

    assert page.files.table.records == []


def test_what_may_not_change_offers_looking_and_taking_out_only(page, report, qtbot):
    add(page, qtbot, report)
    page.files.show_owner(*page.owner, editable=False)

    assert page.files.add_button.isHidden()
    assert [a.text for a in page.files.table.model().acts(0)] == ["查看", "导出"]


@pytest.mark.parametrize(
    ("size", "words"), [(14, "14 字节"), (2048, "2 KB"), (3 * 1024 * 1024 + 524288, "3.5 MB")]
)
def test_sizes_are_worded(size, words):
    assert size_words(size) == words
