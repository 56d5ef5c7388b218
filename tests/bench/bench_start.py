"""A cold start to the painted log-in window, against a process with one window and one label."""

import os
import subprocess
import sys

from measure import Measure, milliseconds
from stores import FEW, demo_store

BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, app.quit)
        return False
app = QApplication(sys.argv)
label = QLabel("登录")
window = QMainWindow()
window.setCentralWidget(label)
painted = Painted()
label.installEventFilter(painted)
window.show()
app.exec()
"""


def measures():
    store = demo_store(FEW)
    bare = milliseconds(lambda: _process("-c", BARE), times=9)
    ours = milliseconds(
        lambda: _process("-m", "desktop", "--store", store, "--quit-after-start"), times=9
    )
    name = "start to a painted log-in window"
    yield Measure(name=name, value=ours, baseline=bare, most_times=1.3)


def _process(*arguments):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *map(str, arguments)]
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
