"""A process of its own that types into a dialog over an open store and waits to be killed.

    python -m tests.dialog_until_killed FOLDER LOGIN PASSWORD WORDS

Prints "typed", and "kept" once the store holds the words.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.app.doors import StoreDoors
from desktop.outside import Outside
from desktop.ui import theme
from desktop.ui.memory import Memory
from desktop.ui.screens.administration.user_dialogs import NewUserDialog
from desktop.ui.shell import Shell
from desktop.ui.workbench import Workbench
from tests.conftest import CHEAP, TODAY


def main():
    folder, login, password, words = Path(sys.argv[1]), *sys.argv[2:]
    app = theme.application()
    doors = StoreDoors(folder, Outside(clock=Outside(TODAY).now), floor_kib=CHEAP.kib, cost=CHEAP)
    workbench = Workbench(app, doors, Memory(folder.parent / "ui.ini"), bundled_font=True)
    workbench.start()
    done = set()
    timer = QTimer()
    timer.timeout.connect(lambda: step(workbench, login, password, words, done))
    timer.start(20)
    app.exec()


def step(workbench, login, password, words, done):
    """Do what the state of the window allows, each thing once."""
    window = workbench.window
    if not isinstance(window, Shell):
        if window.enter.isEnabled() and "entered" not in done:
            done.add("entered")
            window.login.setText(login)
            window.password.setText(password)
            window.enter.click()
    elif "typed" not in done:
        done.add("typed")
        workbench.stay.rescue._timer.setInterval(100)
        window.open_place("系统管理", page="users")
        window.screen_shown.page.add_button.click()
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NewUserDialog))
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(box.name, event)
        print("typed", flush=True)  # noqa: T201
    elif "kept" not in done and workbench.stay.visit.typed_before():
        done.add("kept")
        print("kept", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
