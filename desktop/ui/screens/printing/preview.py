"""The real pages of what is to be printed, one at a time, in any size."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.services.views.printing import Made
from desktop.ui.pdf_pages import draw
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_A4_WIDTH_PX = 794  # 210 mm at 96 dots an inch
_MARGIN = 24


class Preview(QWidget):
    """Shows pages of PDFs; 整页 fits a page into the room, 原大 shows it in its true size.

    At first a page is seen whole, or as wide as the room where it is to be read.
    """

    def __init__(self, *, whole: bool = True) -> None:
        super().__init__()
        self._whole = whole
        self._pages: list[tuple[bytes, int]] = []
        self._at = 0
        self._zoom: float | None = None
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet.setAccessibleName("预览")
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setProperty("kind", "desk")
        self._area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.words = Label("", "secondary")
        self._before = _sign("‹", "上一页", lambda: self.turn(-1), "（Page Up）")
        self._after = _sign("›", "下一页", lambda: self.turn(1), "（Page Down）")
        self._smaller = _sign("－", "缩小", lambda: self._step(-1))
        self._larger = _sign("＋", "放大", lambda: self._step(1))
        fit = button("整页", self._fit)
        true = button("原大", lambda: self._set_zoom(1.0))
        self._sizes = (fit, true, self._smaller, self._larger)
        for each in (self._before, self._after, *self._sizes):
            each.setProperty("kind", "small")
        bar = Flow(
            _side_by_side(self._before, self.words, self._after), _side_by_side(*self._sizes)
        )
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(bar)
        body.addWidget(self._area, 1)
        self._area.viewport().installEventFilter(self)
        self.show_made([])

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """Which page is shown, from 1; 0 where there is none."""
        return self._at + 1 if self._pages else 0

    @property
    def picture(self) -> QPixmap:
        """The page as it is shown."""
        return self._sheet.pixmap()

    def show_made(self, made: Sequence[Made], empty: str = "") -> None:
        """Show the pages of these PDFs one after the other."""
        self._pages = [(m.data, n) for m in made for n in range(m.pages)]
        self._at = 0
        self._empty = empty
        self._show()

    def turn(self, by: int) -> None:
        """Turn pages forward or back."""
        self._at = min(max(self._at + by, 0), max(len(self._pages) - 1, 0))
        self._show()
        self._area.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Fit the page anew where the room has changed."""
        if event.type() == QEvent.Type.Resize and self._zoom is None:
            self._show()
        return False

    def _show(self) -> None:
        some = bool(self._pages)
        self.words.setText(f"{self._at + 1} / {len(self._pages)} 页" if some else "")
        self.words.setVisible(some)
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < len(self._pages))
        for each in self._sizes:
            each.setEnabled(some)
        if not some:
            self._sheet.setPixmap(QPixmap())
            self._sheet.setText(self._empty)
            return
        data, number = self._pages[self._at]
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(draw(data, number, round(self._width() * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(picture)

    def _width(self) -> float:
        if self._zoom is not None:
            return _A4_WIDTH_PX * self._zoom
        room = self._area.viewport().size()
        high = (room.height() - _MARGIN) / 2**0.5
        wide = room.width() - _MARGIN
        return max(min(wide, high) if self._whole else wide, 120)

    def _fit(self) -> None:
        self._whole = True
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._show()

    def _step(self, by: int) -> None:
        now = self._width() / _A4_WIDTH_PX
        if by > 0:
            self._set_zoom(next((z for z in _ZOOMS if z > now + 0.01), _ZOOMS[-1]))
        else:
            self._set_zoom(next((z for z in reversed(_ZOOMS) if z < now - 0.01), _ZOOMS[0]))


def _side_by_side(*parts: QWidget) -> QWidget:
    """Return what stays together where the row is broken."""
    found = QWidget()
    found.setLayout(row(*parts))
    return found


def _sign(sign: str, name: str, deed: Callable[[], object], keys: str = "") -> QPushButton:
    """Return a button so narrow that all of them stand in one line, also in large type."""
    made = button(sign, deed, tip=f"{name}{keys}")
    made.setAccessibleName(name)
    return made
