"""Sending PDF pages to a printer, page by page, so that one can stop in between."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from desktop.services.views.printing import Made
from desktop.ui.pdf_pages import draw
from desktop.ui.widgets.progress import ProgressStrip

_DPI = 300


class PrintRun(QObject):
    """Prints pages one at each turn of the event loop; `done(stopped)` is called at the end.

    The printer is set to the full page, where it has margins of its own.
    """

    def __init__(
        self,
        printer: QPagedPaintDevice,
        made: Sequence[Made],
        strip: ProgressStrip,
        done: Callable[[bool], object],
    ) -> None:
        super().__init__(strip)
        self._pages = [(m.data, n) for m in made for n in range(m.pages)]
        self._printer, self._strip, self._done = printer, strip, done
        self._at, self._stopped = 0, False
        printer.setPageMargins(printer.pageLayout().margins(), QPageLayout.Unit.Point)
        self._painter = QPainter(printer)
        strip.begin("正在打印")
        strip.cancelled.connect(self._stop)
        QTimer.singleShot(0, self._next)

    def _next(self) -> None:
        if self._stopped or self._at >= len(self._pages):
            self._end()
            return
        if self._at:
            self._printer.newPage()
        data, number = self._pages[self._at]
        resolution = self._printer.logicalDpiX()
        sheet = self._printer.pageLayout().fullRectPixels(resolution)
        width = round(sheet.width() * _DPI / resolution)
        self._painter.drawImage(sheet, draw(data, number, width))
        self._at += 1
        self._strip.show_step(self._at, len(self._pages), "正在打印")
        QTimer.singleShot(0, self._next)

    def _stop(self) -> None:
        self._stopped = True

    def _end(self) -> None:
        self._painter.end()
        self._strip.cancelled.disconnect(self._stop)
        self._strip.end()
        self._done(self._stopped)
        self.deleteLater()
