"""What all windows before the open store have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.dialog import FittedDialog

TITLE = "监督谈话工作台"


class Entrance(QWidget):
    """A window that ends with the keys of a store: it says `entered(keys)`.

    `destination` is the place to open then, with its target; None is the usual one.
    """

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.destination: tuple[str, dict[str, str]] | None = None
        self.setWindowTitle(TITLE)
        self.setObjectName("page")

    def refuse(self, refusal: Exception) -> None:
        """Show why the store did not open with the keys."""
        raise NotImplementedError

    def close_off(self, sentence: str) -> None:
        """Say why nobody can come in at all."""
        raise NotImplementedError


class KeyDialog(FittedDialog):
    """A dialog before the open store that ends with its keys."""

    entered = Signal(object)
