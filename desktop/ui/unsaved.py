"""What was typed into forms that keep no draft: gathered while one types and before a lock."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.services.views.unsaved import KeptForm
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dialog import FittedDialog
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.typed import inputs, is_typed, keeps_itself, value
from desktop.ui.widgets.writing import WritingArea

DROPPED = 2  # what the dialog returns where nothing is to be kept any longer
_TOLD = (
    "上次锁定或者意外退出时，下面的内容还没有保存，已替您保留。再打开同一张表单会自动填回，请核对后保存；"
    "也可以从这里抄录。"
)


def gather(safe: Sequence[QWidget] = ()) -> list[KeptForm]:
    """Return what is being typed in any window that is seen and would be lost with it.

    `safe` are pages that have kept what was typed on them.
    """
    found: list[KeptForm] = []
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        seen = {w for page in safe for w in inputs(page) if w.window() is page.window()}
        for rows in (r for r in window.findChildren(FormRows) if r.window() is window):
            within = [w for w in inputs(rows) if w not in seen]
            if rows.isVisible() and any(_at_risk(w) for w in within):
                found.append(KeptForm(where=_where(rows), key=rows.known_by, fields=_read(within)))
            seen.update(within)
        rest = (w for w in inputs(window) if w.window() is window and w not in seen)
        loose = [w for w in rest if w.isVisible() and _at_risk(w)]
        if loose:
            found.append(KeptForm(where=_where(window), key="", fields=_read(loose)))
    return found


class KeptDialog(FittedDialog):
    """Shows what was kept over a lock or a crash and has not been filled in again."""

    def __init__(self, parent: QWidget, kept: Sequence[KeptForm]) -> None:
        super().__init__(parent)
        self.setWindowTitle("上次没有保存的内容")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(listed(kept))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("上次没有保存的内容")
        self.drop_button = button("不再保留", lambda: self.done(DROPPED))
        self.keep_button = button("知道了", self.accept, kind="primary")
        self.keep_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        column.addWidget(Label(_TOLD, "secondary", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(row(None, self.drop_button, self.keep_button))
        self.resize(560, 380)


def listed(kept: Sequence[KeptForm]) -> str:
    """Word what was kept, for reading and copying out."""
    parts = []
    for one in kept:
        lines = [f"{label}：{text}" if label else text for label, text in one.fields if text]
        parts.append("\n".join((f"【{one.where}】", *lines)))
    return "\n\n".join(parts)


def _at_risk(widget: QWidget) -> bool:
    if isinstance(widget, WritingArea):
        return widget.dirty  # what it could save is saved by now
    return not isinstance(widget, SearchBox) and not keeps_itself(widget) and is_typed(widget)


def _read(widgets: Sequence[QWidget]) -> tuple[tuple[str, str], ...]:
    return tuple((w.accessibleName().removesuffix("（必填）"), value(w)) for w in widgets)


def _where(widget: QWidget) -> str:
    window = widget.window()
    place = getattr(window, "place", "") if window.parentWidget() is None else ""
    return str(place or window.windowTitle())
