"""First start, the second half of page 2: the recovery sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.ui.printing import print_text
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.key_rows import KeyRows, Rows, as_html
from desktop.ui.widgets.label import Label

_WHAT = (
    "数据已经加密。口令都忘记时，只有这张恢复单能打开数据，程序和任何人都没有别的办法。"
    "请打印（没有打印机可以照抄），装入信封密封，存放在保密柜中。谁持有它，谁就能看到全部内容。"
)


class SheetPage(QWidget):
    """Shows the keys once; one goes on after saying that they are on paper."""

    ready = Signal(bool)

    def __init__(self, about: Callable[[], tuple[str, str]]) -> None:
        super().__init__()
        self._about = about
        self.keys = KeyRows()
        self.print_button = button("打印恢复单", self._on_print, symbol="printer")
        self.kept = QCheckBox("恢复单已经打印或抄写，并已妥善保管")
        self.kept.toggled.connect(self.ready)
        card = Card("恢复单", Label(_WHAT, "secondary", wrap=True), self.keys)
        card.add(row(self.print_button, None))
        card.add(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def show_rows(self, rows: Rows) -> None:
        """Show the keys of the store that was founded."""
        self.keys.show_rows(rows)
        self.kept.setChecked(False)

    def _on_print(self) -> None:
        office, day = self._about()
        print_text(self, "恢复单", as_html(self.keys.rows, office=office, day=day))
