"""F1: the manual, a list of its pages at the left and the open one at the right."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import resources
from desktop.manual import page_for, pages
from desktop.services.manual import write_manual
from desktop.ui.background import run
from desktop.ui.dialogs.keys import KEYS
from desktop.ui.dialogs.manual_text import STYLE, html, keys_html
from desktop.ui.notices import say
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip

_KEYS_TITLE = "快捷键"
_MARGINS = 40  # pixels beside a picture


class PageBrowser(QTextBrowser):
    """Shows rich text with the manual's pictures as wide as there is room."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 (Qt's name)
        """Return a picture of the manual, sharp on every screen."""
        file = resources.path("manual") / QUrl(name).fileName()
        picture = QPixmap(str(file))
        if picture.isNull():
            return super().loadResource(kind, name)
        scale = self.devicePixelRatioF()
        room = max(self.viewport().width() - _MARGINS, 200)
        width = min(round(room * scale), round(picture.width() * max(scale, 1.0)))
        picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(scale)
        return picture


class ManualDialog(QDialog):
    """Stays open beside the work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用手册")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = pages()
        self.list = QListWidget()
        self.list.setAccessibleName("手册目录")
        self.list.addItems([page.title for page in self._pages])
        self.list.addItem(_KEYS_TITLE)
        self.list.setFixedWidth(250)
        self.browser = PageBrowser()
        self.browser.setAccessibleName("手册正文")
        self.browser.document().setDefaultStyleSheet(STYLE)
        self.notice = NoticeStrip()
        self.strip = ProgressStrip()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        QShortcut(QKeySequence("F1"), self, self.accept)
        self.resize(1020, 700)

    def open_page(self, topic: str) -> None:
        """Open the page about a screen's topic."""
        name = page_for(topic)
        self.list.setCurrentRow([page.name for page in self._pages].index(name))
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the lines of the list their height, which the style sheet has only told now."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures."""
        super().resizeEvent(event)
        self._show(self.list.currentRow())

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.addWidget(self.list)
        body.addWidget(self.browser, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.notice)
        column.addWidget(self.strip)
        column.addLayout(body, 1)
        save = button("另存为 PDF…", self._on_save, symbol="file-down")
        column.addLayout(row(save, None, button("关闭", self.accept)))

    def _show(self, number: int) -> None:
        if 0 <= number < len(self._pages):
            self.browser.setHtml(html(self._pages[number]))
        elif number == len(self._pages):
            self.browser.setHtml(keys_html(_KEYS_TITLE, KEYS))

    def _on_save(self) -> None:
        name = "监督谈话工作台使用手册.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, "另存手册", name, "PDF 文件 (*.pdf)")
        if chosen:
            file = Path(chosen)
            run(
                self,
                lambda _progress: write_manual(file),
                then=lambda _none: say(self, f"已另存到 {file.name}。"),
                strip=self.strip,
                words="正在生成手册",
            )


def show_manual(parent: QWidget, topic: str) -> ManualDialog:
    """Open the manual at the page about a topic; one that is open already is turned to it."""
    open_ones = parent.findChildren(ManualDialog)
    dialog = open_ones[0] if open_ones else ManualDialog(parent)
    dialog.show()
    dialog.open_page(topic)
    dialog.raise_()
    dialog.activateWindow()
    return dialog
