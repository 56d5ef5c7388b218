"""The icons (Lucide), drawn in a colour of the palette."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QLabel, QPushButton

import resources
from desktop.ui.palette import DISABLED, SECONDARY

_GAP = 5
_SCALES = (1.0, 2.0)  # Qt makes of them what a screen needs that is connected later


@cache
def _drawing(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text("utf-8")


def picture(name: str, colour: str, size: int, scale: float = 1.0) -> QPixmap:
    """Return an icon `size` logical pixels wide for a screen of that scale."""
    return _drawn_once(
        f"icon {name} {colour} {size} {scale}", lambda: _draw(name, colour, size, scale)
    )


def _drawn_once(key: str, draw: Callable[[], QPixmap]) -> QPixmap:
    """Return what is drawn under this name; the same icons stand on many buttons."""
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = draw()
        QPixmapCache.insert(key, found)
    return found


def _draw(name: str, colour: str, size: int, scale: float) -> QPixmap:
    pixels = round(size * scale)
    svg = _drawing(name).replace("currentColor", colour)
    svg = svg.replace('width="24"', f'width="{pixels}"').replace(
        'height="24"', f'height="{pixels}"'
    )
    found = QPixmap()
    if not found.loadFromData(QByteArray(svg.encode()), "SVG"):
        raise FileNotFoundError(f"the icon {name} cannot be drawn")
    found.setDevicePixelRatio(scale)
    return found


def icon(name: str, colour: str = SECONDARY, size: int = 18, *, chosen: str = "") -> QIcon:
    """Return an icon; `chosen` is its colour while the button is checked."""
    found = QIcon()
    for scale in _scales():
        found.addPixmap(picture(name, colour, size, scale))
        if chosen:
            on = picture(name, chosen, size, scale)
            found.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
    return found


def _scales() -> list[float]:
    """Return the scales to draw in: those of the screens that there are, and two more."""
    screens = QGuiApplication.screens()
    return sorted({*_SCALES, *(screen.devicePixelRatio() for screen in screens)})


def put_before(button: QPushButton, name: str, colour: str = SECONDARY, size: int = 16) -> None:
    """Put an icon before the words of a button, with a little room between."""
    found = QIcon()
    for scale in _scales():
        found.addPixmap(_padded(name, colour, size, scale))
        found.addPixmap(_padded(name, DISABLED, size, scale), QIcon.Mode.Disabled)
    button.setIcon(found)
    button.setIconSize(QSize(size + _GAP, size))


def _padded(name: str, colour: str, size: int, scale: float) -> QPixmap:
    return _drawn_once(
        f"padded {name} {colour} {size} {scale}", lambda: _pad(name, colour, size, scale)
    )


def _pad(name: str, colour: str, size: int, scale: float) -> QPixmap:
    room = QPixmap(QSize(round((size + _GAP) * scale), round(size * scale)))
    room.setDevicePixelRatio(scale)
    room.fill(Qt.GlobalColor.transparent)
    painter = QPainter(room)
    painter.drawPixmap(0, 0, picture(name, colour, size, scale))
    painter.end()
    return room


class Picture(QLabel):
    """An icon that stands by itself and says nothing to a screen reader."""

    def __init__(self, name: str, colour: str = SECONDARY, size: int = 18) -> None:
        super().__init__()
        self.setPixmap(picture(name, colour, size, self.devicePixelRatioF()))
        self.setFixedSize(QSize(size, size))
