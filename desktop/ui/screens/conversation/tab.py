"""What all stages of the talk page have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class TalkTab(QWidget):
    """One or several stages of a talk, shown in the middle of the talk page.

    A tab never calls another: it asks for another stage or place. `side` stands at the right.
    """

    wanted = Signal(str, object)
    stage_wanted = Signal(str)
    unsaved = Signal()
    saved = Signal(object)

    side: QWidget | None = None

    def __init__(self) -> None:
        super().__init__()
        self.talk_id = ""
        self.stage = ""

    def enter(self, talk_id: str, stage: str) -> bool:
        """Go to a stage; False where it may not be gone to (the reason has been shown)."""
        self.talk_id, self.stage = talk_id, stage
        self.show_talk(talk_id)
        return True

    def show_talk(self, talk_id: str) -> None:
        """Read from the services and show; unsaved typing stays."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Keep what is being typed; False where that failed and the page must stay."""
        return True

    def take_focus(self) -> None:
        """Put the cursor where one goes on working."""
        self.setFocus()

    def save(self) -> None:
        """Answer Ctrl+S."""
        self.leave()

    def go(self, place: str, **target: str) -> None:
        """Ask to be taken to another place."""
        self.wanted.emit(place, target)
