"""Every place of the window in large type at 1280x720: named, whole, and not too wide."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.app.office import Office
from desktop.demo.store import PASSWORD, make_demo
from desktop.outside import Outside
from desktop.services.login import enter, log_in
from desktop.ui import theme
from desktop.ui.memory import Memory
from desktop.ui.screens.administration.screen import AdministrationScreen
from tests.conftest import TODAY

WIDTH, HEIGHT = 1280, 720


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "store"
    outside = Outside(TODAY)
    make_demo(folder, 40, now=outside.now(), new_id=outside.new_id)
    return folder


@pytest.fixture
def shell(demo, qapp, qtbot, tmp_path):
    now = Outside(TODAY).now()
    opened = enter(log_in(demo, "liwenshu", PASSWORD, now=Outside().now()), now=now)
    theme.apply(qapp, large=True, bundled_font=True)
    shell = Office(opened, Outside(TODAY)).window(Memory(tmp_path / "ui.ini"))
    qtbot.addWidget(shell)
    shell.resize(WIDTH, HEIGHT)
    shell.show()
    yield shell
    shell.close()
    opened.close()
    theme.apply(qapp, bundled_font=True)


def pages(shell, qapp):
    for place in shell._make:
        shell.open_place(place)
        screen = shell.screen_shown
        inner = isinstance(screen, AdministrationScreen)
        for key in screen.keys if inner else [""]:
            if key:
                screen.open({"page": key})
            for _ in range(3):
                qapp.processEvents()
            yield f"{place} {key}", screen


def is_control(widget):
    inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    named_by_qt = widget.objectName().startswith("qt_")
    passive = widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QScrollArea)
    return not (inner or named_by_qt or passive)


def test_every_control_has_a_name(shell, qapp):
    nameless = []
    for where, screen in pages(shell, qapp):
        for widget in filter(is_control, screen.findChildren(QWidget)):
            seen = QAccessible.queryAccessibleInterface(widget)
            if not seen.text(QAccessible.Text.Name).strip():
                nameless.append((where, type(widget).__name__, type(widget.parent()).__name__))
    assert nameless == []


def cut_off(widget):
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 2
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QPushButton | QCheckBox | QComboBox):
        return widget.sizeHint().width() > widget.width() + 1
    return False


def test_no_text_is_cut_off_in_large_type(shell, qapp):
    cut = []
    for where, screen in pages(shell, qapp):
        shown = (w for w in screen.findChildren(QWidget) if w.isVisible())
        cut += [(where, type(w).__name__, _text(w)) for w in shown if cut_off(w)]
    assert cut == []


def test_the_window_is_no_wider_than_its_screen(shell, qapp):
    for where, _ in pages(shell, qapp):
        hint = shell.minimumSizeHint()
        assert (where, hint.width() <= WIDTH, hint.height() <= HEIGHT) == (where, True, True)


def _text(widget):
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()
