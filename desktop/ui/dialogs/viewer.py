"""A window that shows a PDF or a picture from memory; nothing is written to the disk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.ui import pdf_pages
from desktop.ui.background import Progress, run
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.scrolling import Scrolling

_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
_WIDTH = 820  # pixels of a page on screen
_MOST_PAGES = 200


def can_show(name: str) -> bool:
    """Say whether a file of this name can be shown here."""
    return name.lower().endswith((".pdf", *_PICTURES))


class Viewer(QDialog):
    """Shows the pages of a file below one another."""

    def __init__(self, parent: QWidget, name: str, content: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle("查看附件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH + 80, 720)
        self.notice = NoticeStrip()
        self.strip = ProgressStrip()
        self.pages: list[QLabel] = []
        body = QWidget()
        self._column = QVBoxLayout(body)
        outer = QVBoxLayout(self)
        outer.addWidget(Label(name, "title", wrap=True))
        outer.addWidget(self.notice)
        outer.addWidget(self.strip)
        outer.addWidget(Scrolling(body), 1)
        self.close_button = button("关闭", self.accept)
        self.close_button.setDefault(True)
        outer.addLayout(row(None, self.close_button))
        scale = self.devicePixelRatioF()
        run(
            self,
            lambda progress: images(name, content, round(_WIDTH * scale), progress),
            then=self._show,
            strip=self.strip,
            words="正在打开",
        )

    def _show(self, found: list[QImage]) -> None:
        for number, image in enumerate(found, 1):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(image))
            label.setAccessibleName(f"第{number}页，共{len(found)}页")
            self.pages.append(label)
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)


def images(name: str, content: bytes, width: int, progress: Progress) -> list[QImage]:
    """Return the pages of a PDF or the one picture, `width` pixels wide; BadInput if it is none."""
    if name.lower().endswith(".pdf"):
        return _pdf_pages(content, width, progress)
    image = QImage.fromData(content)
    if image.isNull():
        raise BadInput(
            "这个文件不是能显示的图片，可能已损坏；文件没有改动，可导出后用其他程序打开。"
        )
    smooth = Qt.TransformationMode.SmoothTransformation
    return [image.scaledToWidth(width, smooth) if image.width() > width else image]


def _pdf_pages(content: bytes, width: int, progress: Progress) -> list[QImage]:
    total = min(pdf_pages.count(content), _MOST_PAGES)
    found = []
    for number in range(total):
        progress.step(number, total, "正在打开")
        found.append(pdf_pages.draw(content, number, width))
    return found
