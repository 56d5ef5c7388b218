"""The camera of the tour: numbered pictures of the window in front, and of what lies beneath."""

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.palette import CARD, LINE_STRONG
from desktop.ui.tour.hand import Hand

_LAYOUT_MS = 60  # what was filled in just now finds its size in the next turns of the event loop
_MARGIN = 14


class Camera:
    """Takes pictures into a folder: 01-….png, 02-….png."""

    def __init__(self, app: QApplication, hand: Hand, folder: Path) -> None:
        self._app = app
        self._hand = hand
        self.folder = folder
        self.taken: list[Path] = []

    def shoot(self, title: str) -> Path:
        """Take a picture of the front window; a dialog is shown over the window it belongs to."""
        self._hand.rest()
        QTest.qWait(_LAYOUT_MS)
        front = self._hand.front
        picture = self._with_dialog(front)
        path = self.folder / f"{len(self.taken) + 1:02d}-{title}.png"
        if not picture.save(str(path)):
            raise OSError(f"“{path}”没有写成。")
        self.taken.append(path)
        return path

    def _with_dialog(self, front: QWidget) -> QPixmap:
        owner = front.parentWidget()
        below = owner.window() if owner is not None else front
        if below is front or not below.isVisible():
            return front.grab()
        return _framed(below.grab(), front)


def _framed(picture: QPixmap, dialog: QWidget) -> QPixmap:
    """Put a dialog over its window as a window manager would: its title above, a line around."""
    bar = QRect(0, 0, dialog.width(), dialog.fontMetrics().height() + _MARGIN)
    where = QRect(0, 0, bar.width(), bar.height() + dialog.height())
    where.moveCenter(picture.rect().center())
    bar.moveTopLeft(where.topLeft())
    painter = QPainter(picture)
    painter.setFont(dialog.font())
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    painter.fillRect(bar, QColor(CARD))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle())
    painter.drawPixmap(bar.left(), bar.bottom() + 1, dialog.grab())
    painter.setPen(QColor(LINE_STRONG))
    painter.drawRect(where.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture
