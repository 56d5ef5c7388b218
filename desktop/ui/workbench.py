"""One run of the program: log-in, window, lock, and log-in again.

What only later steps need is imported there: nothing may keep the log-in window waiting.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.ui.after_paint import AfterPaint
from desktop.ui.autostart import Autostart
from desktop.ui.clock import Clock
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.entrance import Entrance
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.sign import Sign
from desktop.ui.stay import Around, Doors, Stay
from desktop.ui.turns import in_turn

_SOON_MS = 30  # the window is seen first


class Workbench(QObject):
    """Holds the window that is seen: the first start, the log-in, or the one over the store."""

    def __init__(
        self, app: QApplication, doors: Doors, memory: Memory, *, bundled_font: bool = False
    ) -> None:
        super().__init__()
        self._app, self._doors, self._memory = app, doors, memory
        self.habits = Habits(memory)
        self._around = Around(app, memory, bundled_font, self.habits)
        self._back: tuple[str, str, dict[str, str]] | None = None
        self.window: QWidget | None = None
        self.stay: Stay | None = None
        self.tray: Sign | None = None
        self._quitting = False
        self._shown = True
        self._clock = Clock(doors.today, doors.now)
        self._clock.turned.connect(self._on_turned)

    def start(self, *, shown: bool = True) -> QWidget:
        """Show the log-in, or the first start where there is no store yet.

        Not shown, it waits in the tray, and the store is not held until somebody opens it.
        """
        self._shown = shown
        window: Entrance = self._ask_login() if self._doors.is_founded() else self._begin_anew()
        AfterPaint(window, lambda: QTimer.singleShot(_SOON_MS, self, self._take_lock))
        return window

    def take_tray(self, autostart: Autostart) -> None:
        """Put the number of things to be done into the tray."""
        from desktop.ui.tray import Tray

        habits = self.habits
        habits.know(autostart)
        habits.find_tray()
        self.tray = tray = Tray(self._memory, habits, self._doors.counts_kept, self._doors.now)
        tray.open_wanted.connect(self.come_forward)
        tray.quit_wanted.connect(self._quit)
        habits.changed.connect(self._on_habits)
        self._on_habits()
        tray.show()

    def end(self) -> None:
        """Close what is still open; the last thing done."""
        QThreadPool.globalInstance().waitForDone()
        self._leave(locked=False)
        if self.tray is not None:
            self.tray.hide()

    def lock(self, sentence: str = "") -> None:
        """Keep what is being typed, drop the keys, close the store and ask for the password."""
        stay = self.stay
        if stay is None:
            return
        stay.keep_over_lock()
        self._back = (stay.login, *stay.whereabouts())
        login = self._shut(locked=stay.name)

        def locked() -> None:
            said = f"{sentence}{self._leave(locked=True)}"
            login.setEnabled(True)
            login.password.setFocus()
            if said:
                login.greet(said)

        from desktop.ui.background import when_quiet

        when_quiet(self, locked)

    def _shut(self, *, locked: str = "") -> LoginWindow:
        """Close all dialogs and cover the window; nobody can log in until the store is closed."""
        for window in self._app.topLevelWidgets():
            if isinstance(window, QDialog):
                window.reject()
            elif window is not self.window and window.isVisible():  # 谈话模式, an open menu
                window.close()
        login = self._ask_login(locked=locked)
        login.setEnabled(False)
        return login

    def _leave(self, *, locked: bool) -> str:
        """Close the store; return what a full disk kept from being noted at its end, if anything."""
        stay, self.stay = self.stay, None
        if stay is None:
            return ""
        from db.errors import StoreError  # SQLCipher, of which the log-in window has no need

        said = ""
        try:
            stay.leave(locked=locked)
        except StoreError as error:  # closed all the same, and all that was stored is there
            said = str(error)
        stay.deleteLater()
        if self.tray is not None:
            self.tray.lock()
        return said

    def _begin_anew(self) -> Entrance:
        window = self._doors.first_start()
        window.entered.connect(self._on_keys)
        self._show(window)
        return window

    def _ask_login(self, *, locked: str = "") -> LoginWindow:
        window = LoginWindow(
            self._doors.log_in,
            self._doors.seconds_to_wait,
            login=self._memory.login,
            locked=locked,
        )
        window.entered.connect(self._on_keys)
        window.recover_wanted.connect(self._on_recover)
        self._show(window)
        return window

    def _take_lock(self) -> None:
        from db.errors import StoreError
        from desktop.ui.background import start

        try:
            self._doors.take_lock()
        except StoreError as refusal:
            if isinstance(self.window, Entrance):
                self.window.close_off(str(refusal))
            return
        start(self._doors.warm_up)

    def _on_recover(self) -> None:
        if self.window is not None:
            dialog = self._doors.recovery(self.window, self._memory.login)
            dialog.entered.connect(self._on_keys)
            dialog.open()

    def _on_keys(self, keys: object) -> None:
        entrance = self.window
        if not isinstance(entrance, Entrance):
            return
        from db.errors import StoreError
        from desktop.errors import BadInput, Refused

        try:
            stay = self._doors.enter(keys, self._around)
        except (Refused, BadInput, StoreError) as refusal:
            entrance.refuse(refusal)
            return
        self.stay = stay
        self._memory.set_login(stay.login)
        if entrance.destination:
            self._back = (stay.login, *entrance.destination)
        stay.entered.connect(self._on_entered)
        stay.given_up.connect(self._on_given_up)
        stay.lock_wanted.connect(self.lock)
        stay.restore_wanted.connect(self._restore)
        stay.keys_wanted.connect(self._replace_keys)
        stay.closed.connect(self._on_closed)
        if self.tray is not None:
            stay.counted.connect(self.tray.show_count)
        QTimer.singleShot(0, stay, lambda: stay.begin(entrance))

    def _on_entered(self, window: QWidget) -> None:
        """Open the place that one comes back to, in turns, and only then show the window."""
        stay, (back, self._back) = self.stay, (self._back, None)
        if stay is None:
            return
        acts: list[Callable[[], object]] = [lambda: self._show(window), stay.settle]
        if back is not None and back[0] == stay.login:
            place, target = back[1:]
            acts[:0] = [lambda: stay.prepare(place), lambda: stay.open(place, target)]
        in_turn(window, lambda: self.stay is stay, *acts)  # unless somebody locks in between

    def _on_given_up(self) -> None:
        self._leave(locked=False)
        self._ask_login()

    def _on_closed(self) -> None:
        if self.tray is None or not self.tray.stays or self._quitting:
            self._app.quit()
            return
        login = self._ask_login()
        login.hide()
        login.setEnabled(False)

        def left() -> None:
            self._leave(locked=False)
            login.setEnabled(True)

        from desktop.ui.background import when_quiet

        when_quiet(self, left)

    def _on_habits(self) -> None:
        self._app.setQuitOnLastWindowClosed(not self.habits.stays)

    def come_forward(self) -> None:
        """Show the window before all others."""
        if self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _quit(self) -> None:
        """End the program from the tray; an open window closes as by its own button."""
        if self.stay is None or self.window is None:
            self._app.quit()
            return
        self.come_forward()
        self._quitting = True
        self._quitting = self.window.close()

    def _on_turned(self) -> None:
        if self.stay is not None:
            self.stay.turned()
        if self.tray is not None:
            self.tray.refresh()

    def _restore(self, copy: Path, login: str, password: str) -> None:
        self._work_on_closed(
            "正在校验并恢复备份，请稍候。", lambda: self._doors.restore(copy, login, password)
        )

    def _replace_keys(self, password: str) -> None:
        if self.stay is not None:
            login = self.stay.login
            self._back = (login, "系统管理", {"page": "recovery"})
            self._work_on_closed(
                "正在更换密钥，请不要关机。", lambda: self._doors.replace_keys(login, password)
            )

    def _work_on_closed(self, greeting: str, work: Callable[[], tuple[str, ...]]) -> None:
        """Close the store and let something work on its files; the user logs in again after it."""
        if self.stay is None or not self.stay.keep():
            return
        window = self._shut()
        window.greet(greeting)

        from desktop.ui.background import run, when_quiet

        def begin() -> None:
            self._leave(locked=False)
            run(
                window,
                lambda _progress: work(),
                then=lambda told: window.greet(" ".join(told)),
                failed=window.refuse,
                ended=lambda: window.setEnabled(True),
            )

        QTimer.singleShot(0, self, lambda: when_quiet(self, begin))

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.setVisible(self._shown)
        self._shown = True
        if before is not None:
            before.hide()
            before.deleteLater()
