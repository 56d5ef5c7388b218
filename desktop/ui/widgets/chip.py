"""The small coloured words that say how something stands."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui.palette import Tone
from desktop.ui.theme import restyle


class Tag(NamedTuple):
    """The words of a chip and its tone; table cells are given tags."""

    text: str
    tone: Tone = Tone.PLAIN


class Chip(QLabel):
    """A tag as a widget."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", "chip")
        self.setProperty("tone", str(tone))

    def show_tag(self, tag: Tag) -> None:
        """Show another tag; hide where it has no words."""
        self.setText(tag.text)
        restyle(self, "tone", str(tag.tone))
        self.setVisible(bool(tag.text))


def days_tag(days: int, *, near: int) -> Tag:
    """Return the tag of a due date `days` from today (negative: late); `near` warns before."""
    if days < 0:
        return Tag(f"逾期 {-days} 天", Tone.LATE)
    if days == 0:
        return Tag("今天到期", Tone.NEAR)
    return Tag(f"还有 {days} 天", Tone.NEAR if days <= near else Tone.PLAIN)
