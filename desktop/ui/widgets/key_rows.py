"""The letters of a recovery sheet, on the screen and on paper."""

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.label import Label

Rows = Sequence[tuple[str, Sequence[str]]]


class KeyRows(QWidget):
    """Each key with its name above and its rows of letters in a type of even width."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("恢复单")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.rows: Rows = ()

    def show_rows(self, rows: Rows) -> None:
        """Show these keys; nothing where there are none."""
        self.rows = tuple(rows)
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        for name, letters in rows:
            self._column.addWidget(Label(name, "secondary"))
            for line in letters:
                label = Label(line, "key")
                font = label.font()
                font.setFamily(family)
                label.setFont(font)
                self._column.addWidget(label)


def as_html(rows: Rows, *, office: str, day: str) -> str:
    """Return the recovery sheet as it is printed."""
    from html import escape  # its table of all signs takes 0.5 MB

    keys = "".join(
        f"<p><b>{escape(name)}</b></p><pre style='font-size:15pt'>"
        + "\n".join(escape(line) for line in letters)
        + "</pre>"
        for name, letters in rows
    )
    return (
        "<h2 align='center'>监督谈话工作台恢复单</h2>"
        f"<p>{escape(office)}　{escape(day)}</p>"
        "<p>持有本单的人可以打开全部数据。请装入信封密封，存放在保密柜中；"
        "忘记口令时，在登录窗口选“忘记口令”，照抄下面的字母和数字，即可另设口令。"
        "字母中没有 I、O，数字中没有 0、1。</p>"
        f"{keys}"
        "<p>打印人：____________　　封存人：____________　　封存日期：____________</p>"
    )
