"""The tour: the real windows over a store of their own, driven through one whole talk."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

import resources
from desktop.app.doors import StoreDoors
from desktop.outside import Outside
from desktop.ui import theme
from desktop.ui.garbage import GarbageOnGuiThread
from desktop.ui.language import speak_chinese
from desktop.ui.memory import Memory
from desktop.ui.tour.camera import Camera
from desktop.ui.tour.hand import Hand, Lost
from desktop.ui.tour.stage import Stage, TourClock
from desktop.ui.tour.story import SCENES
from desktop.ui.tour.unasked import Unasked
from desktop.ui.workbench import Workbench

_HARMLESS = (
    "does not support propagateSizeHints",  # the platform without a screen
    "Keyboard event not accepted by receiving widget",  # a key typed while nothing has the focus
)


def tour(out: Path, hand_of: Callable[[QApplication], Hand] = Hand) -> list[Path]:
    """Go through the whole story and return the pictures taken, in order.

    What an earlier tour left in the folder makes room.

    The store lies in a temporary folder and is thrown away. Raises Lost where a window does not
    offer what the story needs, where a box comes up unasked, or where Qt complains on the way.
    """
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("[0-9][0-9]-*.png"), *out.glob("[0-9][0-9]-*.pdf")):
        old.unlink()
    complaints = _listen()
    app = theme.application()
    theme.apply(app, bundled_font=True)
    speak_chinese(app)
    garbage, unasked = GarbageOnGuiThread(), Unasked(app)
    clock = TourClock()
    hand = hand_of(app)
    with TemporaryDirectory(prefix="tanhua-tour-") as folder:
        roster = Path(folder, "江州市名册.xlsx")
        roster.write_bytes(resources.path("demo/roster.xlsx").read_bytes())
        stage = Stage(hand=hand, camera=Camera(app, hand, out), clock=clock, roster=roster)
        doors = StoreDoors(Path(folder, "store"), Outside(clock=clock.now))
        workbench = Workbench(app, doors, Memory(Path(folder, "ui.ini")), bundled_font=True)
        workbench.start()
        try:
            for scene in SCENES:
                scene(stage)
        except Lost as lost:
            stage.camera.shoot("走到这里")
            raise Lost(f"{lost}; boxes that nobody asked for: {unasked.told}") from lost
        finally:
            workbench.end()
            doors.release()
            garbage.end()
            unasked.end()
    if complaints:
        raise Lost(f"Qt complained: {complaints}")
    if unasked.told:
        raise Lost(f"boxes that nobody asked for: {unasked.told}")
    return stage.camera.taken


def _listen() -> list[str]:
    """Return a list that collects what Qt complains of from now on."""
    complaints: list[str] = []

    def hear(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(part in words for part in _HARMLESS):
            complaints.append(words)

    qInstallMessageHandler(hear)
    return complaints
