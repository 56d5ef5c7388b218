"""A crash takes no dialog with it: what was typed is offered at the next log-in."""

import subprocess
import sys
from pathlib import Path
from threading import Timer

from desktop.ui.screens.administration.user_dialogs import NewUserDialog
from desktop.ui.unsaved import KeptDialog
from tests.app.test_lock import new_user_dialog, opened_dialog
from tests.conftest import PASSWORD


def type_into_a_dialog_and_kill(folder, words):
    """Let another process type; kill it at once when its store has the words."""
    command = ["-m", "tests.dialog_until_killed", str(folder), "liwenshu", PASSWORD, words]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, encoding="utf-8", cwd=root
    ) as process:
        watchdog = Timer(120, process.kill)
        watchdog.start()
        said = [process.stdout.readline().strip(), process.stdout.readline().strip()]
        process.kill()
        watchdog.cancel()
    return said


def test_a_dialog_of_a_killed_process_comes_back(founded, workbench, request, qtbot):
    assert type_into_a_dialog_and_kill(founded.keys.folder, "方主任") == ["typed", "kept"]

    window = request.getfixturevalue("shell")
    qtbot.waitUntil(lambda: opened_dialog(KeptDialog) is not None)
    assert "姓名：方主任" in opened_dialog(KeptDialog).text.toPlainText()
    opened_dialog(KeptDialog).accept()
    box = new_user_dialog(window)
    qtbot.waitUntil(lambda: box.name.text() == "方主任")
    box.reject()


def kept(stay):
    """Look as the window does every few seconds, and return what its store has then."""
    stay.rescue.look()
    return stay.visit.typed_before()


def test_what_was_typed_is_kept_while_one_types_and_dropped_with_the_dialog(
    shell,
    workbench,
    write,
    qtbot,
):
    stay = workbench.stay
    box = new_user_dialog(shell)
    write(box.name, "方主任")
    qtbot.waitUntil(lambda: kept(stay) != [])
    assert ("姓名", "方主任") in kept(stay)[0].fields

    box.reject()
    stay.rescue.look()
    assert stay.visit.typed_before() == []
    assert opened_dialog(NewUserDialog) is None


def test_nobody_is_asked_while_nobody_types(shell, workbench, monkeypatch):
    rescue = workbench.stay.rescue
    rescue.look()
    asked = []
    monkeypatch.setattr(rescue, "_typed", lambda: asked.append(1) or [])

    rescue.look()
    assert asked == []
    rescue.touch()
    rescue.look()
    assert asked == [1]
