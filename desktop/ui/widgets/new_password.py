"""Two fields for a new password, with a word on how strong it is as one types."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.errors import BadInput
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.typed import SECRET, mark

FORGOTTEN = "忘记了只能用恢复单重设。"  # while nobody else could set it anew
GOOD = "口令强度符合要求。"


class NewPassword(FormRows):
    """`weakness` says in a sentence what is wrong with a password, or None."""

    def __init__(
        self,
        weakness: Callable[[str], str | None],
        *,
        label: str = "新口令",
        forgotten: str = "",
        columns: int = 1,
    ) -> None:
        super().__init__(columns)
        self._weakness, self._label = weakness, label
        self.first = QLineEdit()
        self.second = QLineEdit()
        self.shown = QCheckBox("显示口令")
        self.strength = Label("", "small", wrap=True)
        for field in (self.first, self.second, self.shown):
            mark(field, SECRET)
        self._hide(hidden=True)
        hint = "至少12位，用一句容易记的话最好。" + forgotten
        self.add(label, self.first, help_text=hint, required=True)
        self.add("再输一次", self.second, required=True)
        self.add_plain(self.strength)
        self.add_plain(self.shown)
        self.shown.toggled.connect(lambda on: self._hide(hidden=not on))
        self.first.textChanged.connect(self._on_typed)
        self.second.textChanged.connect(self._on_typed)

    @property
    def value(self) -> str:
        """The new password; BadInput where it is weak or the two differ."""
        sentence = self._weakness(self.first.text())
        if sentence:
            raise BadInput(sentence, field=self._label)
        if self.first.text() != self.second.text():
            raise BadInput("两次输入的口令不一样，请再输一次。", field="再输一次")
        return self.first.text()

    def show_error(self, field: str, sentence: str) -> None:
        """Show what is wrong at the field only."""
        self.strength.setText("")
        super().show_error(field, sentence)

    def forget(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.second.clear()

    def _hide(self, *, hidden: bool) -> None:
        modes = QLineEdit.EchoMode
        for field in (self.first, self.second):
            field.setEchoMode(modes.Password if hidden else modes.Normal)

    def _on_typed(self) -> None:
        self.clear_errors()
        typed, again = self.first.text(), self.second.text()
        if not typed:
            words = ""
        else:
            words = self._weakness(typed) or ""
            if not words and again and again != typed:
                words = "两次输入的口令还不一样。"
        self.strength.setText(words or (GOOD if typed else ""))
