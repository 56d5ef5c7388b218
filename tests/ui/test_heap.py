"""What the C library keeps for itself; asked in processes of their own."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a matter of glibc")

ARENAS = """
import ctypes, threading
from desktop.ui import heap
{before}
threads = [threading.Thread(target=lambda: [bytes(9_000) for _ in range(99)]) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
ctypes.CDLL(None).malloc_stats()
"""
FREED = """
from desktop.ui import heap
def taken():
    with open("/proc/self/statm") as file: return int(file.read().split()[1]) * 4096
held = [bytes(9_000) for _ in range(4_000)]
del held[:-1]
before = taken()
heap.trim()
print(before - taken())
"""


def of_process(code):
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)


def test_threads_share_the_heap_that_is_there():
    assert "Arena 1" in of_process(ARENAS.format(before="")).stderr
    assert "Arena 1" not in of_process(ARENAS.format(before="heap.share()")).stderr


def test_what_was_freed_below_something_still_held_is_given_back():
    assert int(of_process(FREED).stdout) > 20_000_000
