import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.ui.crash import CrashReporter
from tests.test_crash import caught, with_secret


@pytest.fixture
def reporter(qapp):
    reporter = CrashReporter("0.1.0")
    give_back = reporter.install()
    yield reporter
    give_back()
    if reporter.window is not None:
        reporter.window.accept()


def test_an_error_is_shown_and_its_report_copied(reporter, qtbot, capsys):
    sys.excepthook(*caught())
    qtbot.waitUntil(lambda: reporter.window is not None)
    reporter.window.copy_button.click()
    assert QGuiApplication.clipboard().text() == reporter.window.text
    assert "KeyError" in capsys.readouterr().err


def test_a_second_error_does_not_pile_up_windows(reporter, qtbot):
    sys.excepthook(*caught())
    first = reporter.window
    sys.excepthook(*caught())
    assert reporter.window is first
    first.go_on.click()
    assert reporter.window is None


def test_an_error_of_another_thread_is_shown_too(reporter, qtbot):
    thread = threading.Thread(target=with_secret)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: reporter.window is not None)
    assert "with_secret" in reporter.window.text


def test_the_hooks_are_given_back(qapp):
    before = sys.excepthook
    CrashReporter("0.1.0").install()()
    assert sys.excepthook is before
