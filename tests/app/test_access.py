"""Every place of the window in large type at 1280x720: named, whole, and not too wide."""

import time
from typing import NamedTuple

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop.app.office import Office
from desktop.demo.store import PASSWORD, make_demo
from desktop.outside import Outside
from desktop.services.login import enter, log_in
from desktop.ui import theme
from desktop.ui.background import busy
from desktop.ui.dialogs.keys import KEYS
from desktop.ui.memory import Memory
from desktop.ui.screens.administration.screen import AdministrationScreen
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.stepper import Stepper
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.thread import Thread
from tests.app.tables import oddities
from tests.conftest import PATIENCE_MS, TODAY

WIDTH, HEIGHT = 1280, 720


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "store"
    outside = Outside(TODAY)
    make_demo(folder, 40, now=outside.now(), new_id=outside.new_id)
    return folder


@pytest.fixture(scope="module")
def shell(demo, qapp, tmp_path_factory):
    now = Outside(TODAY).now()
    opened = enter(log_in(demo, "liwenshu", PASSWORD, now=Outside().now()), now=now)
    theme.apply(qapp, large=True, bundled_font=True)
    shell = Office(opened, Outside(TODAY)).window(Memory(tmp_path_factory.mktemp("ui") / "ui.ini"))
    shell.talks = {t.status: t.id for t in opened.content.talks.all()}
    shell.persons = [opened.content.talks.all()[0].talkee_id]
    shell.resize(WIDTH, HEIGHT)
    shell.show()
    yield shell
    settle(qapp)
    shell.close()
    shiboken6.delete(shell)  # thousands of widgets, which every later change of look would draw
    opened.close()
    theme.apply(qapp, bundled_font=True)


def pages(shell, qapp):
    """Yield every place, each page of 系统管理, each tab, and each stage of a talk in each state."""
    for place in shell._make:
        shell.open_place(place)
        screen = shell.screen_shown
        inner = isinstance(screen, AdministrationScreen)
        for key in screen.keys if inner else [""]:
            if key:
                screen.open({"page": key})
            yield from tabs(f"{place} {key}", screen, qapp)
    for person_id in shell.persons:
        shell.open_place("谈话对象", person_id=person_id)
        yield from tabs("谈话对象 一个人", shell.screen_shown, qapp)
    for state, talk_id in shell.talks.items():
        shell.open_place("谈话", talk_id=talk_id)
        stepper = shell.screen_shown.findChild(Stepper)
        for key in list(stepper._buttons):
            if stepper.button(key).isEnabled():
                stepper.button(key).click()
                settle(qapp)
                yield f"谈话 {state} {key}", shell.screen_shown


def tabs(where, screen, qapp, above=()):
    """Yield a page and each of its tabs, with the tabs within them."""
    settle(qapp)
    yield where, screen
    bars = [b for b in screen.findChildren(QTabBar) if b.isVisible() and b not in above]
    for bar in bars[:1]:
        for at in range(1, bar.count()):
            bar.setCurrentIndex(at)
            yield from tabs(f"{where} {bar.tabText(at)}", screen, qapp, (*above, bar))


def settle(qapp):
    last = time.monotonic() + PATIENCE_MS / 1000
    while busy() and time.monotonic() < last:
        qapp.processEvents()
    assert not busy()
    for _ in range(6):
        qapp.processEvents()


def is_control(widget):
    inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    named_by_qt = widget.objectName().startswith("qt_")
    passive = widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QScrollArea)
    bare = isinstance(widget, QTabBar) and not widget.count()
    return not (inner or named_by_qt or passive or bare)


def cut_off(widget):
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 2
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QPushButton | QCheckBox | QComboBox):
        return widget.sizeHint().width() > widget.width() + 1
    return False


class Faults(NamedTuple):
    """What is wrong, and where."""

    nameless: list
    cut: list
    too_large: list
    keys: dict
    tables: list
    wordless: list


@pytest.fixture(scope="module")
def faults(shell, qapp):
    found = Faults([], [], [], {}, [], [])
    for where, screen in pages(shell, qapp):
        for widget in screen.findChildren(QWidget):
            if is_control(widget) and not _name(widget):
                found.nameless.append((where, type(widget).__name__, type(widget.parent())))
            if widget.isVisible() and cut_off(widget):
                found.cut.append((where, type(widget).__name__, _text(widget)))
        for table in (t for t in screen.findChildren(QTableView) if t.isVisible()):
            name = table.accessibleName()
            found.tables.extend((where, name, odd) for odd in oddities(table))
        found.wordless.extend((where, what) for what in _wordless(screen))
        found.keys.update(_keys(shell))
        hint = shell.minimumSizeHint()
        if hint.width() > WIDTH or hint.height() > HEIGHT:
            found.too_large.append((where, hint.width(), hint.height(), _largest(shell)))
    return found


def test_every_control_has_a_name(faults):
    assert faults.nameless == []


def test_no_text_is_cut_off_in_large_type(faults):
    assert faults.cut == []


def test_the_window_is_no_larger_than_its_screen(faults):
    assert faults.too_large == []


def test_every_key_is_listed_under_f1_and_told_by_its_button(faults):
    listed = " ".join(keys for keys, _ in KEYS)
    for arrow, name in (("→", "Right"), ("←", "Left"), ("↓", "Down"), ("回车", "Return")):
        listed = listed.replace(arrow, name)
    places = {f"Alt+{number}" for number in range(1, 10)}
    assert {"F11", "Ctrl+Right", "Ctrl+K", "Ctrl+Return", "Alt+Down"} <= set(faults.keys)
    assert set(faults.keys) - places - set(listed.split()) == set()
    assert [words for words in faults.keys.values() if words and "（" not in words] == []


def test_every_table_behaves_as_the_others(faults):
    assert faults.tables == []


def test_no_state_is_told_by_colour_alone(faults):
    assert faults.wordless == []


def _wordless(screen):
    """Yield what has a tone but no words: chips, tags in tables, points of a thread, notices."""
    parts = [w for w in screen.findChildren(QWidget) if w.isVisible()]
    for part in parts:
        if isinstance(part, Chip) and not part.text().strip():
            yield "chip"
        if isinstance(part, NoticeStrip) and not part.sentence:
            yield "notice"
        if isinstance(part, Thread):
            yield from (f"point {e.tone}" for e in part.entries if not e.title.strip())
        if isinstance(part, Stepper):
            buttons = [part.button(key) for key in part._buttons]
            yield from ("step" for b in buttons if "，" not in b.accessibleName())
        if isinstance(part, RecordTable):
            rows = range(min(len(part.records), 20))
            cells = [part._model.cell(r, c) for r in rows for c in range(len(part._model.columns))]
            yield from ("tag" for cell in cells for tag in cell.tags if not tag.text.strip())


def _keys(window):
    """Return each shortcut with the tip of what it presses; "" where it presses nothing."""
    found = {s.key().toString(): "" for s in window.findChildren(QShortcut)}
    found |= {a.shortcut().toString(): a.toolTip() for a in window.findChildren(QAction)}
    found |= {b.shortcut().toString(): b.toolTip() for b in window.findChildren(QPushButton)}
    return {keys: tip for keys, tip in found.items() if keys}


def _largest(widget):
    """Return the way down to the part that asks for so much."""
    way = []
    while parts := [w for w in widget.children() if isinstance(w, QWidget) and not w.isHidden()]:
        widget = max(parts, key=lambda w: w.minimumSizeHint().height())
        way.append((type(widget).__name__, widget.minimumSizeHint().height()))
    return way


def _name(widget):
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name).strip()


def _text(widget):
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()
