"""What is shown when the program itself is at fault: traceback and versions, no record text."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label

_ROOT = Path(__file__).resolve().parents[2]


def report(version: str, kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what a maintainer needs. The error's own words are left out: they may quote a record."""
    lines = [
        f"tanhua {version}",
        f"Python {platform.python_version()}  PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
        f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."),
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class CrashWindow(QDialog):
    """Says what is safe and what to do, and lets the report be copied."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setWindowTitle("程序出错")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = text
        self._report = QPlainTextEdit(text)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("错误报告")
        self.copy_button = button("复制错误报告", self._copy, kind="primary")
        self.go_on = button("继续使用", self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Label("刚才的操作没有完成，程序出了错。", "title"))
        column.addWidget(
            Label(
                "已经保存的内容没有变。可以继续使用；如果再次出现，请退出后重新打开，"
                "并把下面的报告交给维护人员。报告里没有谈话内容。",
                "secondary",
                wrap=True,
            )
        )
        column.addWidget(self._report, 1)
        column.addLayout(row(None, self.go_on, self.copy_button))
        self.resize(640, 440)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy_button.setText("已复制")


class CrashReporter(QObject):
    """Shows every error that nobody has expected, also those of other threads; one at a time."""

    _happened = Signal(str)

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version
        self.window: CrashWindow | None = None
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
        text = report(self._version, kind, trace)
        sys.stderr.write(f"{text}\n")
        self._happened.emit(text)

    def _on_thread_error(self, facts: threading.ExceptHookArgs) -> None:
        if facts.exc_type is not SystemExit:
            self._happened.emit(report(self._version, facts.exc_type, facts.exc_traceback))

    def _show(self, text: str) -> None:
        if self.window is not None:
            return
        self.window = CrashWindow(text)
        self.window.finished.connect(self._on_finished)
        self.window.open()

    def _on_finished(self) -> None:
        self.window = None


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
