"""One look for the whole program, whatever the desktop's own theme is."""

import re
import sys
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from desktop.ui import palette
from desktop.ui.palette import LARGE, NORMAL, Sizes

_SCREEN_FONTS = (
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
_BUNDLED = "GW Hei"


def application() -> QApplication:
    """Make the application with Qt's own style; asking for the style later makes 11 enums."""
    return QApplication([*sys.argv[:1], "-style", "fusion"])


def apply(app: QApplication, *, large: bool = False, bundled_font: bool = False) -> None:
    """Give the application its palette, font and style sheet.

    `bundled_font` takes GW Hei even where the system has a Chinese font, so that pictures agree.
    """
    sizes = LARGE if large else NORMAL
    app.setPalette(_palette())
    app.setFont(_font(sizes, bundled=bundled_font))
    app.setStyleSheet(style_sheet(sizes))


def style_sheet(sizes: Sizes, *, alone: bool = False) -> str:
    """Return the style sheet with every @name filled in; an unknown name is a KeyError.

    `alone` is for one window in type of its own: what no rule gives a size takes it from here too.
    """
    names = palette.tokens(sizes)
    names["drawings"] = resources.path("styles").as_posix()
    filled = re.sub(r"@(\w+)", lambda found: names[found[1]], _template())
    return f"QWidget {{ font-size: {sizes.body}px; }}\n{filled}" if alone else filled


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and draw the widget anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@cache
def _template() -> str:
    return resources.path("styles/workbench.qss").read_text("utf-8")


def _font(sizes: Sizes, *, bundled: bool) -> QFont:
    family = None if bundled else _installed()
    if family is None:
        family = _BUNDLED
        if not QFontDatabase.hasFamily(family):
            QFontDatabase.addApplicationFont(str(resources.path("fonts/GWHei.ttf")))
    font = QFont(family)
    font.setPixelSize(sizes.body)
    return font


def _installed() -> str | None:
    return next((name for name in _SCREEN_FONTS if QFontDatabase.hasFamily(name)), None)


def _palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.GROUND,
        role.WindowText: palette.TEXT,
        role.Base: palette.CARD,
        role.AlternateBase: palette.GROUND,
        role.Text: palette.TEXT,
        role.Button: palette.CARD,
        role.ButtonText: palette.TEXT,
        role.BrightText: palette.CARD,
        role.ToolTipBase: palette.TEXT,
        role.ToolTipText: palette.CARD,
        role.PlaceholderText: palette.SECONDARY,
        role.Highlight: palette.ACCENT,
        role.HighlightedText: palette.CARD,
        role.Link: palette.FOCUS,
        role.LinkVisited: palette.FOCUS,
        role.Light: palette.CARD,
        role.Midlight: palette.LINE,
        role.Mid: palette.LINE_STRONG,
        role.Dark: palette.SECONDARY,
        role.Shadow: palette.SECONDARY,
    }
    found = QPalette()
    for name, colour in colours.items():
        found.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, name, QColor(palette.DISABLED))
    return found
