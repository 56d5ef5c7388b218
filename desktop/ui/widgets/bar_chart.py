"""Horizontal bars that are told apart by grey and hatching, so that they print in black and white."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import palette

_HATCH = Qt.BrushStyle
_STYLES = (  # ground, hatching over it, colour of a number inside
    (palette.BAR_DARK, _HATCH.SolidPattern, palette.CARD),
    (palette.CARD, _HATCH.BDiagPattern, palette.TEXT),
    (palette.BAR_LIGHT, _HATCH.SolidPattern, palette.TEXT),
    (palette.CARD, _HATCH.DiagCrossPattern, palette.TEXT),
    (palette.CARD, _HATCH.NoBrush, palette.TEXT),
)
_GAP, _KEY = 8, 14
_SPARE = 2  # pixels without which a label that fits is shortened in some sizes of type
_NOTHING = "没有数据。"


class ChartBar(NamedTuple):
    """A label with one number for each series."""

    label: str
    numbers: tuple[int, ...]


class _Piece(NamedTuple):
    """One number as it is drawn: whose it is, and where."""

    bar: int
    series: int
    rect: QRectF


class BarChart(QWidget):
    """Shows bars; a click, or the arrow keys and Enter, open a number (`opened`: bar, series)."""

    opened = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._series: tuple[str, ...] = ()
        self._bars: tuple[ChartBar, ...] = ()
        self._stacked = False
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(
        self, series: Sequence[str], bars: Sequence[ChartBar], *, stacked: bool, words: str
    ) -> None:
        """Show these bars, or that all is nought; `words` say the same to those who do not see."""
        counted = any(number for bar in bars for number in bar.numbers)
        self._series, self._stacked = tuple(series), stacked
        self._bars = tuple(bars) if counted else ()
        self._at = (0, 0)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def piece_rect(self, bar: int, series: int) -> QRectF:
        """Return where a number is drawn, with its text."""
        return next(p.rect for p in self._pieces() if (p.bar, p.series) == (bar, series))

    def sizeHint(self) -> QSize:
        """Return the height of all bars and the key below them."""
        return QSize(360, round(len(self._bars) * self._row + self._key_height()))

    def minimumSizeHint(self) -> QSize:
        """Return a width that still shows the bars."""
        return QSize(260, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw labels, bars, numbers and key; or that there is nothing to draw."""
        painter = QPainter(self)
        if not self._bars:
            painter.setPen(QColor(palette.SECONDARY))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _NOTHING)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_labels(painter)
        for piece in self._pieces():
            self._paint_piece(painter, piece)
        self._paint_key(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the numbers, and open one."""
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._bars:
            self.opened.emit(*self._at)
        elif key in steps and self._bars:
            bar, series = (a + b for a, b in zip(self._at, steps[key], strict=True))
            self._at = (
                min(max(bar, 0), len(self._bars) - 1),
                min(max(series, 0), len(self._series) - 1),
            )
            self.update()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the number under the pointer."""
        if found := self._piece_at(event.position()):
            self._at = (found.bar, found.series)
            self.update()
            self.opened.emit(found.bar, found.series)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand and say which number it is."""
        found = self._piece_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._words(found) if found else "")

    def _words(self, piece: _Piece) -> str:
        bar = self._bars[piece.bar]
        return f"{bar.label}　{self._series[piece.series]} {bar.numbers[piece.series]}"

    def _piece_at(self, at: QPointF) -> _Piece | None:
        return next((p for p in self._pieces() if p.rect.contains(at)), None)

    @property
    def _thick(self) -> float:
        return self.fontMetrics().height() + 2.0

    @property
    def _row(self) -> float:
        lanes = 1 if self._stacked else len(self._series)
        return lanes * self._thick + _GAP

    @property
    def _labels(self) -> float:
        widest = max((self._wide(bar.label) for bar in self._bars), default=0)
        return min(widest + _SPARE, self.width() * 0.42) + _GAP

    def label_shown(self, label: str) -> str:
        """Return a label as there is room for it."""
        room = round(self._labels - _GAP)
        return self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room)

    def _wide(self, text: str) -> float:
        return float(self.fontMetrics().horizontalAdvance(text))

    def _scale(self) -> float:
        """Return how many pixels one is."""
        add = sum if self._stacked else max
        largest = max((add(bar.numbers) for bar in self._bars), default=0)
        room = self.width() - self._labels - self._wide(f" {largest}") - _GAP
        return max(room, 20) / max(largest, 1)

    def _pieces(self) -> Iterator[_Piece]:
        scale, left = self._scale(), self._labels
        for n, bar in enumerate(self._bars):
            x, y = left, n * self._row
            for m, number in enumerate(bar.numbers):
                wide = number * scale
                if self._stacked:
                    yield _Piece(n, m, QRectF(x, y, wide, self._thick))
                    x += wide
                else:
                    top = y + m * self._thick
                    more = self._wide(f" {number}")
                    yield _Piece(n, m, QRectF(left, top, wide + more, self._thick))

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setPen(QColor(palette.TEXT))
        wide = self._labels - _GAP
        for n, bar in enumerate(self._bars):
            words = self.label_shown(bar.label)
            room = QRectF(0, n * self._row, wide, self._row - _GAP)
            painter.drawText(room, _right(), words)
            if self._stacked:
                total = sum(bar.numbers)
                x = self._labels + total * self._scale() + 4
                painter.drawText(QPointF(x, self._base(n * self._row)), str(total))

    def _paint_piece(self, painter: QPainter, piece: _Piece) -> None:
        number = self._bars[piece.bar].numbers[piece.series]
        rect = QRectF(piece.rect)
        words = str(number)
        if not self._stacked:
            rect.setWidth(max(rect.width() - self._wide(f" {number}"), 0))
        bar = rect.adjusted(0, 2, 0, -2)
        if number:
            self._fill(painter, bar, piece.series)
        if not self._stacked:
            painter.setPen(QColor(palette.TEXT if number else palette.SECONDARY))
            painter.drawText(QPointF(rect.right() + 4, self._base(rect.top())), words)
        elif rect.width() > self._wide(words) + 6:
            self._paint_inside(painter, bar, piece.series, words)
        if self.hasFocus() and (piece.bar, piece.series) == self._at:
            painter.setPen(QPen(QColor(palette.FOCUS), 2))
            painter.setBrush(_HATCH.NoBrush)
            painter.drawRect(piece.rect.adjusted(-1, 0, 1, 0))

    def _paint_inside(self, painter: QPainter, bar: QRectF, series: int, words: str) -> None:
        ground, hatching, colour = _STYLES[series % len(_STYLES)]
        if hatching not in {_HATCH.SolidPattern, _HATCH.NoBrush}:
            plate = QRectF(0, 0, self._wide(words) + 4, bar.height() - 4)
            plate.moveCenter(bar.center())
            painter.fillRect(plate, QColor(ground))
        painter.setPen(QColor(colour))
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, words)

    def _fill(self, painter: QPainter, bar: QRectF, series: int) -> None:
        ground, hatching, _ = _STYLES[series % len(_STYLES)]
        painter.fillRect(bar, QColor(ground))
        if hatching is not _HATCH.SolidPattern:
            painter.fillRect(bar, QBrush(QColor(palette.BAR_DARK), hatching))
        painter.setPen(QPen(QColor(palette.BAR_DARK), 1))
        painter.setBrush(_HATCH.NoBrush)
        painter.drawRect(bar)

    def _paint_key(self, painter: QPainter) -> None:
        top = len(self._bars) * self._row + 2
        for n, (x, y) in enumerate(self._key_places()):
            self._fill(painter, QRectF(x, top + y + 4, _KEY, _KEY), n)
            painter.setPen(QColor(palette.TEXT))
            painter.drawText(QPointF(x + _KEY + 5, self._base(top + y)), self._series[n])

    def _key_places(self) -> list[tuple[float, float]]:
        """Return where the key of each series stands, from the upper left of the key."""
        x, y = self._labels, 0.0
        places = []
        for words in self._series:
            need = _KEY + 5 + self._wide(words) + 14
            if x + need > self.width() and x > 0:
                x, y = 0.0, y + self._thick
            places.append((x, y))
            x += need
        return places

    def _key_height(self) -> float:
        if not self._bars:
            return self._thick * 3
        places = self._key_places()
        return (places[-1][1] if places else 0) + self._thick + 6

    def _base(self, top: float) -> float:
        metrics = self.fontMetrics()
        return top + (self._thick - metrics.height()) / 2 + metrics.ascent()


def _right() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
