"""Forms are chosen, seen, exported and printed; what is wrong is said at its field."""

from dataclasses import replace
from threading import current_thread, main_thread

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

import resources
from db.content import ContentStore
from db.records import TalkStatus
from desktop.services.printing import Face, OwnFace, PrintService
from desktop.services.talk_list import TalkListService
from desktop.ui.screens.printing import screen as place
from desktop.ui.screens.printing.screen import PrintScreen, PrintServices
from tests.conftest import KEY
from tests.factories import a_finding, an_ended_talk, at
from tests.town import fill

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def town(desk, changes):
    fill(desk.store)
    with desk.store.atomic():
        for number, day in ((1, 15), (2, 16)):
            talk = f"t{number}"
            desk.store.talks.put(
                an_ended_talk(at(2026, 6, day, 11), id=talk, number=f"2026-00{number}")
            )
            desk.store.findings.put(a_finding(id=f"f{number}", talk_id=talk))
    return replace(desk, changed=changes.tell)


@pytest.fixture
def screen(qtbot, town, changes):
    services = PrintServices(printing=PrintService(town), talks=TalkListService(town))
    screen = PrintScreen(services, changes)
    qtbot.addWidget(screen)
    screen.resize(1240, 720)
    screen.show()
    return screen


def show(qtbot, screen, form, talks="t1"):
    screen.open({"talk_ids": talks, "form": form})
    qtbot.waitUntil(lambda: len(screen._made) == 1)


def test_without_a_talk_the_page_says_what_to_do(screen):
    screen.forms.choose("record")
    assert screen.preview.pages == 0
    assert not screen.print_button.isEnabled()
    assert "没有选定谈话" in screen.heading.sub.text()


def test_the_pages_of_a_form_are_shown_in_any_size(qtbot, screen):
    show(qtbot, screen, "record")
    assert screen.preview.page == 1
    assert not screen.preview.picture.isNull()
    assert "赵立新" in screen.heading.sub.text()
    fitted = screen.preview.picture.width()
    screen.preview._set_zoom(2.0)
    assert screen.preview.picture.width() > fitted


def test_a_blank_form_needs_no_talk(qtbot, screen):
    screen.forms.choose("notice")
    qtbot.mouseClick(screen.blank_button, LEFT)
    qtbot.waitUntil(lambda: screen.preview.pages > 0)


def test_several_talks_are_made_one_after_the_other(qtbot, screen):
    show(qtbot, screen, "requirements", "t1,t2")
    assert screen.preview.pages == 2
    screen.preview.turn(1)
    assert screen.preview.page == 2
    assert "已选定2场谈话" in screen.heading.sub.text()


def test_several_forms_are_made_at_once(qtbot, screen):
    screen.open({"talk_id": "t1"})
    screen.forms.selectAll()
    of_talks = {e.title for e in screen.forms.chosen if e.needs in ("talk", "talks")}
    for row in range(screen.forms.count()):
        item = screen.forms.item(row)
        item.setSelected(item.isSelected() and item.text() in of_talks)
    qtbot.waitUntil(lambda: len(screen._made) == len(screen.forms.chosen) > 5)
    assert not screen.word_button.isEnabled()


def test_a_wrong_marking_is_said(qtbot, screen):
    show(qtbot, screen, "record")
    screen.settings.marking.setText("机密★1年")
    assert screen.settings.secrecy_by.isVisible()
    screen.settings.changed.emit()
    assert "不是涉密计算机" in screen.notice.sentence
    assert not screen.print_button.isEnabled()


def test_pdf_and_word_are_saved_and_logged(qtbot, screen, town, tmp_path, monkeypatch):
    show(qtbot, screen, "requirements")
    for ending, export in ((".pdf", screen.pdf_button), (".docx", screen.word_button)):
        path = str(tmp_path / f"out{ending}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, path=path: (path, ""))
        qtbot.mouseClick(export, LEFT)
    with pypdfium2.PdfDocument(str(tmp_path / "out.pdf")) as document:
        assert len(document) == 1
    assert Document(str(tmp_path / "out.docx")).tables
    assert [e.deed for e in town.store.audit.entries(limit=2)] == ["导出文件", "导出文件"]
    assert "没有加密" in screen.notice.sentence


def test_what_was_asked_for_is_saved_though_it_is_made_anew_meanwhile(
    qtbot, screen, town, tmp_path, monkeypatch
):
    show(qtbot, screen, "requirements")
    path = tmp_path / "out.pdf"

    def asked(*_args):
        screen.refresh()  # something was stored while the dialog was open
        assert screen._made == []
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    qtbot.mouseClick(screen.pdf_button, LEFT)
    assert path.read_bytes().startswith(b"%PDF")
    assert town.store.audit.entries(limit=1)[0].deed == "导出文件"
    qtbot.waitUntil(lambda: len(screen._made) == 1)


def test_the_page_for_testing_the_printer_is_saved_too(qtbot, screen, tmp_path, monkeypatch):
    path = tmp_path / "test.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    qtbot.mouseClick(screen.test_button, LEFT)
    qtbot.mouseClick(screen.pdf_button, LEFT)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_said(qtbot, screen, town, tmp_path, monkeypatch):
    show(qtbot, screen, "requirements")
    path = tmp_path / "none" / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    before = town.store.audit.head()
    qtbot.mouseClick(screen.pdf_button, LEFT)
    assert "写不进去" in screen.notice.sentence
    assert town.store.audit.head() == before


def test_printing_sends_every_page_and_is_logged(qtbot, screen, town, tmp_path):
    show(qtbot, screen, "requirements", "t1,t2")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setFullPage(True)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    screen.print_on(printer, screen._made, screen._jobs)
    qtbot.waitUntil(lambda: screen.notice.sentence == "已送打印机。")
    with pypdfium2.PdfDocument(str(tmp_path / "printed.pdf")) as document:
        assert len(document) == 2
    entries = town.store.audit.entries(limit=2)
    assert {(e.deed, e.object) for e in entries} == {("打印", "t1"), ("打印", "t2")}


def test_another_talk_is_found_by_first_letters(qtbot, screen):
    screen.forms.choose("record")
    qtbot.keyClicks(screen.talk, "zlx")
    popup = screen.talk.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.preview.pages > 0)


def test_the_test_sheet_is_shown(qtbot, screen):
    qtbot.mouseClick(screen.test_button, LEFT)
    assert screen.preview.pages == 1
    assert not screen.word_button.isEnabled()


def test_the_offices_own_fonts_are_taken_and_given_back(qtbot, screen, town, monkeypatch):
    show(qtbot, screen, "requirements")
    bundled = screen._made[0].data
    found = {Face.FANG: OwnFace(Face.FANG, "仿宋_GB2312", resources.path("fonts/GWKai.ttf"), 0)}
    monkeypatch.setattr(place, "faces_of_system", lambda: found)
    screen.settings.look_wanted.emit()
    qtbot.waitUntil(lambda: bool(screen._made) and screen._made[0].data != bundled)
    assert "仿宋_GB2312" in screen.settings.faces.text()
    screen.settings.bundled_wanted.emit()
    qtbot.waitUntil(lambda: bool(screen._made) and screen._made[0].data == bundled)
    assert "自带字体" in screen.settings.faces.text()


def test_a_font_that_has_gone_is_made_good_by_the_bundled_one(town, tmp_path):
    service = PrintService(town)
    gone = OwnFace(Face.FANG, "仿宋_GB2312", tmp_path / "gone.ttf", 0)
    service.use_own_faces({Face.FANG: gone})
    assert service.job("requirements", ["t1"], service.usual("t1")).pdf().pages == 1


def test_a_refused_form_leaves_no_old_page_to_print(qtbot, screen, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, status=TalkStatus.CLOSED))
    show(qtbot, screen, "requirements")
    screen.forms.choose("reminder")
    qtbot.waitUntil(lambda: bool(screen.notice.sentence))
    assert screen.preview.pages == 0
    assert not screen.print_button.isEnabled()


def test_a_form_of_a_year_asks_for_the_year(qtbot, screen, town):
    earlier = an_ended_talk(at(2025, 6, 16, 11), id="t8", number="2025-008")
    with town.store.atomic():
        town.store.talks.put(earlier)
    screen.open({"form": "ledger", "year": "2026"})
    qtbot.waitUntil(lambda: len(screen._made) == 1)
    assert screen.settings.year.isVisible()
    assert "2026-001" in _words(screen._made[0].data)
    qtbot.keyClicks(screen.settings.year, "2025")
    qtbot.waitUntil(lambda: bool(screen._made) and "2025-008" in _words(screen._made[0].data))
    screen.forms.choose("record")
    assert not screen.settings.year.isVisible()


def _words(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_forms_of_a_year_are_read_over_a_connection_of_their_own(qtbot, town, changes):
    threads = []

    def elsewhere(read):
        threads.append(current_thread() is main_thread())
        store = ContentStore(town.store.path, KEY)
        try:
            return read(PrintService(replace(town, store=store)))
        finally:
            store.close()

    services = PrintServices(
        printing=PrintService(town), talks=TalkListService(town), elsewhere=elsewhere
    )
    screen = PrintScreen(services, changes)
    qtbot.addWidget(screen)
    screen.show()
    show(qtbot, screen, "record")
    assert threads == []
    show(qtbot, screen, "statistics")
    assert threads == [False]
    screen.open({"form": "plan", "year": "2026"})
    qtbot.waitUntil(lambda: "还没有开始编制" in screen.notice.sentence)
    assert not screen.print_button.isEnabled()


def test_a_paragraph_is_of_the_leader_chosen_and_statistics_are_of_the_period_asked(qtbot, screen):
    screen.open({"form": "duty-paragraph", "year": "2026"})
    qtbot.waitUntil(lambda: len(screen._made) == 1)
    assert screen.settings.leader.isVisible()
    assert screen._made[0].title == "述职报告有关监督谈话的段落"
    assert screen._jobs[0].about == "2026 wang"
    screen.settings.leader.choose("song")
    qtbot.waitUntil(lambda: [j.about for j in screen._jobs] == ["2026 song"])
    screen.open({"form": "statistics", "period": "2026-04-01 2026-06-30"})
    qtbot.waitUntil(lambda: [j.about for j in screen._jobs] == ["2026-04-01 2026-06-30"])
    assert not screen.settings.leader.isVisible()
    screen.settings.year.activated.emit(0)
    qtbot.waitUntil(lambda: [j.about for j in screen._jobs] == ["2026"])
