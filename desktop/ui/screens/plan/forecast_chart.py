"""The forecast as a drawing: heads covered month by month, by the plan and by the present pace."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.views.coverage import Forecast, MonthAhead
from desktop.ui.palette import LINE, SECONDARY, STRONG, TEXT, Tone

_PEN = Qt.PenStyle
_PLAN = QPen(QColor(STRONG[Tone.PLANNED]), 2, _PEN.SolidLine)
_PACE = QPen(QColor(STRONG[Tone.NEAR]), 2, _PEN.DashLine)
_DOT = 3.0  # pixels
_MOST_LABELS = 8


class ForecastChart(QWidget):
    """Two lines from today's number towards N; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._forecast: Forecast | None = None
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("逐月预测图")

    def sizeHint(self) -> QSize:
        """Return what is comfortable to read."""
        return QSize(480, 220)

    def show_forecast(self, forecast: Forecast | None) -> None:
        """Draw a forecast; nothing where there are no months ahead."""
        self._forecast = forecast if forecast and forecast.months else None
        self.setAccessibleDescription(forecast.sentence if forecast else "")
        self.setVisible(self._forecast is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axes, the line of N, and both lines."""
        if self._forecast is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self._forecast)
        painter.end()

    def _draw(self, painter: QPainter, forecast: Forecast) -> None:
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance(f"{forecast.heads} 人") + 10
        area = QRectF(left, line + 10, self.width() - left - line, self.height() - 2.6 * line - 16)
        months = forecast.telling
        painter.setPen(QPen(QColor(LINE)))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(QColor(SECONDARY), 1, Qt.PenStyle.DotLine))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setPen(QColor(TEXT))
        self._left_words(painter, area.top(), f"{forecast.heads} 人")
        self._left_words(painter, area.bottom(), f"{_floor(forecast)} 人")
        self._months(painter, area, months)
        self._line(painter, area, [m.by_pace for m in months], _PACE)
        self._line(painter, area, [m.by_plan for m in months], _PLAN)
        self._legend(painter, area)

    def _left_words(self, painter: QPainter, height: float, words: str) -> None:
        line = self.fontMetrics().height()
        painter.drawText(
            QRectF(0, height - line / 2, self.fontMetrics().horizontalAdvance(words) + 4, line),
            Qt.AlignmentFlag.AlignRight,
            words,
        )

    def _months(self, painter: QPainter, area: QRectF, months: Sequence[MonthAhead]) -> None:
        self._below(painter, area, 0.0, "现在")
        step = max(1, -(-len(months) // _MOST_LABELS))
        for number in range(0, len(months), step):
            month = months[number].month
            first = number == 0 or month.month == 1
            words = f"{month.year % 100}年{month.month}月" if first else f"{month.month}月"
            self._below(painter, area, self._across(number + 1, len(months)), words)

    def _below(self, painter: QPainter, area: QRectF, share: float, words: str) -> None:
        width = self.fontMetrics().horizontalAdvance(words) + 4
        at = area.left() + area.width() * share - width / 2
        box = QRectF(at, area.bottom() + 4, width, self.fontMetrics().height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _line(self, painter: QPainter, area: QRectF, values: Sequence[int], pen: QPen) -> None:
        if self._forecast is None:
            return
        floor, top = _floor(self._forecast), self._forecast.heads
        steps = [self._forecast.covered, *values]
        points = [
            QPointF(
                area.left() + area.width() * self._across(number, len(values)),
                area.bottom() - area.height() * (value - floor) / max(top - floor, 1),
            )
            for number, value in enumerate(steps)
        ]
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(_PEN.NoPen)
        painter.setBrush(pen.color())
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)

    def _across(self, number: int, count: int) -> float:
        return number / max(count, 1)

    def _legend(self, painter: QPainter, area: QRectF) -> None:
        line, at = self.fontMetrics().height(), area.left()
        for words, pen in (("按计划", _PLAN), ("按目前进度", _PACE)):
            painter.setPen(pen)
            painter.drawLine(QPointF(at, line / 2), QPointF(at + 18, line / 2))
            painter.setPen(QColor(TEXT))
            width = self.fontMetrics().horizontalAdvance(words) + 6
            painter.drawText(QRectF(at + 24, 0, width, line), words)
            at += 24 + width + 18


def _floor(forecast: Forecast) -> int:
    """The drawing begins at a round number below what is covered today, to be told apart."""
    return max(0, (forecast.covered - 1) // 10 * 10)
