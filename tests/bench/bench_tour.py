"""The whole tour under a watchdog: the longest time for which the screen stands still."""

import json
import subprocess
import sys
from pathlib import Path

from measure import Measure

LISTED = 12


def measures():
    """Run the tour in a process of its own, as it makes the application."""
    out = Path("build/bench/tour")
    done = subprocess.run(
        [sys.executable, __file__, str(out)], check=True, capture_output=True, text=True
    )
    blocks = json.loads(done.stdout.splitlines()[-1])
    Path("build/bench/blocks.json").write_text(json.dumps(blocks, indent=1), "utf-8")
    length, where = blocks[0]
    yield Measure(name=f"the longest block of the tour ({where})", value=length, most=100)


def _main(out):
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from watchdog import Watchdog

    from desktop.app import tour as touring
    from desktop.ui import theme

    dog = Watchdog()
    app = theme.application()
    touring.theme = _Theme(app)
    with dog.watching():
        touring.tour(out)
    longest = sorted(dog.blocks, reverse=True)
    sys.stdout.write(json.dumps([b for b in longest if b[0] >= 1][:400]) + "\n")


class _Theme:
    """The theme of an application that is there already, as its event loop is watched."""

    def __init__(self, app):
        self._app = app

    def __getattr__(self, name):
        from desktop.ui import theme

        return getattr(theme, name)

    def application(self):
        return self._app


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
