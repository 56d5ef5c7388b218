"""What the workbench asks of the icon in the tray, whose module is imported after the start."""

from typing import Protocol


class Sign(Protocol):
    """An icon that shows how many things are to be done."""

    @property
    def stays(self) -> bool:
        """Whether the program runs on when its window is closed."""
        ...

    def hide(self) -> None:
        """Take the icon away."""

    def lock(self) -> None:
        """Read the number from what is kept outside the store."""

    def refresh(self) -> None:
        """Show the number of today."""

    def show_count(self, count: int) -> None:
        """Show this number of things to be done."""
