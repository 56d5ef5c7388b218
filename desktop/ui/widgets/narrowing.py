"""What a list is narrowed to: remembered, plain to see, and taken away by one click."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from desktop.ui.notices import look
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, parse_day
from desktop.ui.widgets.search_box import SearchBox


class Remembers(Protocol):
    """Where filters are kept."""

    def recall(self, name: str) -> Mapping[str, str]:
        """Return what the list of this name was narrowed to."""
        ...

    def keep(self, name: str, chosen: Mapping[str, str]) -> None:
        """Keep it."""
        ...


class Field(NamedTuple):
    """One thing that narrows a list, in words; "" is all. What is not `told` is a view of its own."""

    read: Callable[[], str]
    show: Callable[[str], None]
    told: bool = True


class Narrowing(QWidget):
    """Seen while a list is narrowed; its button shows everything again (`cleared`)."""

    cleared = Signal()

    def __init__(self, name: str, filters: Remembers, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self._name, self._filters, self._fields = name, filters, dict(fields)
        self._known: dict[str, str] | None = None
        self.button = clear_button(self.clear)
        self.button.setVisible(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        self.setVisible(False)

    @property
    def active(self) -> bool:
        """Whether anything is left out of the list."""
        return any(field.told and field.read() for field in self._fields.values())

    def recall(self) -> None:
        """Narrow the list to what it was narrowed to last; the first time only, without a signal."""
        if self._known is None:
            found: list[Mapping[str, str]] = []
            look(self, lambda: found.append(self._filters.recall(self._name)))
            for name, words in (found[0] if found else {}).items():
                if name in self._fields and words:
                    self._fields[name].show(words)
            self._known = self._chosen()
        self._tell()

    def skip(self) -> None:
        """Recall nothing: another place asked for something of its own."""
        self._known = self._known if self._known is not None else {}

    def note(self) -> None:
        """Keep what is chosen now, where it has changed since it was recalled."""
        chosen = self._chosen()
        if self._known is not None and chosen != self._known:
            self._known = chosen
            look(self, lambda: self._filters.keep(self._name, chosen))
        self._tell()

    def clear(self) -> None:
        """Show everything again."""
        for field in self._fields.values():
            if field.told:
                field.show("")
        self.note()
        self.cleared.emit()

    def _chosen(self) -> dict[str, str]:
        read = {name: field.read() for name, field in self._fields.items()}
        return {name: words for name, words in read.items() if words}

    def _tell(self) -> None:
        self.setVisible(self.active)


def words_in(box: SearchBox) -> Field:
    """Return the field of words searched for."""
    return Field(lambda: box.text().strip(), box.show_text)


def choice_of(choice: Choice[Any]) -> Field:
    """Return the field of a choice of which the first option is all."""

    def read() -> str:
        return str(choice.value) if choice.currentIndex() > 0 else ""

    def show(words: str) -> None:
        offered = choice.options
        found = next((v for v in offered if str(v) == words), offered[0] if offered else None)
        with QSignalBlocker(choice):
            if choice.offers(found):
                choice.choose(found)

    return Field(read, show)


def day_of(field: DateField) -> Field:
    """Return the field of a day."""

    def show(words: str) -> None:
        with QSignalBlocker(field):
            field.set_value(parse_day(words))

    return Field(lambda: field.text().strip(), show)


def tick_of(box: QCheckBox) -> Field:
    """Return the field of a box to tick."""

    def show(words: str) -> None:
        with QSignalBlocker(box):
            box.setChecked(bool(words))

    return Field(lambda: "1" if box.isChecked() else "", show)


def clear_button(clear: Callable[[], object]) -> QPushButton:
    """Return the button that is seen while a list is narrowed, hidden at first."""
    made = button("已筛选 · 清除条件", clear, kind="filter", tip="显示全部，清除筛选条件")
    made.hide()
    return made
