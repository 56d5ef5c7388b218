"""Our own words that name an article of the Measures: the name is a link to its explanation."""

import re

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.palette import FOCUS
from desktop.ui.widgets.label import Label

_PLAIN, _RICH = 0, 1  # Qt.TextFormat; see label.py
_BY_MOUSE = 4  # Qt.TextInteractionFlag.LinksAccessibleByMouse; by key: 依据 at the foot
_NAMED = re.compile(r"第([一二三四五六七八九十]{1,3})条")
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", start=1)}
_LAST = 20
_AS_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


class ArticleLabel(Label):
    """Text that goes on in the next line; 第七条 in it opens 法规依据 where that can be reached.

    Only for sentences of the program, never for text of a record: that may name other rules.
    """

    def __init__(self, text: str = "", kind: str = "body") -> None:
        self._words, self._place = text, None
        super().__init__(text, kind, wrap=True)
        self.linkActivated.connect(self._on_link)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        self._words = text
        self._show()

    def text(self) -> str:
        """Return the text without the links."""
        return self._words

    def showEvent(self, event: QShowEvent) -> None:
        """Make links where there is somewhere to go: not in a dialog."""
        self._show()
        super().showEvent(event)

    def _show(self) -> None:
        linked = _NAMED.search(self._words) is not None and self._way() is not None
        shown = _linked(self._words) if linked else self._words
        if shown == super().text():
            return
        self.setProperty("textFormat", _RICH if linked else _PLAIN)
        self.setProperty("textInteractionFlags", _BY_MOUSE if linked else 0)
        super().setText(shown)

    def _way(self) -> QWidget | None:
        """Return the page around that can be asked to go to another place."""
        around: QWidget | None = self
        while around is not None:
            if hasattr(around, "go"):
                return around
            around = None if around.isWindow() else around.parentWidget()
        return None

    def _on_link(self, number: str) -> None:
        way = self._way()
        if way is not None:
            way.go("法规依据", article=number)  # type: ignore[attr-defined]


def _linked(words: str) -> str:
    def link(match: re.Match[str]) -> str:
        number = _number(match[1])
        if not 0 < number <= _LAST:
            return match[0]
        style = f"color: {FOCUS}; text-decoration: none"
        return f'<a href="{number}" style="{style}">{match[0]}</a>'

    return _NAMED.sub(link, words.translate(_AS_HTML))


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + _DIGITS.get(ones, 0)
