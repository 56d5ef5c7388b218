"""The first question of a new talk: what is it? (Art. 2)"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from db.records import TalkKind
from desktop.rules.scope import Scope
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label


class ScopeQuestion(QWidget):
    """One choice for each kind of talk; what is out of scope says why and leads no further."""

    changed = Signal()

    def __init__(self, scopes: Sequence[Scope]) -> None:
        super().__init__()
        self._scopes = {scope.key: scope for scope in scopes}
        self._group = QButtonGroup(self)
        self.choices = {scope.key: QRadioButton(scope.title) for scope in scopes}
        self.explanation = Label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for choice in self.choices.values():
            choice.setAccessibleName(choice.text())
            self._group.addButton(choice)
        column.addWidget(Flow(*self.choices.values(), spacing=16))
        column.addWidget(self.explanation)
        self._group.buttonToggled.connect(lambda _button, on: self._on_chosen() if on else None)

    @property
    def key(self) -> str:
        """The key of what is chosen; empty where nothing is."""
        return next((key for key, choice in self.choices.items() if choice.isChecked()), "")

    @property
    def kind(self) -> TalkKind | None:
        """The kind of talk that is chosen; None where nothing is, or what is out of scope."""
        return self._scopes[self.key].kind if self.key else None

    def choose(self, key: str) -> None:
        """Choose an answer; an empty key takes the choice away."""
        if key in self.choices:
            self.choices[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for choice in self.choices.values():
            choice.setChecked(False)
        self._group.setExclusive(True)
        self._on_chosen()

    def _on_chosen(self) -> None:
        scope = self._scopes.get(self.key)
        words = f"{scope.explanation}（{article(scope.article)}）" if scope else ""
        self.explanation.setText(words)
        self.changed.emit()
