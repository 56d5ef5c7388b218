"""Fields that are shown but may not be changed."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QTimeEdit,
    QWidget,
)


def set_read_only(field: QLineEdit | QTextEdit | QPlainTextEdit, *, read_only: bool) -> None:
    """Let a field be read only, or not; its look follows at once."""
    if field.isReadOnly() != read_only:
        field.setReadOnly(read_only)
        field.style().unpolish(field)
        field.style().polish(field)


def lock(page: QWidget, *buttons: QPushButton, locked: bool) -> None:
    """Let every field on the page be read only, and hide the buttons that would change them.

    Texts can still be read to their end and copied; an editable drop-down list is left shut.
    """
    for field in page.findChildren(QWidget):
        if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit):
            set_read_only(field, read_only=locked)
        elif isinstance(field, QComboBox | QCheckBox | QTimeEdit):
            field.setEnabled(not locked)
    for hidden in buttons:
        hidden.setVisible(not locked)
