"""The fields of a form kept as a draft while they are filled in, so that a crash loses nothing."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QTime, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QTimeEdit, QWidget

from db.errors import StoreError
from desktop.errors import BadInput
from desktop.ui.widgets.typed import SELF_KEPT, mark
from desktop.ui.widgets.writing import SAVE_WITHIN_MS


class Kept(Protocol):
    """A draft as the keeper gives it back."""

    @property
    def text(self) -> str:
        """What was kept."""
        ...


class Keeper(Protocol):
    """Where drafts are kept."""

    def keep(self, record_id: str, field: str, text: str) -> object:
        """Keep a text."""
        ...

    def find(self, record_id: str, field: str) -> Kept | None:
        """Return what was kept, or None."""
        ...

    def drop(self, record_id: str, field: str) -> None:
        """Forget it."""
        ...


class Plug(NamedTuple):
    """How a field says that it changed, what it holds (plain JSON), and how it is filled in."""

    changed: SignalInstance
    value: Callable[[], object]
    fill: Callable[[Any], object]


class FormDraft(QObject):
    """Keeps named fields under one record and field, at most 0.8 s after the first change."""

    kept = Signal(object)
    unsaved = Signal()
    not_kept = Signal(str)

    def __init__(self, parent: QWidget, keeper: Keeper, **fields: QWidget | Plug) -> None:
        super().__init__(parent)
        self._form, self._keeper = parent, keeper
        self._fields = {
            name: field if isinstance(field, Plug) else _plug(field)
            for name, field in fields.items()
        }
        self._record = self._field = self._known = ""
        self._dirty = self._quiet = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_WITHIN_MS)
        self._timer.timeout.connect(self.keep_now)
        for plug in self._fields.values():
            plug.changed.connect(self._changed)
        mark(parent, SELF_KEPT)
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep what was typed once the form is out of sight: the store may be closed next."""
        if event.type() == QEvent.Type.Hide:
            self.keep_now()
        return False

    def load(self, record_id: str, field: str) -> bool:
        """Keep under this record and field from now on, and fill in what was kept; say if so."""
        self._record, self._field = record_id, field
        found = self._keeper.find(record_id, field)
        if found is not None:
            values = json.loads(found.text)
            self._quiet = True
            for name, plug in self._fields.items():
                if name in values:
                    plug.fill(values[name])
            self._quiet = False
        self._known = self._words()
        return found is not None

    def keep_now(self) -> bool:
        """Keep what has changed at once; False where that failed."""
        self._timer.stop()
        if not self._dirty:
            return True
        words = self._words()
        try:
            at = self._keeper.keep(self._record, self._field, words)
        except (BadInput, StoreError) as refusal:
            mark(self._form, SELF_KEPT, on=False)
            self.not_kept.emit(str(refusal))
            return False
        self._dirty = False
        mark(self._form, SELF_KEPT)
        self._known = words
        self.kept.emit(at)
        return True

    def rest(self) -> None:
        """Keep nothing until `load` says whose draft it is; what was kept stays kept."""
        self._timer.stop()
        self._dirty = False
        self._record = self._field = ""

    def forget(self) -> None:
        """Drop the draft: the form has been saved or given up."""
        self.keep_now()  # says that nothing is unsaved any more
        if self._record:
            self._keeper.drop(self._record, self._field)

    def _changed(self, *_value: object) -> None:
        idle = not self._record or self._quiet or self._dirty
        if not idle and self._words() != self._known:
            self._dirty = True
            self._timer.start()
            self.unsaved.emit()

    def _words(self) -> str:
        values = {name: plug.value() for name, plug in self._fields.items()}
        return json.dumps(values, ensure_ascii=False)


def _plug(widget: QWidget) -> Plug:
    if isinstance(widget, QLineEdit):
        return Plug(widget.textChanged, widget.text, widget.setText)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return Plug(widget.textChanged, widget.toPlainText, widget.setPlainText)
    if isinstance(widget, QComboBox):
        return Plug(widget.currentIndexChanged, widget.currentIndex, widget.setCurrentIndex)
    if isinstance(widget, QTimeEdit):
        return Plug(
            widget.timeChanged,
            lambda: widget.time().toString("HH:mm"),
            lambda words: widget.setTime(QTime.fromString(words, "HH:mm")),
        )
    raise TypeError(type(widget).__name__)
