"""One run of the program: log-in, window, lock, and log-in again."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from db.errors import StoreError
from desktop.errors import BadInput, Refused
from desktop.ui import theme
from desktop.ui.after_paint import AfterPaint
from desktop.ui.background import busy, run, when_quiet
from desktop.ui.clock import Clock
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.dialogs.password import PasswordDialog
from desktop.ui.dialogs.restore import RestoreDialog
from desktop.ui.entrance import Entrance
from desktop.ui.farewell import Farewell
from desktop.ui.idle import IdleWatch
from desktop.ui.memory import Memory
from desktop.ui.notices import say
from desktop.ui.palette import Tone
from desktop.ui.shell import Shell
from desktop.ui.visit import Doors, Visit
from desktop.ui.widgets.chip import Tag

_USUAL_IDLE_MINUTES = 10


class Workbench(QObject):
    """Holds the window that is seen: the first start, the log-in or the shell."""

    def __init__(
        self, app: QApplication, doors: Doors, memory: Memory, *, bundled_font: bool = False
    ) -> None:
        super().__init__()
        self._app, self._doors, self._memory = app, doors, memory
        self._bundled_font = bundled_font
        self._back: tuple[str, str, dict[str, str]] | None = None
        self.window: QWidget | None = None
        self.visit: Visit | None = None
        self._idle = IdleWatch(self._idle_minutes)
        self._idle.idle.connect(self._on_idle)
        self._clock = Clock(doors.today, doors.now)
        self._clock.turned.connect(self._on_turned)

    def start(self) -> QWidget:
        """Show the log-in, or the first start where there is no store yet."""
        window: Entrance = self._ask_login() if self._doors.is_founded() else self._begin_anew()
        AfterPaint(window, self._take_lock)
        return window

    def end(self) -> None:
        """Close what is still open; the last thing done."""
        self._idle.stop()
        self._leave(locked=False)

    def lock(self, sentence: str = "") -> None:
        """Keep what is being typed, drop the keys, close the store and ask for the password."""
        shell, visit = self.window, self.visit
        if not isinstance(shell, Shell) or visit is None or not shell.keep_typing():
            return
        shell.remember()
        place, target = shell.whereabouts()
        self._back = (visit.login, place, target)
        self._idle.stop()
        for window in self._app.topLevelWidgets():
            if isinstance(window, QDialog):
                window.reject()
        login = self._ask_login(locked=visit.name)
        login.setEnabled(False)
        when_quiet(self, lambda: self._locked(login, sentence))

    def _locked(self, login: LoginWindow, sentence: str) -> None:
        self._leave(locked=True)
        login.setEnabled(True)
        login.password.setFocus()
        if sentence:
            login.greet(sentence)

    def _leave(self, *, locked: bool) -> None:
        visit, self.visit = self.visit, None
        if visit is not None:
            visit.leave(locked=locked)

    def _begin_anew(self) -> Entrance:
        window = self._doors.first_start()
        window.entered.connect(self._on_entered)
        self._show(window)
        return window

    def _ask_login(self, *, locked: str = "") -> LoginWindow:
        window = LoginWindow(
            self._doors.log_in,
            self._doors.seconds_to_wait,
            login=self._memory.login,
            locked=locked,
        )
        window.entered.connect(self._on_entered)
        window.recover_wanted.connect(self._on_recover)
        self._show(window)
        return window

    def _take_lock(self) -> None:
        try:
            self._doors.take_lock()
        except StoreError as refusal:
            if isinstance(self.window, Entrance):
                self.window.close_off(str(refusal))

    def _on_recover(self) -> None:
        if self.window is not None:
            dialog = self._doors.recovery(self.window, self._memory.login)
            dialog.entered.connect(self._on_entered)
            dialog.open()

    def _on_entered(self, keys: object) -> None:
        try:
            self.visit = self._doors.enter(keys)
        except (Refused, BadInput, StoreError) as refusal:
            if isinstance(self.window, Entrance):
                self.window.refuse(refusal)
            return
        self._memory.set_login(self.visit.login)
        if isinstance(self.window, Entrance) and self.window.destination:
            self._back = (self.visit.login, *self.window.destination)
        if self.visit.must_change:
            self._change_first(self.visit)
        else:
            self._open(self.visit)

    def _change_first(self, visit: Visit) -> None:
        dialog = PasswordDialog(
            self.window,
            visit.change_password,
            visit.weakness,
            reason="口令是别人设的，请先改成只有自己知道的口令。",
        )
        dialog.changed.connect(visit.password_changed)
        dialog.accepted.connect(lambda: self._open(visit))
        dialog.rejected.connect(self._on_not_changed)
        dialog.open()

    def _on_not_changed(self) -> None:
        self._leave(locked=False)
        self._ask_login()

    def _open(self, visit: Visit) -> None:
        shell = visit.window(self._memory)
        shell.lock_wanted.connect(self.lock)
        shell.large_wanted.connect(self._on_large)
        shell.password_wanted.connect(self._on_password_wanted)
        shell.closed.connect(self._on_closed)
        visit.wishes.password.connect(self._on_password_wanted)
        visit.wishes.restore.connect(self._on_restore_wanted)
        visit.changes.happened.connect(lambda _tables: self._show_counts())
        if not shell.restoreGeometry(self._memory.geometry):
            shell.resize(1280, 760)
        self._show(shell)
        self._show_counts()
        shell.show_backup(visit.backup_tag())
        self._return_to_place(shell, visit)
        for sentence in visit.warnings:
            say(shell.screen_shown, sentence, Tone.LATE)
        self._idle.start()
        QTimer.singleShot(0, shell, self._back_up_if_due)

    def _return_to_place(self, shell: Shell, visit: Visit) -> None:
        back, self._back = self._back, None
        if back is not None and back[0] == visit.login:
            shell.open_place(back[1], **back[2])

    def _show_counts(self) -> None:
        if isinstance(self.window, Shell) and self.visit is not None:
            for place, count in self.visit.counts().items():
                self.window.show_count(place, count)

    def _back_up_if_due(self) -> None:
        shell, visit = self.window, self.visit
        if isinstance(shell, Shell) and visit is not None and visit.backup_due(closing=False):
            shell.show_backup(Tag("正在备份"))
            slow = visit.back_up(closing=False)
            run(
                shell.screen_shown,
                lambda _progress: slow(),
                then=lambda outcome: self._on_backed_up(shell, visit, outcome),
                ended=lambda: shell.show_backup(visit.backup_tag()),
            )

    def _on_backed_up(self, shell: Shell, visit: Visit, outcome: object) -> None:
        for sentence in visit.backed_up(outcome):
            say(shell.screen_shown, sentence, Tone.NEAR)

    def _on_password_wanted(self) -> None:
        if self.visit is not None:
            dialog = PasswordDialog(self.window, self.visit.change_password, self.visit.weakness)
            dialog.changed.connect(self.visit.password_changed)
            dialog.open()

    def _on_restore_wanted(self, copy: Path) -> None:
        if self.window is not None and self.visit is not None:
            dialog = RestoreDialog(self.window, copy.name, self.visit.login)
            dialog.given.connect(
                lambda login, password: QTimer.singleShot(
                    0, self, lambda: self._restore(copy, login, password)
                )
            )

    def _restore(self, copy: Path, login: str, password: str) -> None:
        if not isinstance(self.window, Shell) or not self.window.keep_typing():
            return
        self.window.remember()
        self._idle.stop()
        window = self._ask_login()
        window.setEnabled(False)
        window.greet("正在校验并恢复备份，请稍候。")

        def restore() -> None:
            self._leave(locked=False)
            run(
                window,
                lambda _progress: self._doors.restore(copy, login, password),
                then=lambda told: window.greet(" ".join(told)),
                failed=window.refuse,
                ended=lambda: window.setEnabled(True),
            )

        when_quiet(self, restore)

    def _on_large(self, large: bool) -> None:
        self._memory.set_large(large=large)
        theme.apply(self._app, large=large, bundled_font=self._bundled_font)

    def _on_turned(self) -> None:
        if isinstance(self.window, Shell):
            self.window.reload_all()
            self._show_counts()
            self._back_up_if_due()

    def _on_idle(self) -> None:
        if not busy():
            self.lock("一段时间没有操作，已自动锁定。")

    def _idle_minutes(self) -> int:
        own = self.window.screen_shown.idle_minutes if isinstance(self.window, Shell) else 0
        return own or _USUAL_IDLE_MINUTES

    def _on_closed(self) -> None:
        self._idle.stop()
        visit = self.visit
        if visit is None or not visit.backup_due(closing=True):
            self._app.quit()
            return
        slow = visit.back_up(closing=True)
        farewell = Farewell()
        self._show(farewell)
        run(
            farewell,
            lambda _progress: slow(),
            then=visit.backed_up,
            ended=self._app.quit,
        )

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()
