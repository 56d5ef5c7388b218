"""The recovery sheet, shown and printed again."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from desktop.errors import BadInput
from desktop.services.accounts import AccountService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import attempt, say
from desktop.ui.printing import print_text
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.key_rows import KeyRows, as_html
from desktop.ui.widgets.label import Label

_WHAT = (
    "恢复单上是数据的密钥。所有人都忘记口令，或口令文件损坏时，只有它能打开数据。"
    "请打印一份，密封后存放在保密柜中；谁持有它，谁就能看到全部内容。"
)

_NEW = (
    "有人调离、恢复单可能泄露、或者备份介质遗失时，更换数据的密钥：各人口令不变，旧恢复单作废。"
    "更换以前的备份仍能用旧口令、旧恢复单打开，请按保密规定清理。更换中断电不会损坏数据。"
)


class RecoveryPage(AdminPage):
    """Shows the sheet when asked; every showing is in the log."""

    key, title = "recovery", "恢复密钥"

    def __init__(
        self,
        accounts: AccountService,
        about: Callable[[], tuple[str, str]],
        replace: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._replace = replace
        self._accounts, self._about = accounts, about
        self.keys = KeyRows()
        self.show_button = button("显示恢复单", self._on_show, kind="primary")
        self.hide_button = button("收起", self._on_hide)
        self.print_button = button("打印恢复单", self._on_print, symbol="printer")
        card = Card("恢复单", Label(_WHAT, "secondary", wrap=True), self.keys)
        card.add(row(self.show_button, self.print_button, self.hide_button, None))
        self.column.addWidget(card)
        self.replace_button = button("更换密钥…", self._on_replace)
        self.column.addWidget(
            Card("更换密钥", Label(_NEW, "secondary", wrap=True), row(self.replace_button, None))
        )
        self.column.addStretch(1)
        self._on_hide()

    def refresh(self) -> None:
        """Show nothing until it is asked for."""

    def leave(self) -> bool:
        """Take the letters off the screen."""
        self._on_hide()
        return True

    def _on_show(self) -> None:
        if attempt(self, lambda: self.keys.show_rows(self._accounts.recovery_sheet().rows())):
            self.show_button.hide()
            self.print_button.show()
            self.hide_button.show()

    def _on_hide(self) -> None:
        self.keys.show_rows(())
        self.show_button.show()
        self.print_button.hide()
        self.hide_button.hide()

    def _on_replace(self) -> None:
        sentence = "更换时窗口会关闭，完成后请重新登录，并立即打印新的恢复单。请输入本人口令。"
        dialog = DeedDialog(self, "更换密钥", sentence, "更换密钥")
        password = QLineEdit()
        password.setEchoMode(QLineEdit.EchoMode.Password)
        dialog.rows.add("口令", password, required=True)

        def begin() -> None:
            if not password.text():
                raise BadInput("请填写口令。", field="口令")
            typed = password.text()
            QTimer.singleShot(0, self, lambda: self._replace(typed))

        dialog.ask(begin)

    def _on_print(self) -> None:
        office, day = self._about()
        if print_text(self, "恢复单", as_html(self.keys.rows, office=office, day=day)):
            say(self, "已送打印机，请密封存放，并收起屏幕上的恢复单。")
