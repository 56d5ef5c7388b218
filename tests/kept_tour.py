"""`tanhua tour` with its store kept, noting what is typed and every window title on the way.

python tests/kept_tour.py KEPT OUT
"""

import faulthandler
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

KEPT, OUT = Path(sys.argv[1]), sys.argv[2]
faulthandler.enable()
faulthandler.dump_traceback_later(400, exit=True)  # says where it stands still


class Kept:
    """A temporary folder that stays."""

    def __init__(self, *, prefix):
        self._path = KEPT / "tmp" / f"{prefix}kept"

    def __enter__(self):
        self._path.mkdir(parents=True)
        return str(self._path)

    def __exit__(self, *_):
        return None


tempfile.TemporaryDirectory = Kept

from PySide6.QtGui import QGuiApplication  # noqa: E402 (after the temporary folder is settled)

from desktop.__main__ import main  # noqa: E402
from desktop.ui.tour.hand import Hand  # noqa: E402

typed, titles = [], set()


def noted(deed):
    def call(self, name, text="", *rest, **fields):
        typed.append(text)
        result = deed(self, name, text, *rest, **fields)
        titles.update(window.title() for window in QGuiApplication.topLevelWindows())
        return result

    return call


Hand.write = noted(Hand.write)
rest = Hand.rest


def look(self):
    rest(self)
    titles.update(window.title() for window in QGuiApplication.topLevelWindows())


Hand.rest = look
sys.argv = ["tanhua", "tour", "-o", OUT]
try:
    main()
finally:
    noted_down = {"typed": typed, "titles": sorted(titles)}
    (KEPT / "noted.json").write_text(json.dumps(noted_down, ensure_ascii=False), "utf-8")
