"""One user's time at the open store: the main window, its backups, dialogs and idle lock."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.services.restoring import Preview
from desktop.services.views.unsaved import KeptForm
from desktop.ui import theme
from desktop.ui.background import busy, run, when_quiet
from desktop.ui.dialogs.password import PasswordDialog
from desktop.ui.dialogs.restore import PreviewDialog, RestoreDialog
from desktop.ui.farewell import Farewell
from desktop.ui.idle import IdleWatch
from desktop.ui.notices import attempt, say, show_refusal
from desktop.ui.palette import Tone
from desktop.ui.rescue import Rescue
from desktop.ui.shell import Shell
from desktop.ui.stay import Around, Stay
from desktop.ui.turns import in_turn
from desktop.ui.unsaved import DROPPED, KeptDialog
from desktop.ui.visit import Visit
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dialog import open_within

_IDLE = "一段时间没有操作，已自动锁定。"
_LATER_MS = 300  # the page that was open is shown again by then


class Session(Stay):
    """Holds the shell over a visit; where the shell is gone the store is about to be closed."""

    def __init__(self, visit: Visit, around: Around) -> None:
        super().__init__()
        self.visit, self._around = visit, around
        self.login, self.name = visit.login, visit.name
        self.shell: Shell | None = None
        self._farewell: Farewell | None = None
        self._closing = False
        self._backing_up = False
        self._last_place: tuple[str, dict[str, str]] = ("", {})
        self.idle = IdleWatch(self.idle_minutes)
        self.idle.idle.connect(lambda: self.lock_wanted.emit(_IDLE))
        self.rescue = Rescue(self._typed, visit.keep_typed)
        self.idle.typed.connect(self.rescue.touch)

    def begin(self, entrance: QWidget) -> None:
        """Open the window, after the password is changed if somebody else has set it."""
        self.idle.start()
        if not self.visit.must_change:
            self._open()
            return
        dialog = PasswordDialog(
            entrance,
            self.visit.change_password,
            self.visit.weakness,
            reason=self.visit.why_change,
        )
        dialog.accepted.connect(self._open)
        dialog.rejected.connect(self.given_up)
        dialog.open()

    def prepare(self, place: str) -> None:
        """Make the screen of a place, so that opening it is quick."""
        if self.shell is not None:
            self.shell.prepare(place)

    def settle(self) -> None:
        """Greet, give back what was typed before the lock, and begin what goes on by itself."""
        if (shell := self.shell) is not None:
            self._greet(shell)
            QTimer.singleShot(0, shell, self._back_up_if_due)
            self._give_back(shell)
            self.rescue.start()

    def open(self, place: str, target: dict[str, str]) -> None:
        """Open a place in the window."""
        if self.shell is not None:
            self.shell.open_place(place, **target)

    def keep(self) -> bool:
        """Keep what is being typed and where the window is."""
        if self.shell is None or not self.shell.keep_typing():
            return False
        self._let_go(self.shell)
        return True

    def keep_over_lock(self) -> None:
        """Keep what is being typed anywhere, in dialogs too, and where the window is."""
        self.idle.stop()
        self.rescue.stop()
        if self.shell is not None:
            self.visit.keep_typed([*self.shell.keep_all_typing(), *self.shell.kept_forms])
            self._let_go(self.shell)

    def whereabouts(self) -> tuple[str, dict[str, str]]:
        """Return the place that is open, or was when the window was left."""
        return self.shell.whereabouts() if self.shell is not None else self._last_place

    def _let_go(self, shell: Shell) -> None:
        """Know the window no more: it goes, though what runs may hold the store open a while."""
        shell.remember()
        self.idle.stop()
        self.rescue.stop()
        self._last_place = shell.whereabouts()
        self.shell = None

    def turned(self) -> None:
        """Read everything afresh, and make the backup of the new day."""
        if self.shell is not None:
            self.shell.reload_all()
            self._show_counts()
            self._back_up_if_due()

    def leave(self, *, locked: bool) -> None:
        """Close the store and let the keys go."""
        self.idle.stop()
        self.rescue.stop()
        self.shell = None
        if self._farewell is not None:
            self._farewell.close()
            self._farewell.deleteLater()
            self._farewell = None
        self.visit.leave(locked=locked)

    def idle_minutes(self) -> int:
        """Return how long nobody need touch anything before the lock."""
        own = self.shell.screen_shown.idle_minutes if self.shell is not None else 0
        return own or self.visit.idle_minutes

    def _open(self) -> None:
        visit, memory = self.visit, self._around.memory
        self.shell = shell = visit.window(memory, self._around.habits)
        shell.lock_wanted.connect(lambda: self.lock_wanted.emit(""))
        shell.large_wanted.connect(self._on_large)
        shell.password_wanted.connect(self._on_password_wanted)
        shell.help_wanted.connect(lambda topic: _show_manual(shell, topic))
        shell.closed.connect(self._on_closed)
        visit.wishes.password.connect(self._on_password_wanted)
        visit.wishes.keys.connect(self.keys_wanted)
        visit.wishes.restore.connect(self._on_restore_wanted)
        visit.changes.happened.connect(lambda _tables: self._on_deed())
        if not shell.restoreGeometry(memory.geometry):
            open_within(shell, 1280, 760)
        in_turn(
            shell,
            lambda: self.shell is shell,  # nobody has locked in between
            self._show_counts,
            lambda: shell.show_backup(visit.backup_tag()),
            lambda: self.entered.emit(shell),
        )

    def _greet(self, shell: Shell) -> None:
        """Show what is to be known after the log-in; only the last log-in goes away by itself."""
        visit = self.visit
        said = (*visit.warnings, visit.greeting)
        calm = not visit.warnings and not visit.failed_before
        if sentence := "".join(said):
            say(shell.screen_shown, sentence, Tone.DONE if calm else Tone.LATE)

    def _give_back(self, shell: Shell) -> None:
        """Fill in again what was typed before a lock; what finds no form is shown."""
        kept = self.visit.typed_before()
        if not kept:
            return
        shell.give_back(kept)
        shell.given_back.connect(self._on_given_back)
        QTimer.singleShot(_LATER_MS, shell, self._show_kept)

    def _on_given_back(self, where: str) -> None:
        if self.shell is not None:
            self._keep(self.shell.kept_forms)
            say(self.shell.screen_shown, f"“{where}”里上次没有保存的内容已填回，请核对后保存。")

    def _show_kept(self) -> None:
        shell = self.shell
        if shell is None or not shell.kept_forms:
            return
        dialog = KeptDialog(shell, shell.kept_forms)

        def on_done(result: int) -> None:
            if result == DROPPED:
                shell.give_back(())
                self._keep(())

        dialog.finished.connect(on_done)
        dialog.open()

    def _keep(self, forms: Sequence[KeptForm]) -> None:
        self.visit.keep_typed(forms)
        self.rescue.note(forms)

    def _typed(self) -> list[KeptForm]:
        """Return what a crash would lose now, and what of an earlier one is not filled in yet."""
        return self.shell.typed_now() if self.shell is not None else []

    def _on_deed(self) -> None:
        """Count anew; the dialog of the deed is gone a moment later, with what was typed there."""
        self._show_counts()
        QTimer.singleShot(0, self, self.rescue.look)

    def _show_counts(self) -> None:
        if self.shell is not None:
            for place, count in self.visit.counts().items():
                self.shell.show_count(place, count)
            self.counted.emit(self.visit.acts)

    def _back_up_if_due(self) -> None:
        shell, visit = self.shell, self.visit
        if shell is None or self._closing or self._backing_up:
            return
        if not visit.backup_due(closing=False):
            return
        self._backing_up = True
        shell.show_backup(Tag("正在备份"))
        slow = visit.back_up(closing=False)

        def ended() -> None:
            self._backing_up = False
            shell.show_backup(visit.backup_tag())

        run(
            shell,
            lambda _progress: slow(),
            then=self._on_backed_up,
            failed=lambda error: show_refusal(shell.screen_shown, error),
            ended=ended,
        )

    def _on_backed_up(self, outcome: object) -> None:
        if self.shell is None:
            return
        missed: list[str] = []
        attempt(self.shell.screen_shown, lambda: missed.extend(self.visit.backed_up(outcome)))
        for sentence in missed:
            say(self.shell.screen_shown, sentence, Tone.NEAR)

    def _on_password_wanted(self) -> None:
        PasswordDialog(self.shell, self.visit.change_password, self.visit.weakness).open()

    def _on_restore_wanted(self, copy: Path) -> None:
        if self.shell is None:
            return
        visit = self.visit
        dialog = RestoreDialog(
            self.shell,
            copy.name,
            visit.login,
            lambda login, password: visit.look_into(copy, login, password),
        )
        dialog.looked.connect(
            lambda login, password, found: self._on_looked(copy, login, password, found)
        )

    def _on_looked(self, copy: Path, login: str, password: str, found: Preview) -> None:
        if self.shell is None:
            return
        dialog = PreviewDialog(self.shell, found)
        dialog.accepted.connect(
            lambda: QTimer.singleShot(
                0, self, lambda: self.restore_wanted.emit(copy, login, password)
            )
        )
        dialog.open()

    def _on_large(self, large: bool) -> None:
        self._around.memory.set_large(large=large)
        theme.apply(self._around.app, large=large, bundled_font=self._around.bundled_font)

    def _on_closed(self) -> None:
        """Wait for what runs, a daily backup too; then back up once more only if that is due."""
        self.idle.stop()
        self._closing = True
        if not busy() and not self.visit.backup_due(closing=True):
            self.closed.emit()
            return
        self._farewell = Farewell()
        self._farewell.show()
        when_quiet(self, self._back_up_last)

    def _back_up_last(self) -> None:
        farewell = self._farewell
        if farewell is None or not self.visit.backup_due(closing=True):
            self.closed.emit()
            return
        slow = self.visit.back_up(closing=True)
        run(
            farewell,
            lambda _progress: slow(),
            then=lambda outcome: attempt(farewell, self.visit.backed_up, outcome),
            ended=self.closed.emit,
        )


def _show_manual(shell: Shell, topic: str) -> None:
    from desktop.ui.dialogs.manual import show_manual

    show_manual(shell, topic)
