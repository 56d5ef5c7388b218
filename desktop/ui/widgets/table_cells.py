"""How the cells of a table are painted: chips, two lines, buttons."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.ui.palette import (
    ACCENT,
    CARD,
    FOCUS,
    LINE,
    LINE_STRONG,
    ROW_TINT,
    SECONDARY,
    SHADES,
    TEXT,
)
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.table_model import CELL, Cell, Index

_PAD = 10
_GAP = 6
_KEPT_WIDTHS = 200


class Cells(QStyledItemDelegate):
    """Paints the cells of a RecordTable; the fonts follow the table's."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self.focused: tuple[int, int] | None = None
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Measure and paint with this font, its bold, and one a pixel smaller."""
        self._font = QFont(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._small = QFont(font)
        self._small.setPixelSize(max(font.pixelSize() - 1, 8))
        self._metrics = QFontMetrics(self._font)
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        self._small_widths: dict[str, int] = {}  # of tags and verbs: a few words, in every row

    def height(self, *, two_lines: bool, buttons: bool) -> int:
        """Return the height of every row, in logical pixels."""
        text = self._metrics.height() + (self._small_metrics.height() + 2 if two_lines else 0)
        return max(text, self._button_height() if buttons else 0) + 18

    def width(self, cell: Cell) -> int:
        """Return the width that a cell needs to be shown whole."""
        tags = sum(self._tag_width(tag) + _GAP for tag in cell.tags)
        metrics = self._bold_metrics if cell.bold else self._metrics
        first = tags + metrics.horizontalAdvance(cell.text) if cell.text else tags - _GAP
        second = self._small_metrics.horizontalAdvance(cell.second) if cell.second else 0
        acts = sum(self._act_width(act) + _GAP for act in cell.acts) - _GAP
        return max(first, second, acts, 0) + 2 * _PAD + 2

    def act_rects(self, rect: QRect, acts: Sequence[Act]) -> list[QRect]:
        """Return where the buttons of a cell are."""
        left, found = rect.left() + _PAD, []
        height = self._button_height()
        for act in acts:
            width = self._act_width(act)
            found.append(QRect(left, rect.center().y() - height // 2, width, height))
            left += width + _GAP
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what the cell needs."""
        cell: Cell = index.data(CELL)
        height = self.height(two_lines=bool(cell.second), buttons=bool(cell.acts))
        return QSize(self.width(cell), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the line below, and what stands in the cell."""
        view: Any = option  # the stubs do not know the fields of the option
        rect: QRect = view.rect
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(view.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(ROW_TINT if chosen else CARD))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(LINE))
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(ACCENT))
        for number, (act, at) in enumerate(
            zip(cell.acts, self.act_rects(rect, cell.acts), strict=True)
        ):
            self._paint_act(painter, act, at, focused=self.focused == (index.row(), number))
        if not cell.acts:
            self._paint_words(painter, cell, rect.adjusted(_PAD, 0, -_PAD, 0))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a shortened cell."""
        room: QRect = view.visualRect(index)
        if index.isValid() and self.width(index.data(CELL)) > room.width() + 2:
            QToolTip.showText(event.globalPos(), index.data(), view)
            return True
        QToolTip.hideText()
        return False

    def _paint_words(self, painter: QPainter, cell: Cell, rect: QRect) -> None:
        first = self._metrics.height()
        height = first + (self._small_metrics.height() + 2 if cell.second else 0)
        top = rect.top() + (rect.height() - height) // 2
        left = rect.left()
        for tag in cell.tags:
            left += self._paint_tag(painter, tag, QPoint(left, top + first // 2)) + _GAP
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._bold if cell.bold else self._font)
        painter.setPen(QColor(TEXT))
        metrics = self._bold_metrics if cell.bold else self._metrics
        room = QRect(left, top, rect.right() - left + 1, first)
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        if cell.second:
            painter.setFont(self._small)
            painter.setPen(QColor(SECONDARY))
            below = QRect(rect.left(), top + first + 2, rect.width(), self._small_metrics.height())
            text = self._small_metrics.elidedText(
                cell.second, Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_tag(self, painter: QPainter, tag: Tag, left_centre: QPoint) -> int:
        width, height = self._tag_width(tag), self._small_metrics.height() + 4
        rect = QRect(left_centre.x(), left_centre.y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SHADES[tag.tone].ground))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setPen(QColor(SHADES[tag.tone].text))
        painter.setFont(self._small)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tag.text)
        return width

    def _paint_act(self, painter: QPainter, act: Act, rect: QRect, *, focused: bool) -> None:
        edge = ACCENT if act.primary else LINE_STRONG
        ring = TEXT if act.primary else FOCUS
        painter.setPen(QPen(QColor(ring if focused else edge), 2 if focused else 1))
        painter.setBrush(QColor(ACCENT if act.primary else CARD))
        painter.drawRoundedRect(rect, 5, 5)
        painter.setPen(QColor(CARD if act.primary else TEXT))
        painter.setFont(self._small)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, act.text)

    def _tag_width(self, tag: Tag) -> int:
        return self._small_width(tag.text) + 16

    def _act_width(self, act: Act) -> int:
        return self._small_width(act.text) + 22

    def _small_width(self, text: str) -> int:
        width = self._small_widths.get(text)
        if width is None:
            if len(self._small_widths) >= _KEPT_WIDTHS:
                self._small_widths.clear()
            width = self._small_widths[text] = self._small_metrics.horizontalAdvance(text)
        return width

    def _button_height(self) -> int:
        return self._small_metrics.height() + 8
