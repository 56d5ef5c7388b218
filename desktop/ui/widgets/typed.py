"""What somebody has typed into the fields of a form, read and filled in again, never a password."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTimeEdit,
    QWidget,
)

SECRET, SELF_KEPT = "secret", "self-kept"
_KINDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QCheckBox, QAbstractSpinBox)
_SEPARATOR = "\x1f"


def mark(widget: QWidget, as_what: str, *, on: bool = True) -> None:
    """Say of a field or form that it is secret, or keeps by itself what is typed into it."""
    widget.setProperty(as_what, on)


def inputs(root: QWidget) -> list[QWidget]:
    """Return the fields below a widget in their order, without secret ones and inner parts."""
    found: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        if isinstance(widget, _KINDS) and not inner and not _secret(widget):
            found.append(widget)
    return found


def is_typed(widget: QWidget) -> bool:
    """Say whether somebody has typed into a field since it was filled by the program."""
    if not widget.isEnabled():
        return False
    if isinstance(widget, QLineEdit):
        return widget.isModified() and not widget.isReadOnly() and bool(widget.text().strip())
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        modified = widget.document().isModified() and not widget.isReadOnly()
        return modified and bool(widget.toPlainText().strip())
    return False


def value(widget: QWidget) -> str:
    """Return what a field holds, as text."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QCheckBox):
        return "1" if widget.isChecked() else ""
    return widget.text() if isinstance(widget, QAbstractSpinBox) else ""


def fill(widget: QWidget, text: str) -> None:
    """Put a value back as if it had been typed."""
    if value(widget) == text:
        return
    if isinstance(widget, QLineEdit):
        widget.setText(text)
        widget.setModified(True)
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        widget.setPlainText(text)
        widget.document().setModified(True)
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(widget.findText(text))
    elif isinstance(widget, QCheckBox):
        widget.setChecked(bool(text))
    elif isinstance(widget, QTimeEdit):
        widget.setTime(widget.time().fromString(text, widget.displayFormat()))
    elif isinstance(widget, QAbstractSpinBox):
        widget.lineEdit().setText(text)
        widget.interpretText()


def key_of(title: str, labels: Sequence[str], before: Sequence[str]) -> str:
    """Return what tells a form: its window, its labels, what stood in it before anybody typed."""
    from db.digest import sha256  # OpenSSL; the log-in window would wait for it

    parts = (title, *labels, "", *before)
    return sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def keeps_itself(widget: QWidget) -> bool:
    """Say whether the field, or the form around it, keeps by itself what is typed."""
    above: QWidget | None = widget
    while above is not None and not above.property(SELF_KEPT):
        above = above.parentWidget()
    return above is not None


def _secret(widget: QWidget) -> bool:
    masked = isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal
    return masked or bool(widget.property(SECRET))
