import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.ui.background import run
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.notice = NoticeStrip()
        self.notice.setParent(self)


@pytest.fixture
def page(qtbot):
    page = Page()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def strip(page):
    strip = ProgressStrip()
    strip.setParent(page)
    return strip


def test_the_result_comes_back_on_the_asking_thread(page, qtbot):
    got = []
    run(
        page,
        lambda _progress: threading.get_ident(),
        then=lambda n: got.append((n, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(got))
    there, here = got[0]
    assert here == threading.get_ident() != there


def test_a_refusal_is_read_on_the_page(page, qtbot):
    def work(_progress):
        raise Refused("名册第 3 行有错，没有导入任何内容。")

    run(page, work, then=lambda _result: None)
    qtbot.waitUntil(lambda: page.notice.sentence == "名册第 3 行有错，没有导入任何内容。")


def test_a_bug_comes_back_as_a_bug(page, qtbot):
    with qtbot.captureExceptions() as caught:
        run(page, lambda _progress: 1 / 0, then=lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_progress_is_shown_and_ends(page, strip, qtbot):
    go_on = threading.Event()

    def work(progress):
        progress.step(3, 10, "正在生成")
        go_on.wait(60)
        return 1

    got = []
    run(page, work, then=got.append, strip=strip, words="准备")
    assert strip.words == "准备"
    qtbot.waitUntil(lambda: strip.words == "正在生成 3 / 10")
    go_on.set()
    qtbot.waitUntil(lambda: strip.words == "")
    assert got == [1]


def test_work_is_stopped_at_its_next_step(page, strip, qtbot):
    got, ended = [], []

    def work(progress):
        for number in range(10**9):
            progress.step(number, 10**9)

    run(page, work, then=got.append, strip=strip, ended=lambda: ended.append(1))
    strip.cancel_button.click()
    qtbot.waitUntil(lambda: bool(ended))
    assert got == []
    assert strip.words == ""


def test_nothing_is_called_once_the_page_is_gone(qtbot):
    page = Page()
    go_on, got, over = threading.Event(), [], threading.Event()

    def work(_progress):
        go_on.wait(60)
        over.set()
        return 1

    run(page, work, then=got.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: not __import__("shiboken6").isValid(page))
    go_on.set()
    qtbot.waitUntil(over.is_set)
    from desktop.ui import background

    qtbot.waitUntil(lambda: not background._running)
    assert got == []


_ENDS = """
import atexit, sys, threading
from PySide6.QtWidgets import QApplication, QWidget
from desktop.ui.background import run

app, page, ending = QApplication([]), QWidget(), threading.Event()
run(page, lambda _progress: ending.wait() and print("whole"), then=print)
atexit.register(ending.set)  # called first of all when Python ends
sys.exit(0)
"""


def test_a_program_that_ends_lets_what_runs_come_to_its_end():
    ended = subprocess.run(
        [sys.executable, "-c", _ENDS],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "whole\n", "")
