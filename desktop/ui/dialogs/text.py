"""A long text to be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row


def show_text(parent: QWidget, title: str, text: str) -> QDialog:
    """Show a text in a window of its own that can be scrolled."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    body = QPlainTextEdit(text)
    body.setReadOnly(True)
    body.setAccessibleName(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(body)
    column.addLayout(row(None, button("关闭", dialog.accept)))
    dialog.resize(720, 520)
    dialog.open()
    return dialog
