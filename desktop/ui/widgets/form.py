"""Fields with their labels, help and errors."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import restyle
from desktop.ui.widgets.article_label import ArticleLabel
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.typed import fill, inputs, is_typed, key_of, value

_ROOM_FOR_WORDS = 60  # pixels above and below a field with an error, for its words
Again = Callable[[str], Sequence[str] | None]


class _Field(QWidget):
    def __init__(self, label: str, widget: QWidget, help_text: str, *, required: bool) -> None:
        super().__init__()
        self.widget = widget
        self.label = Label(f"{label} *" if required else label, "field")
        self.label.setBuddy(widget)
        if isinstance(widget, QAbstractSpinBox):  # the style sheet cannot indent its text
            widget.lineEdit().setTextMargins(8, 0, 0, 0)
        self.help = ArticleLabel(help_text, "small")
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
        self._known: tuple[str, list[str], list[str]] | None = None
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

    def showEvent(self, event: QShowEvent) -> None:
        """Know the form by what stands in it now; fill in what was typed before a lock."""
        super().showEvent(event)
        self._recognise()
        QTimer.singleShot(0, self, self._begin)

    def _recognise(self) -> bool:
        """Note by what this form is known; False once somebody has typed into it."""
        fields = inputs(self)
        if any(is_typed(field) for field in fields):
            return False
        title = "" if self.window().parentWidget() is None else self.window().windowTitle()
        self._known = (title, list(self._fields), [value(field) for field in fields])
        return True

    def _begin(self) -> None:
        """After the page has filled itself in."""
        if not self._recognise():
            return
        fields = inputs(self)
        again = _typed_before(self)
        texts = again(self.known_by) if again is not None else None
        if texts is not None and len(texts) == len(fields):
            for field, text in zip(fields, texts, strict=True):
                fill(field, text)

    @property
    def known_by(self) -> str:
        """What tells this form from others; empty before it was shown."""
        return key_of(*self._known) if self._known is not None else ""

    def has(self, field: str) -> bool:
        """Say whether there is such a field."""
        return field in self._fields

    def set_field_visible(self, field: str, *, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._fields[field].setVisible(visible)

    def show_error(self, field: str, sentence: str) -> None:
        """Show what is wrong below the field, and go there."""
        shown = self._fields[field]
        shown.show_error(sentence)
        shown.widget.setFocus()
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(shown, 0, _ROOM_FOR_WORDS)
            above = above.parentWidget()

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


def _typed_before(widget: QWidget) -> Again | None:
    """Return what the window above gives back of what was typed before a lock."""
    above: QWidget | None = widget
    while above is not None:
        found = getattr(above, "typed_before", None)
        if callable(found):
            return found  # type: ignore[no-any-return]
        above = above.parentWidget()
    return None
