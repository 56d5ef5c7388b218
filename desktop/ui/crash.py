"""What is shown when the program itself is at fault: traceback and versions, no record text."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop.crash import report

_TOOLKIT = f"PySide6 {PySide6.__version__}"


class CrashReporter(QObject):
    """Shows every error that nobody has expected, also those of other threads; one at a time."""

    _happened = Signal(str)

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version
        self.window: QDialog | None = None
        self._happened.connect(self._show)

    def install(self) -> Callable[[], None]:
        """Take over the hooks of the interpreter; return what gives them back."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

        def give_back() -> None:
            sys.excepthook, threading.excepthook = before

        return give_back

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(self._version, kind, trace, _TOOLKIT)
        sys.stderr.write(f"{text}\n")
        self._happened.emit(text)

    def _on_thread_error(self, facts: threading.ExceptHookArgs) -> None:
        if facts.exc_type is not SystemExit:
            self._happened.emit(
                report(self._version, facts.exc_type, facts.exc_traceback, _TOOLKIT)
            )

    def _show(self, text: str) -> None:
        from desktop.ui.dialogs.crash import CrashWindow  # the window would wait for it at start

        if self.window is not None:
            return
        self.window = CrashWindow(text)
        self.window.finished.connect(self._on_finished)
        self.window.open()

    def _on_finished(self) -> None:
        self.window = None
