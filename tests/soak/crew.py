"""The process that works at stores for these tests, and its children, which can be killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_name("recorder.c")
ROOT = Path(__file__).parents[2]


class Crew:
    """Gives tasks to the worker process and hears what its children say."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process

    def work(self, task: dict) -> list[dict]:
        """Let a child do a task to its end; return what it said."""
        return self._heard(self._begin(task), None)

    def killed(self, task: dict, seconds: float) -> list[dict]:
        """Let a child begin a task and kill it so long after it says that it is ready."""
        return self._heard(self._begin(task), seconds)

    def _begin(self, task: dict) -> int:
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())["pid"]

    def _heard(self, pid: int, seconds: float | None) -> list[dict]:
        heard = []
        for line in self._process.stdout:
            said = json.loads(line)
            if said.get("gone") == pid:
                return heard
            heard.append(said)
            if seconds is not None and said.get("ready"):
                time.sleep(seconds)  # the moment of the kill, not a wait for anything
                os.kill(pid, signal.SIGKILL)
        raise AssertionError("the worker itself has ended")


@contextmanager
def crew(folder: Path, *, recording: bool = False) -> Iterator[Crew]:
    """Start the worker process; with the recorder loaded, where there is a compiler to make it."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONDONTWRITEBYTECODE="1")
    if recording:
        environment["LD_PRELOAD"] = str(_recorder(folder))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
    )
    with process:
        yield Crew(process)
        process.stdin.close()
    assert process.returncode == 0


def _recorder(folder: Path) -> Path:
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("recording writes needs Linux and a C compiler")
    made = folder / "recorder.so"
    flags = ["-O1", "-shared", "-fPIC", "-o", str(made)]
    subprocess.run([compiler, *flags, str(_SOURCE), "-ldl", "-lpthread"], check=True)
    return made
