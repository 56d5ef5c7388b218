"""An error that nobody has expected is told by its place, never by its words."""

import sys

import pytest

from desktop.__main__ import main
from desktop.crash import report, tell


def with_secret():
    raise KeyError("赵立新 13800001234")


def caught():
    try:
        with_secret()
    except KeyError:
        return sys.exc_info()


def test_a_report_names_the_place_and_the_versions_and_no_record_text():
    kind, _, trace = caught()
    text = report("0.1.0", kind, trace, "PySide6 6.1")
    assert "KeyError" in text
    assert "tests/test_crash.py" in text
    assert "with_secret" in text
    assert "PySide6 6.1" in text
    assert "赵立新" not in text
    assert "13800001234" not in text


def test_a_command_that_fails_by_a_bug_prints_the_report_and_no_record_text(capsys):
    tell(*caught())
    told = capsys.readouterr().err
    assert told.startswith("程序自身出了错，命令没有完成")
    assert "with_secret" in told
    assert "赵立新" not in told


def test_the_program_puts_the_report_in_place_of_the_traceback(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(sys, "argv", ["tanhua", "--version"])
    with pytest.raises(SystemExit):
        main()
    assert sys.excepthook is tell
