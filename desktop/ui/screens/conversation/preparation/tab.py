"""谈话准备: its parts behind tabs, what is missing beside them."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.services.views.preparation import PreparationView
from desktop.ui.screens.conversation.preparation.arrangement import ArrangementPart
from desktop.ui.screens.conversation.preparation.findings import Findings
from desktop.ui.screens.conversation.preparation.materials import Materials
from desktop.ui.screens.conversation.preparation.outline import Outline
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.preparation.self_check import SelfCheck
from desktop.ui.screens.conversation.preparation.side import PreparationSide
from desktop.ui.screens.conversation.preparation.topics import Topics
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.saved_line import SavedLine
from desktop.ui.widgets.tabs import Tabs

_PARTS = (
    ("arrangement", "安排与通知"),
    ("topics", "对照要点"),
    ("materials", "材料"),
    ("self_check", "自查"),
    ("findings", "问题"),
    ("outline", "提纲"),
)
_KINDS: dict[str, type[Part]] = {
    "arrangement": ArrangementPart,
    "topics": Topics,
    "materials": Materials,
    "self_check": SelfCheck,
    "findings": Findings,
    "outline": Outline,
}
_PART_OF = {
    "arrangement": "arrangement",
    "approval": "arrangement",
    "notice": "arrangement",
    "material": "materials",
    "replies": "materials",
    "self_check": "self_check",
    "compared": "self_check",
    "topics": "topics",
    "outline": "outline",
}


class PreparationTab(TalkTab):
    """Shows one part at a time; leaving a part keeps what was typed in it."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._parts: dict[str, Part] = {}
        self.tabs = Tabs(_PARTS)
        self.line = SavedLine()
        self.side = self.preparation_side = PreparationSide(services)
        self._shown = self.tabs.key
        self._stack = QStackedWidget()
        self._assemble()

    @property
    def part(self) -> Part:
        """The part shown."""
        return self.part_of(self._shown)

    def part_of(self, key: str) -> Part:
        """Return a part, made when first asked for."""
        if key not in self._parts:
            self._parts[key] = part = _KINDS[key](self._services)
            self._stack.addWidget(part)
            part.wanted.connect(self.wanted)
            part.unsaved.connect(self.line.show_unsaved)
            part.unsaved.connect(self.unsaved)
            part.saved.connect(self.line.show_saved)
            part.saved.connect(self.saved)
        return self._parts[key]

    def show_talk(self, talk_id: str) -> None:
        """Show the part that is open, and what is missing."""
        view = self._services.preparation.read(talk_id)
        self._stack.setCurrentWidget(self.part)
        self.part.show_view(view)
        self.preparation_side.show_view(view, where_mended)
        self._count(view)

    def leave(self) -> bool:
        """Keep what is typed in the part shown."""
        return self.part.keep()

    def show_part(self, key: str) -> None:
        """Open another part, unless what is typed in this one cannot be kept."""
        if key != self._shown and not self.part.keep():
            self.tabs.choose(self._shown)
            return
        self._shown = key
        self.tabs.choose(key)
        self._stack.setCurrentWidget(self.part)
        if self.talk_id:
            self.show_talk(self.talk_id)

    def _count(self, view: PreparationView) -> None:
        counts = {
            "topics": len(view.preparation.topics),
            "materials": len(view.materials),
            "findings": len(view.findings),
        }
        for key, words in _PARTS:
            count = counts.get(key)
            self.tabs.set_words(key, f"{words} {count}" if count else words)

    def _assemble(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.preparation_side.part_wanted.connect(self.show_part)
        self.preparation_side.talk_button.clicked.connect(
            lambda _checked=False: self.stage_wanted.emit("step1")
        )
        self.setFocusProxy(self.tabs)
        card = Card()
        card.add(self.tabs)
        card.add(self._stack, 1)
        card.add(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)


def where_mended(key: str) -> str:
    """Return the part in which a point of the preparation is mended."""
    return _PART_OF.get(key, "findings")
