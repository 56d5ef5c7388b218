import pytest
from PySide6.QtWidgets import QWidget

from db.errors import DiskFull, WrongPassword
from desktop.security.passwords import weakness
from desktop.ui.dialogs.password import PasswordDialog

GOOD = "a quiet river 2026"


class Account:
    def __init__(self):
        self.password = "old one 123456"
        self.full = False

    def change(self, old, new):
        def slow():
            if old != self.password:
                raise WrongPassword("原口令不对；口令没有改动。")
            return lambda: self.put_on(new)

        return slow

    def put_on(self, new):
        if self.full:
            raise DiskFull("磁盘已满，口令没有改；请清理磁盘。")
        self.password = new


@pytest.fixture
def account():
    return Account()


@pytest.fixture
def dialog(qtbot, account):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PasswordDialog(window, account.change, weakness)
    dialog.open()
    yield dialog
    window.close()


def fill(qtbot, dialog, old, new, again=None):
    for field, text in (
        (dialog.old, old),
        (dialog.new.first, new),
        (dialog.new.second, new if again is None else again),
    ):
        field.clear()
        qtbot.keyClicks(field, text)
    dialog.do_button.click()


def test_a_good_password_is_taken(dialog, account, qtbot):
    with qtbot.waitSignal(dialog.accepted):
        fill(qtbot, dialog, "old one 123456", GOOD)
    assert account.password == GOOD


def test_the_strength_is_said_while_one_types(dialog, qtbot):
    qtbot.keyClicks(dialog.new.first, "abc")
    assert dialog.new.strength.text().startswith("口令至少12位")
    dialog.new.first.clear()
    qtbot.keyClicks(dialog.new.first, GOOD)
    assert dialog.new.strength.text() == "口令强度符合要求。"
    qtbot.keyClicks(dialog.new.second, "a")
    assert dialog.new.strength.text() == "两次输入的口令还不一样。"


def test_a_weak_password_is_refused_at_its_field(dialog, account, qtbot):
    fill(qtbot, dialog, "old one 123456", "short")
    assert "新口令" in dialog.new.errors
    assert account.password == "old one 123456"


def test_two_different_passwords_are_refused(dialog, qtbot):
    fill(qtbot, dialog, "old one 123456", GOOD, "another river 2026")
    assert dict(dialog.new.errors) == {"再输一次": "两次输入的口令不一样，请再输一次。"}


def test_the_old_password_is_asked_for(dialog, qtbot):
    fill(qtbot, dialog, "", GOOD)
    assert dict(dialog.rows.errors) == {"原口令": "请填写原口令。"}


def test_a_wrong_old_password_is_said_and_can_be_mended(dialog, account, qtbot):
    fill(qtbot, dialog, "wrong", GOOD)
    qtbot.waitUntil(lambda: dialog.notice.sentence == "原口令不对；口令没有改动。")
    with qtbot.waitSignal(dialog.accepted):
        fill(qtbot, dialog, "old one 123456", GOOD)
    assert account.password == GOOD


def test_a_password_that_could_not_be_stored_is_said_and_can_be_tried_again(dialog, account, qtbot):
    account.full = True
    fill(qtbot, dialog, "old one 123456", GOOD)
    qtbot.waitUntil(lambda: dialog.notice.sentence.startswith("磁盘已满"))
    account.full = False
    with qtbot.waitSignal(dialog.accepted):
        dialog.do_button.click()
    assert account.password == GOOD


def test_one_begins_with_the_old_password(dialog):
    assert dialog.focusWidget() is dialog.old
