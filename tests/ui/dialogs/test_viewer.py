from contextlib import contextmanager
from io import BytesIO

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.background import busy
from desktop.ui.dialogs.viewer import Viewer, can_show


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def a_pdf(pages):
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_picture(width=300, height=200):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#b5121b"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_every_page_of_a_pdf_is_shown(page, qtbot):
    viewer = Viewer(page, "报告.pdf", a_pdf(3))
    viewer.open()
    qtbot.waitUntil(lambda: len(viewer.pages) == 3)

    assert viewer.pages[1].accessibleName() == "第2页，共3页"
    assert viewer.pages[0].pixmap().width() == 820
    viewer.accept()


def test_a_picture_is_shown_in_its_colours(page, qtbot):
    viewer = Viewer(page, "扫描件.png", a_picture())
    viewer.open()
    qtbot.waitUntil(lambda: len(viewer.pages) == 1)

    shown = viewer.pages[0].pixmap().toImage()
    assert (shown.width(), shown.pixelColor(10, 10).name()) == (300, "#b5121b")
    viewer.accept()


def test_a_large_picture_is_made_as_wide_as_a_page(page, qtbot):
    viewer = Viewer(page, "扫描件.PNG", a_picture(3000, 100))
    viewer.open()
    qtbot.waitUntil(lambda: len(viewer.pages) == 1)

    assert viewer.pages[0].pixmap().width() == 820
    viewer.accept()


@contextmanager
def nothing_written():
    """Let no file of this process grow by a single byte."""
    resource = pytest.importorskip("resource", reason="only POSIX limits what is written")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["报告.pdf", "扫描件.png"])
def test_a_file_is_shown_without_a_byte_on_the_disk(page, qtbot, tmp_path, name):
    content = a_pdf(3) if name.endswith("pdf") else a_picture()
    with nothing_written():
        viewer = Viewer(page, name, content)
        viewer.open()
        qtbot.waitUntil(lambda: bool(viewer.pages) and not busy())
        with pytest.raises(OSError, match="too large"):
            (tmp_path / "proof").write_bytes(b"x")
    assert not viewer.pages[0].pixmap().isNull()
    assert not viewer.notice.isVisible()
    viewer.accept()


@pytest.mark.parametrize("name", ["坏了.pdf", "坏了.png"])
def test_a_damaged_file_is_said_in_a_sentence(page, qtbot, name):
    viewer = Viewer(page, name, b"no such thing")
    viewer.open()
    qtbot.waitUntil(lambda: viewer.notice.sentence != "")

    assert "可能已损坏" in viewer.notice.sentence
    assert viewer.pages == []
    viewer.accept()


@pytest.mark.parametrize(
    ("name", "shown"), [("a.PDF", True), ("a.jpeg", True), ("a.docx", False), ("pdf", False)]
)
def test_pdf_and_pictures_can_be_shown(name, shown):
    assert can_show(name) is shown
