import io
from dataclasses import replace

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.attachments import AttachmentFiles
from desktop.fill_in import FillIn, FillInFacts
from desktop.forms.word.fill_in import write
from desktop.services.fill_in import FillInService
from desktop.ui.dialogs.returned_form import ReturnedForm, read_returned_form
from desktop.ui.widgets.notice import NoticeStrip
from tests.conftest import NOW
from tests.factories import a_finding, an_ended_talk, at
from tests.town import fill


@pytest.fixture
def service(desk, changes, tmp_path):
    fill(desk.store)
    with desk.store.atomic():
        desk.store.talks.put(an_ended_talk(at(2026, 6, 15, 11)))
        desk.store.findings.put(a_finding())
    desk = replace(desk, changed=changes.tell)
    return FillInService(desk, AttachmentFiles(tmp_path / "attachments", bytes(32)))


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.notice = NoticeStrip()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


@pytest.fixture
def returned(tmp_path):
    facts = FillInFacts(
        form=FillIn.ACTION_REPORT,
        talk_id="t1",
        number="2026-001",
        talkee="赵立新",
        post="",
        talk_on="",
        due_on="",
        receiver="",
        marking="内部",
        rows=({"position": "1"},),
    )
    out = io.BytesIO()
    write(facts, out, made_at=NOW)
    document = Document(io.BytesIO(out.getvalue()))
    document.tables[1].rows[0].cells[1].text = "认识到位。"
    document.tables[2].rows[2].cells[2].text = "每季度谈心"
    path = tmp_path / "赵立新整改措施.docx"
    document.save(str(path))
    return path


def test_the_preview_is_shown_and_taken_over_on_the_button(page, service, desk, returned, qtbot):
    read_returned_form(page, service, returned)
    dialog = page.findChild(ReturnedForm)
    assert [p.remark for p in dialog.lines.records] == ["新增措施"]
    assert desk.store.reports.of_talk("t1") == []
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert len(desk.store.reports.of_talk("t1")) == 1
    assert not dialog.isVisible()


def test_a_wrong_day_stays_in_the_window(page, service, desk, returned, qtbot, write):
    read_returned_form(page, service, returned)
    dialog = page.findChild(ReturnedForm)
    dialog.received_on.setText("2026-07-14")
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert "不能晚于今天" in dialog.fields.errors["收到日期"]
    assert desk.store.reports.of_talk("t1") == []
    dialog.reject()


def test_a_file_that_is_none_is_said_on_the_page(page, service, tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(b"nothing")
    read_returned_form(page, service, path)
    assert "不是完好的 Word" in page.notice.sentence
    assert page.findChild(ReturnedForm) is None
    read_returned_form(page, service, tmp_path / "none.docx")
    assert "读不出来" in page.notice.sentence
