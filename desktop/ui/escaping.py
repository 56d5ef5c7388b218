"""Esc leaves the form or the page that one is in, as its own button does; nothing typed is lost."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.notices import say
from desktop.ui.palette import Tone
from desktop.ui.widgets.buttons import LEAVES
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.typed import inputs, is_typed, keeps_itself, value

_TYPED = "这里填写的内容还没有保存。要放弃，请按“{}”；要保留，请继续填写并保存。"


def escape(page: QWidget) -> bool:
    """Press the nearest button that leads out; False where there is none."""
    around: QWidget | None = page.focusWidget()
    while around is not None:
        way = _way_out(around)
        if way is not None:
            if any(_typed(field) for field in inputs(around) if field.isVisible()):
                say(page, _TYPED.format(way.text()), Tone.NEAR)
            else:
                way.click()
            return True
        around = around.parentWidget() if around is not page else None
    return False


def _way_out(around: QWidget) -> QPushButton | None:
    for found in around.findChildren(QPushButton):
        if found.property(LEAVES) and found.isVisible() and found.isEnabled():
            return found if found.window() is around.window() else None
    return None


def _typed(field: QWidget) -> bool:
    if isinstance(field, SearchBox):
        return False
    return is_typed(field) or (keeps_itself(field) and bool(value(field)) and _is_text(field))


def _is_text(field: QWidget) -> bool:
    return hasattr(field, "isUndoAvailable") or hasattr(field, "document")
