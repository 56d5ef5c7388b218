"""A long text of a record: kept as a draft while typed, and watched for changes made elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.locking import set_read_only
from desktop.ui.widgets.writing import LINE_HEIGHT_PERCENT, WritingArea

_SHOWN_OF_THEIRS = 80


class Passage(QWidget):
    """A writing area for one field of one record; `keep(record, field, text)` stores the draft.

    Where the stored text changes elsewhere while there is typing here, both are kept and the user
    chooses; nothing is overwritten in silence.
    """

    saved = Signal(object)
    unsaved = Signal()

    def __init__(
        self,
        keep: Callable[[str, str, str], object],
        name: str,
        lines: int = 3,
        most_lines: int | None = None,
    ) -> None:
        super().__init__()
        self._keep = keep
        self._record = self._field = self._base = ""
        self._theirs: str | None = None
        self.area = WritingArea(self._keep_text)
        self.area.setAccessibleName(name)
        self.area.setMinimumHeight(self._height(lines))
        if most_lines is not None:
            self.area.setMaximumHeight(self._height(most_lines))
        self.error = Label("", "error", wrap=True)
        self.error.setVisible(False)
        self._clash_words = Label("", wrap=True)
        self.theirs_button = button("改用别处的文字", self._take_theirs, kind="small")
        self.mine_button = button("保留这里的文字", self._keep_mine, kind="small")
        self._clash = self._clash_strip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._clash)
        column.addWidget(self.area, 1)
        column.addWidget(self.error)
        self.setFocusProxy(self.area)
        self.area.saved.connect(self._on_saved)
        self.area.unsaved.connect(self.unsaved)
        self.area.not_saved.connect(self.show_error)
        self.area.remarked.connect(self.show_error)

    @property
    def text(self) -> str:
        """The text as it stands in the field."""
        return self.area.toPlainText()

    @property
    def changed(self) -> bool:
        """Whether the field differs from what the record holds (a draft is not the record)."""
        return not _same(self.text, self._base)

    @property
    def clash(self) -> str:
        """What is said about a change made elsewhere; empty where there is none."""
        return "" if self._clash.isHidden() else self._clash_words.text()

    def show_stored(self, record: str, field: str, stored: str, draft: str | None = None) -> None:
        """Show what the record holds, or the draft over it; typing that is going on stays."""
        if (record, field) != (self._record, self._field):
            self._record, self._field, self._base = record, field, stored
            self._forget_clash()
            self.show_error("")
            self.area.show_text(stored if draft is None else draft)
        elif _same(stored, self.text) or not self.changed:
            self._base = stored
            self._forget_clash()
            if not _same(stored, self.text):
                self.area.show_text(stored)
        elif stored != self._base:
            self._show_clash(stored)

    def keep(self) -> bool:
        """Take what is being composed and save the draft at once; False where that failed."""
        self.area.finish_composing()
        return self.area.save_now()

    def show_error(self, sentence: str) -> None:
        """Say below the field what is wrong; the text stays."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.area.setAccessibleDescription(sentence)

    @property
    def read_only(self) -> bool:
        """Whether the text is only read."""
        return self.area.isReadOnly()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the text be read only."""
        set_read_only(self.area, read_only=read_only)

    def _height(self, lines: int) -> int:
        return int(lines * self.fontMetrics().lineSpacing() * LINE_HEIGHT_PERCENT / 100) + 18

    def _keep_text(self, text: str) -> object:
        return self._keep(self._record, self._field, text)

    def _on_saved(self, at: object) -> None:
        self.show_error("")
        self.saved.emit(at)

    def _clash_strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("kind", "notice")
        strip.setProperty("tone", "near")
        column = QVBoxLayout(strip)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._clash_words)
        column.addLayout(row(self.mine_button, self.theirs_button, None))
        strip.setVisible(False)
        return strip

    def _show_clash(self, theirs: str) -> None:
        self._theirs = theirs
        begin = theirs[:_SHOWN_OF_THEIRS] + ("……" if len(theirs) > _SHOWN_OF_THEIRS else "")
        self._clash_words.setText(
            f"这一处刚在另一个窗口改过，那边是：“{begin}”。两边的文字都在，请选用哪一边。"
        )
        self._clash.setVisible(True)

    def _take_theirs(self) -> None:
        if self._theirs is not None:
            self._base = self._theirs
            self.area.replace_text(self._theirs)
            self._forget_clash()

    def _keep_mine(self) -> None:
        if self._theirs is not None:
            self._base = self._theirs
            self._forget_clash()

    def _forget_clash(self) -> None:
        self._theirs = None
        self._clash.setVisible(False)


def _same(one: str, other: str) -> bool:
    # the services drop empty lines at both ends
    return one.strip("\n") == other.strip("\n")
