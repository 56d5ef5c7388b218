"""How long the event loop stands still while the tour drives the window, and at which act."""

import sys
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtTest import QTest

from desktop.ui.tour import camera, hand


class Watchdog:
    """Times what runs between two moments at which the event loop waits.

    The tour's own work (looking for widgets, taking pictures) is left out, the program's is not.
    """

    def __init__(self):
        self.blocks = []
        self._since = None
        self._at = ""

    @contextmanager
    def watching(self):
        """Watch what the hand of the tour sets going."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._go_on)
        dispatcher.aboutToBlock.connect(self._pause)
        shoot = camera.Camera.shoot
        camera.Camera.shoot = lambda *given: self._unwatched(shoot, *given)
        camera.QTest = hand.QTest = _Timed(self)
        try:
            yield self
        finally:
            camera.QTest = hand.QTest = QTest
            camera.Camera.shoot = shoot

    def during(self, act, *given, **named):
        """Do an act of the hand, watched; an act inside another's dialog splits that one."""
        outer = self._since is not None
        self._pause()
        self._at = _where()
        self._since = perf_counter()
        try:
            return act(*given, **named)
        finally:
            self._pause()
            if outer:
                self._since = perf_counter()

    def _unwatched(self, act, *given):
        outer = self._since is not None
        self._pause()
        try:
            return act(*given)
        finally:
            self._since = perf_counter() if outer else None

    def _go_on(self):
        self._since = perf_counter()

    def _pause(self):
        if self._since is not None:
            self.blocks.append(((perf_counter() - self._since) * 1000, self._at))
            self._since = None


class _Timed:
    """QTest whose acts are watched."""

    def __init__(self, dog):
        self._dog = dog

    def __getattr__(self, name):
        act = getattr(QTest, name)
        if not callable(act) or name[0].isupper():
            return act
        return lambda *given, **named: self._dog.during(act, *given, **named)


def _where():
    """Return the scene of the tour that acts now, by file and line."""
    frame = sys._getframe(2)
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.parent.name == "tour" and file.stem not in {"hand", "camera"}:
            return f"{file.stem}:{frame.f_lineno}"
        frame = frame.f_back
    return ""
