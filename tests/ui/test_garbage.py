import gc
import threading
import weakref

from PySide6.QtCore import QTimer

from desktop.ui.garbage import GarbageOnGuiThread


class Cycle:
    def __init__(self, died_on):
        self.me = self
        self.timer = QTimer()
        weakref.finalize(self, lambda: died_on.append(threading.get_ident()))


def test_cycles_die_on_the_gui_thread_only(qapp, qtbot):
    garbage = GarbageOnGuiThread()
    died_on = []
    Cycle(died_on)

    def allocate():
        for _ in range(50):
            [[] for _ in range(1000)]

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert died_on == []
    gc.collect(0)
    kept = [[] for _ in range(3000)]
    garbage.look()
    qtbot.waitUntil(lambda: died_on != [])
    assert set(died_on) == {threading.get_ident()}
    assert kept
    garbage.end()


def test_automatic_collection_comes_back(qapp):
    was_on = gc.isenabled()
    gc.enable()
    garbage = GarbageOnGuiThread()
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()
    if not was_on:
        gc.disable()
