import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.errors import WrongPassword
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.palette import Tone


class Door:
    """A log-in that knows one password."""

    def __init__(self):
        self.tried = []
        self.left = 0.0

    def log_in(self, login, password):
        self.tried.append((login, password, threading.get_ident()))
        if password != "right":
            raise WrongPassword("口令不对；数据没有改动。")
        return f"keys of {login}"

    def wait(self, _login):
        return self.left


@pytest.fixture
def door():
    return Door()


@pytest.fixture
def window(qtbot, door):
    window = LoginWindow(door.log_in, door.wait, login="liwenshu")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def try_password(qtbot, window, password):
    qtbot.keyClicks(window.password, password)
    qtbot.keyClick(window.password, Qt.Key.Key_Return)


def test_the_last_user_is_filled_in_and_the_password_has_the_focus(window):
    assert window.login.text() == "liwenshu"
    assert window.password.hasFocus()


def test_the_right_password_opens_off_the_gui_thread(window, door, qtbot):
    with qtbot.waitSignal(window.entered) as entered:
        try_password(qtbot, window, "right")
    assert entered.args == ["keys of liwenshu"]
    assert door.tried[0][2] != threading.get_ident()
    assert window.password.text() == ""


def test_a_wrong_password_is_said_and_forgotten(window, qtbot):
    try_password(qtbot, window, "wrong")
    qtbot.waitUntil(lambda: window.notice.sentence == "口令不对；数据没有改动。")
    assert window.password.text() == ""
    assert window.enter.isEnabled()
    assert window.password.hasFocus()


def test_the_wait_is_counted_down_and_ends(window, door, qtbot):
    door.left = 75.0
    try_password(qtbot, window, "wrong")
    qtbot.waitUntil(lambda: window.enter.text() == "请等 1 分 15 秒")
    assert not window.enter.isEnabled()
    try_password(qtbot, window, "right")
    assert len(door.tried) == 1
    door.left = 0.0
    qtbot.waitUntil(window.enter.isEnabled)
    assert window.enter.text() == "登录"


def test_empty_fields_are_said_and_not_tried(window, door, qtbot):
    qtbot.mouseClick(window.enter, Qt.MouseButton.LeftButton)
    assert window.notice.sentence == "请填写口令。"
    window.login.clear()
    qtbot.mouseClick(window.enter, Qt.MouseButton.LeftButton)
    assert window.notice.sentence == "请填写用户名。"
    assert door.tried == []


def test_a_bug_is_not_taken_for_a_wrong_password(qtbot):
    window = LoginWindow(lambda _login, _password: 1 / 0, lambda _login: 0, login="a")
    qtbot.addWidget(window)
    window.show()
    with qtbot.captureExceptions() as caught:
        try_password(qtbot, window, "x")
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert window.enter.isEnabled()


def test_the_password_can_be_looked_at(window, qtbot):
    assert window.password.echoMode() is QLineEdit.EchoMode.Password
    window.shown.click()
    assert window.password.echoMode() is QLineEdit.EchoMode.Normal


def test_a_store_that_cannot_be_opened_closes_the_window_off(window):
    window.close_off("数据正被另一个程序打开，请先关闭它再试；数据没有改动。")
    assert window.notice.sentence.startswith("数据正被另一个程序打开")
    assert not window.enter.isEnabled()
    assert not window.password.isEnabled()


def test_a_locked_store_says_whose_it_is(qtbot, door):
    window = LoginWindow(door.log_in, door.wait, login="liwenshu", locked="李文书")
    qtbot.addWidget(window)
    window.greet("一段时间没有操作，已自动锁定。")
    assert window.enter.text() == "解锁"
    assert window.notice.tone is Tone.NEAR
