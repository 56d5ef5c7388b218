"""Slow work, kept off the GUI thread."""

import atexit
import threading
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import heap
from desktop.ui.notices import show_refusal
from desktop.ui.widgets.progress import ProgressStrip

T = TypeVar("T")
_LOOK_MS = 100
_KEEP_MS = 1_000


class Cancelled(Exception):
    """The user stopped the work."""


class Progress:
    """What the work is given: it says how far it is, and is stopped there if that was asked."""

    def __init__(self, tell: Callable[[int, int, str], object]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def step(self, done: int, total: int, words: str = "") -> None:
        """Say that `done` of `total` is done; raises Cancelled where the user has stopped it."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, total, words)

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()


class _Job(QObject):
    done = Signal(object)
    failed = Signal(object)
    stepped = Signal(int, int, str)
    over = Signal()


_running: set[_Job] = set()  # keeps a job alive until its last signal is delivered
_kept: set[object] = set()  # and what it was given, so that the last reference dies on this thread


def run(
    parent: QWidget,
    work: Callable[[Progress], T],
    *,
    then: Callable[[T], object],
    strip: ProgressStrip | None = None,
    words: str = "",
    failed: Callable[[Exception], object] | None = None,
    ended: Callable[[], object] | None = None,
) -> Progress:
    """Do the work on another thread, then call `then` with its result on this one.

    The work takes values and returns values: it touches no widget, and no store but its own.
    A refusal is shown at the parent, a bug goes to the crash window, unless `failed` takes both.
    `ended` is called last in every case, also after a cancel. Nothing is called once the parent
    is gone.
    """
    _wait_at_exit()
    job = _Job()
    progress = Progress(job.stepped.emit)
    keepsake = (job, work, then, failed, ended)
    _running.add(job)
    _kept.add(keepsake)
    job.done.connect(_while_there(parent, then))
    job.failed.connect(_while_there(parent, failed or (lambda error: show_refusal(parent, error))))
    if strip is not None:
        strip.begin(words)
        strip.cancelled.connect(progress.stop)
        job.stepped.connect(_while_there(parent, strip.show_step))
        job.over.connect(_while_there(parent, lambda: _finish(strip, progress)))
    if ended is not None:
        job.over.connect(_while_there(parent, ended))
    job.over.connect(lambda: _let_go(job, keepsake))
    start(lambda: _work(job, work, progress))
    return progress


def start(work: Callable[[], object]) -> None:
    """Do something on another thread of which nobody waits to hear."""
    heap.share()
    QThreadPool.globalInstance().start(work)


@cache
def _wait_at_exit() -> None:
    """Let what runs come to its end before Python takes its job apart, however the program ends."""
    atexit.register(QThreadPool.globalInstance().waitForDone)


def busy() -> bool:
    """Say whether anything runs or waits to be delivered."""
    return bool(_running)


def when_quiet(parent: QObject, act: Callable[[], object]) -> None:
    """Do something as soon as nothing runs: at once, or looked for every 0.1 s."""
    if not busy():
        act()
        return
    timer = QTimer(parent)
    timer.setInterval(_LOOK_MS)

    def look() -> None:
        if not busy():
            timer.stop()
            timer.deleteLater()
            act()

    timer.timeout.connect(look)
    timer.start()


def _let_go(job: _Job, keepsake: object) -> None:
    _running.discard(job)
    QTimer.singleShot(_KEEP_MS, lambda: _clear_away(keepsake))


def _clear_away(keepsake: object) -> None:
    _kept.discard(keepsake)
    if not _kept:
        heap.trim()


def _work(job: _Job, work: Callable[[Progress], T], progress: Progress) -> None:
    """Run on the other thread."""
    try:
        result = work(progress)
    except Cancelled:
        pass
    except Exception as error:  # carried over to the asking thread, not swallowed
        job.failed.emit(error)
    else:
        job.done.emit(result)
    job.over.emit()


def _while_there(parent: QWidget, act: Callable[..., object]) -> Callable[..., None]:
    def call(*args: object) -> None:
        if shiboken6.isValid(parent):
            act(*args)

    return call


def _finish(strip: ProgressStrip, progress: Progress) -> None:
    strip.cancelled.disconnect(progress.stop)
    strip.end()
