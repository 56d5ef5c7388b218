import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

import desktop.ui.screens
from desktop import manual
from desktop.ui.dialogs.manual import show_manual
from desktop.ui.screen import Screen


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_it_opens_at_the_page_of_the_topic_and_is_turned_to_another(window):
    dialog = show_manual(window, "plan")
    assert "拟定建议" in dialog.browser.toPlainText()
    assert show_manual(window, "print") is dialog
    assert "公文格式" in dialog.browser.toPlainText()


def test_the_pictures_fit_into_the_window(window):
    dialog = show_manual(window, "talk")
    dialog.resize(700, 500)
    picture = dialog.browser.loadResource(2, "conversation.png")
    assert not picture.isNull()
    assert picture.deviceIndependentSize().width() <= dialog.browser.viewport().width()


def test_every_key_is_listed_on_the_last_page(window, qtbot):
    dialog = show_manual(window, "today")
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    words = dialog.browser.toPlainText()
    assert all(key in words for key in ("F1", "Ctrl+K", "Ctrl+L", "F11", "Alt+↓"))


def test_it_is_saved_as_pdf(window, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "手册.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog = show_manual(window, "today")
    dialog._on_save()
    qtbot.waitUntil(lambda: "已另存" in dialog.notice.sentence)
    assert file.read_bytes().startswith(b"%PDF")


def test_every_screen_has_a_page():
    for found in pkgutil.walk_packages(desktop.ui.screens.__path__, "desktop.ui.screens."):
        importlib.import_module(found.name)
    waiting, topics = [Screen], set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("desktop.") and kind.help_topic:
            topics.add(kind.help_topic)
    assert len(topics) >= 10
    assert topics <= set(manual._FILES)
