"""Putting the parts together: the only package that knows them all.

`main` shows the log-in window; what is heavy is imported by the doors when they are opened.
"""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtGui import QIcon

import resources
from desktop import __version__
from desktop.app.doors import StoreDoors
from desktop.errors import Refused
from desktop.outside import Outside
from desktop.ui import theme
from desktop.ui.after_paint import AfterPaint
from desktop.ui.crash import CrashReporter
from desktop.ui.garbage import GarbageOnGuiThread
from desktop.ui.input_method import choose_input_method
from desktop.ui.language import speak_chinese
from desktop.ui.memory import Memory
from desktop.ui.workbench import Workbench


def require_display(environment: Mapping[str, str], platform: str) -> None:
    """Refuse to open a window where there is no screen; Qt would only abort."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform.startswith("linux") and not any(environment.get(name) for name in shown):
        raise Refused("没有图形显示，不能打开窗口；数据没有改动。请在桌面环境中打开。")


def main(
    store: Path,
    *,
    on: date | None = None,
    quit_after_start: bool = False,
    in_tray: bool = False,
) -> int:
    """Run the window over the store in this folder; the first start where there is none.

    `in_tray` waits in the tray; where the desktop has none in the end, the window is shown.
    """
    require_display(os.environ, sys.platform)
    choose_input_method()
    app = theme.application()
    app.setApplicationName("tanhua")
    app.setDesktopFileName("tanhua")
    app.setWindowIcon(QIcon(str(resources.path("program/tanhua-64.png"))))
    memory = Memory(settings_file())
    theme.apply(app, large=memory.large)
    reporter = CrashReporter(__version__)
    give_back = reporter.install()
    garbage = GarbageOnGuiThread()
    workbench = Workbench(app, StoreDoors(store, Outside(on)), memory)
    window = workbench.start(shown=not in_tray)
    AfterPaint(window, lambda: speak_chinese(app))
    if in_tray:
        _wait_in_tray(workbench, store)
    else:
        AfterPaint(window, lambda: _take_tray(workbench, store))
    if quit_after_start:
        AfterPaint(window, app.quit)
    code = app.exec()
    workbench.end()
    garbage.end()
    give_back()
    return code


def _take_tray(workbench: Workbench, store: Path) -> None:
    """Use the tray where the desktop has one."""
    from PySide6.QtWidgets import QSystemTrayIcon

    from desktop.ui.autostart import of_this_computer

    autostart = of_this_computer(store)
    workbench.habits.know(autostart)
    if QSystemTrayIcon.isSystemTrayAvailable():
        workbench.take_tray(autostart)


def _wait_in_tray(workbench: Workbench, store: Path) -> None:
    """Take the tray as soon as there is one; without one show the window."""
    from PySide6.QtWidgets import QSystemTrayIcon

    from desktop.ui.autostart import of_this_computer
    from desktop.ui.tray_start import TrayStart

    autostart = of_this_computer(store)
    workbench.habits.know(autostart)
    TrayStart(
        workbench,
        QSystemTrayIcon.isSystemTrayAvailable,
        lambda: workbench.take_tray(autostart),
        workbench.come_forward,
    )


def settings_file() -> Path:
    """Return ui.ini where platformdirs would put it, whose import is too slow for the start."""
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        place = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(place, "tanhua", "ui.ini")
