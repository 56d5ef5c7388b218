"""Opening each place of the window, the first time and again, and the memory that all of them take."""

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from measure import Measure

PROCESSES = 3
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
app.processEvents()
print(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1])
"""


def measures():
    """Yield the slowest place of each kind against the same with few talks, then the memory."""
    from stores import FEW, MANY

    few, many = _best(FEW), _best(MANY)
    for turn, name in enumerate(("first", "again")):
        place = max(many["places"], key=lambda p: many["places"][p][turn])
        yield Measure(
            name=f"opening {place}, {name} (the slowest), {MANY}",
            value=many["places"][place][turn],
            baseline=few["places"][place][turn],
            most_times=1.5,
            most=100,
        )
    if sys.platform == "linux":
        yield Measure(
            name=f"memory, {MANY} talks, all places visited",
            value=many["memory"],
            baseline=int(_printed("-c", BARE)) / 1024,
            most_times=2.5,
            unit="MB",
        )


def _best(count):
    """Return the least of several processes for each place, as other work only makes it longer."""
    from stores import DAY, USER, demo_store

    from desktop.demo.store import PASSWORD

    given = (str(demo_store(count)), DAY.isoformat(), USER, PASSWORD)
    runs = [json.loads(_printed(__file__, *given)) for _ in range(PROCESSES)]
    places = {
        place: [min(run["places"][place][turn] for run in runs) for turn in (0, 1)]
        for place in runs[0]["places"]
    }
    return {"places": places, "memory": min(run["memory"] for run in runs)}


def _printed(*arguments):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]


def _main(store, day, user, password):
    """Measure in a process that holds the program alone, not what makes the stores."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from db.session import OpenVault
    from db.vault import unlock
    from desktop.app.doors import StoreDoors
    from desktop.app.office import Office
    from desktop.outside import Outside
    from desktop.ui import theme
    from desktop.ui.memory import Memory

    app = theme.application()
    theme.apply(app, bundled_font=True)
    outside = Outside(date.fromisoformat(day))
    StoreDoors(Path(store), outside).warm_up()  # as while the password is typed
    with OpenVault(unlock(Path(store), user, password)) as vault:
        shell = Office(vault, outside).window(Memory(Path("build/bench/ui.ini")))
        shell.resize(1280, 720)
        shell.show()
        _rest(app)
        found = {}
        for _ in range(2):
            for place in shell._make:
                found.setdefault(place, []).append(_opened(app, shell, place))
        sys.stdout.write(json.dumps({"places": found, "memory": _memory()}) + "\n")
        sys.stdout.flush()
        shell.close()


def _opened(app, shell, place):
    before = time.perf_counter()
    shell.open_place(place)
    app.processEvents()
    took = (time.perf_counter() - before) * 1000
    _rest(app)
    return took


def _rest(app):
    """Let what was put off come to its end."""
    until = time.perf_counter() + 0.3
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.005)


def _memory():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


if __name__ == "__main__":
    _main(*sys.argv[1:])
