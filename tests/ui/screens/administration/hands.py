"""What one does with the pages of 系统管理: open, press, answer, add a user."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from db.records import Role
from desktop.ui.background import busy
from desktop.ui.screens.administration.user_dialogs import (
    NewUserDialog,
)

NEW = "a quiet river 2026"


def shown(screen, key):
    screen.open({"page": key})
    return screen.page


def dialog(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def press(qtbot, page, row, verb):
    rect = page.table.act_rect(row, verb)
    assert not rect.isEmpty(), f"{verb} is not offered"
    page.table.scrollTo(page.table.model().index(row, 0))
    at = page.table.act_rect(row, verb).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def answer(monkeypatch, verb):
    def choose(box):
        box.clicked = next(b for b in box.buttons() if b.text() == verb)
        box.clicked.click()

    monkeypatch.setattr(QMessageBox, "exec", choose)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.clicked)


def settle(qtbot):
    qtbot.waitUntil(lambda: not busy())


def add_user(qtbot, screen, name, login, role):
    page = shown(screen, "users")
    page.add_button.click()
    box = dialog(NewUserDialog)
    box.name.setText(name)
    box.login.setText(login)
    box.role.choose(role)
    if role is Role.TALKER:
        box.leader.choose("p1")
    for field in (box.password.first, box.password.second):
        field.setText(NEW)
    box.do_button.click()
    settle(qtbot)
    return page


def names(page):
    return [row.user.name for row in page.table.records]
