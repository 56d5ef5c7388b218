"""Fields with their labels, help and errors."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QVBoxLayout, QWidget

from desktop.ui.theme import restyle
from desktop.ui.widgets.label import Label


class _Field(QWidget):
    def __init__(self, label: str, widget: QWidget, help_text: str, *, required: bool) -> None:
        super().__init__()
        self.widget = widget
        self.label = Label(f"{label} *" if required else label, "field")
        self.label.setBuddy(widget)
        if isinstance(widget, QAbstractSpinBox):  # the style sheet cannot indent its text
            widget.lineEdit().setTextMargins(8, 0, 0, 0)
        self.help = Label(help_text, "small", wrap=True)
        if not help_text:  # shown without a parent it would flash as a window of its own
            self.help.hide()
        self.error = Label("", "error", wrap=True)
        self.error.setVisible(False)
        widget.setAccessibleName(f"{label}（必填）" if required else label)
        widget.setAccessibleDescription(help_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.label, widget, self.error, self.help):
            column.addWidget(part)
        column.addStretch(1)

    def show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.widget.setAccessibleDescription(sentence or self.help.text())
        restyle(self.widget, "wrong", bool(sentence))


class FormRows(QWidget):
    """Fields one below the other, or in columns; errors are shown at the field they concern.

    `field` is the word that BadInput.field uses; it is the label unless another is given.
    """

    def __init__(self, columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._fields: dict[str, _Field] = {}
        self._next = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)

    def add(
        self,
        label: str,
        widget: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
        field: str = "",
        span: int = 1,
    ) -> None:
        """Add a field; `span` is over how many columns it goes."""
        made = _Field(label, widget, help_text, required=required)
        self._fields[field or label] = made
        if self._next % self._columns + span > self._columns:
            self._next += self._columns - self._next % self._columns
        at_row, at_column = divmod(self._next, self._columns)
        self._grid.addWidget(made, at_row, at_column, 1, span)
        self._next += span

    def add_plain(self, widget: QWidget) -> None:
        """Add a widget over the whole width that needs no label, e.g. a check box."""
        self._next += -self._next % self._columns
        self._grid.addWidget(widget, self._next // self._columns, 0, 1, self._columns)
        self._next += self._columns

    def has(self, field: str) -> bool:
        """Say whether there is such a field."""
        return field in self._fields

    def set_field_visible(self, field: str, *, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._fields[field].setVisible(visible)

    def show_error(self, field: str, sentence: str) -> None:
        """Show what is wrong below the field, and go there."""
        self._fields[field].show_error(sentence)
        self._fields[field].widget.setFocus()

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self._fields.values():
            field.show_error("")

    @property
    def errors(self) -> Mapping[str, str]:
        """The sentences shown now, by field."""
        return {
            name: field.error.text()
            for name, field in self._fields.items()
            if not field.error.isHidden()
        }
