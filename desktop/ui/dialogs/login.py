"""The log-in window: the first thing that is seen, and what stands before a locked store."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout

from desktop.ui.entrance import TITLE, Entrance
from desktop.ui.palette import Tone
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip

_TICK_MS = 500


class LoginWindow(Entrance):
    """Asks for user and password; says `entered` with what `log_in` returned.

    `log_in(login, password)` runs on another thread; `wait(login)` tells how many seconds must
    pass after failures before the next try. `recover_wanted` asks for the recovery sheet.
    """

    recover_wanted = Signal()

    def __init__(
        self,
        log_in: Callable[[str, str], object],
        wait: Callable[[str], float],
        *,
        login: str = "",
        locked: str = "",
    ) -> None:
        super().__init__()
        self._log_in, self._wait = log_in, wait
        self._busy = False
        self._verb = "解锁" if locked else "登录"
        self.notice = NoticeStrip()
        self.login = QLineEdit(login)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown = QCheckBox("显示口令")
        self.enter = button(self._verb, self._on_enter, kind="primary")
        self.forgotten = button("忘记口令…", self.recover_wanted.emit, kind="link")
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._count_down)
        self._assemble(locked)
        self.shown.toggled.connect(self._on_shown)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._on_enter)

    def greet(self, sentence: str) -> None:
        """Show a sentence above the fields, e.g. why the store was locked or did not open."""
        self.notice.show_sentence(sentence, Tone.NEAR)

    def refuse(self, refusal: Exception) -> None:
        """Show why the log-in failed, forget the password and begin the wait."""
        self._set_busy(busy=False)
        self._count_down()
        from desktop.ui.notices import show_refusal  # the window would wait for it at start

        show_refusal(self, refusal)
        self.password.clear()
        self.password.setFocus()

    def close_off(self, sentence: str) -> None:
        """Say why nobody can log in at all."""
        self.notice.show_sentence(sentence, Tone.LATE)
        self.notice.close_button.setVisible(False)
        for part in (self.login, self.password, self.enter, self.forgotten, self.shown):
            part.setEnabled(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the first empty field."""
        super().showEvent(event)
        (self.password if self.login.text() else self.login).setFocus()

    def _assemble(self, locked: str) -> None:
        rows = FormRows()
        rows.add("用户名", self.login)
        rows.add("口令", self.password)
        card = Card("", spacing=14)
        title = f"{locked} 已锁定" if locked else "登录"
        card.add(Label(title, "title"))
        for part in (self.notice, rows, row(self.shown, None, self.forgotten), self.enter):
            card.add(part)
        line = QFrame()
        line.setProperty("kind", "accent-line")
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 20)
        column.setSpacing(10)
        name = Label(TITLE, "page")
        card.setFixedWidth(400)
        column.addStretch(1)
        column.addLayout(row(None, name, None))
        column.addLayout(row(None, line, None))
        column.addSpacing(6)
        column.addLayout(row(None, card, None))
        column.addStretch(2)
        foot = Label("数据加密存放在本机，登录和操作记入日志", "small")
        column.addLayout(row(None, foot, None))
        self.resize(560, 480)

    def _on_shown(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.password.setEchoMode(modes.Normal if on else modes.Password)

    def _on_enter(self) -> None:
        if self._busy or not self.enter.isEnabled():
            return
        login, password = self.login.text().strip(), self.password.text()
        if not login or not password:
            empty = self.password if login else self.login
            self.notice.show_sentence("请填写口令。" if login else "请填写用户名。", Tone.LATE)
            empty.setFocus()
            return
        from desktop.ui.background import run  # the window would wait for it at start

        self._set_busy(busy=True)
        run(
            self,
            lambda _progress: self._log_in(login, password),
            then=self._on_entered,
            failed=self.refuse,
        )

    def _on_entered(self, keys: object) -> None:
        self.password.clear()
        self.entered.emit(keys)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in (self.login, self.password, self.enter):
            part.setEnabled(not busy)
        if busy:
            self.enter.setText("正在核对口令")

    def _count_down(self) -> None:
        left = self._wait(self.login.text().strip())
        self.enter.setEnabled(left <= 0)
        self.enter.setText(f"请等 {_spoken(left)}" if left > 0 else self._verb)
        if left > 0:
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self.notice.clear()


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(int(seconds + 0.999), 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
