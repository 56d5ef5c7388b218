"""The line at the foot of the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from desktop.ui.icons import put_before
from desktop.ui.palette import Tone
from desktop.ui.theme import restyle
from desktop.ui.widgets.buttons import PressedByEnter
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.label import Label


class StatusLine(QFrame):
    """How the data are kept at the left; saved or not, and the size of type, at the right."""

    large_wanted = Signal(bool)
    article_wanted = Signal(str)

    def __init__(self, *, large: bool) -> None:
        super().__init__()
        self.setObjectName("bottom")
        self.setAccessibleName("状态")
        self._encrypted = Label("已加密存储", "small")
        self._backup = Chip()
        self._logged = Label("操作已留痕", "small")
        self._saved = Label("", "small")
        self.large = PressedByEnter("大字")
        self.large.setProperty("kind", "switch")
        put_before(self.large, "a-large-small")
        self.large.setCheckable(True)
        self.large.setChecked(large)
        self.large.setAccessibleName("大字")
        self.large.setToolTip("放大全部文字，下次打开仍然有效")
        self.large.toggled.connect(self.large_wanted)
        self.basis = PressedByEnter("依据")
        self.basis.setProperty("kind", "switch")
        put_before(self.basis, "scale")
        self.basis.setAccessibleName("这一页依据的条文")
        self.basis.setToolTip("这一页依据《办法》的哪几条；选一条就打开“法规依据”")
        self._articles = QMenu(self.basis)
        self.basis.setMenu(self._articles)
        self.basis.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 2, 12, 2)
        line.setSpacing(22)
        for part in (self._encrypted, self._backup, self._logged):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._saved)
        line.addWidget(self.basis)
        line.addWidget(self.large)
        self.show_backup(Tag(""))

    def show_backup(self, tag: Tag) -> None:
        """Say when the last backup was made and whether it was verified; PLAIN is no alarm."""
        self._backup.show_tag(tag)
        restyle(self._backup, "kind", "small" if tag.tone is Tone.PLAIN else "chip")

    def show_basis(self, articles: Sequence[tuple[str, str]]) -> None:
        """Offer the articles (number, words) that the page rests on; none hides the button."""
        self._articles.clear()
        for number, words in articles:
            self._articles.addAction(words).triggered.connect(self._opening(number))
        self.basis.setVisible(bool(articles))

    def _opening(self, number: str) -> Callable[[], None]:
        return lambda: self.article_wanted.emit(number)

    def show_saved(self, words: str, *, alarm: bool = False) -> None:
        """Say what is saved."""
        self._saved.setText(words)
        restyle(self._saved, "kind", "late" if alarm else "small")

    @property
    def words(self) -> str:
        """All that is shown, for tests and screen readers."""
        parts = (self._encrypted, self._backup, self._logged, self._saved)
        return " ".join(part.text() for part in parts if part.text())
