"""What the parts of preparation have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.services.views.preparation import PreparationView
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.locking import lock


class Part(QWidget):
    """One part of preparation, opened by its own tab."""

    wanted = Signal(str, object)
    unsaved = Signal()
    saved = Signal(object)

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self.services = services
        self.view: PreparationView | None = None
        self.changing: tuple[QPushButton, ...] = ()
        self.printing: tuple[QPushButton, ...] = ()
        self._locked: bool | None = None

    @property
    def talk_id(self) -> str:
        """The talk that is shown."""
        return self.view.head.id if self.view else ""

    @property
    def version(self) -> int:
        """The version of the preparation that is shown."""
        return self.view.preparation.version if self.view else 0

    def show_view(self, view: PreparationView) -> None:
        """Show the preparation as it is stored now; what is being typed stays."""
        self.view = view
        self.show_part(view)
        if self._locked is not self.locked:
            self._locked = self.locked
            lock(self, *self.changing, locked=self.locked)
            for paper in self.printing:
                paper.setVisible(self.services.may("print"))

    @property
    def locked(self) -> bool:
        """Whether the part is only read: by who may not prepare, and once the talk is over."""
        return not (self.view and self.view.can_change and self.services.may("preparation"))

    def show_part(self, view: PreparationView) -> None:
        """Show what belongs to this part."""
        raise NotImplementedError

    def keep(self) -> bool:
        """Keep what is being typed; False where that failed."""
        return True

    def print_form(self, form: str) -> None:
        """Ask for a form of this talk."""
        self.wanted.emit("表格打印", {"form": form, "talk_id": self.talk_id})
