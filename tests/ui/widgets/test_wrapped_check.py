import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.ui.widgets.wrapped_check import WrappedCheck

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def check(qtbot):
    check = WrappedCheck("管党治党的重要工作是否亲自部署、重大问题是否亲自过问，有没有只挂帅不出征")
    qtbot.addWidget(check)
    check.resize(200, 90)
    check.show()
    return check


@pytest.mark.parametrize("way", ["box", "words", "key"])
def test_box_words_and_space_tick(check, qtbot, way):
    with qtbot.waitSignal(check.ticked):
        if way == "box":
            qtbot.mouseClick(check.box, LEFT)
        elif way == "words":
            qtbot.mouseClick(check, LEFT, pos=QPoint(120, 20))
        else:
            qtbot.keyClick(check.box, Qt.Key.Key_Space)

    assert check.checked


def test_showing_it_ticked_is_not_the_users_doing(check, qtbot):
    with qtbot.assertNotEmitted(check.ticked):
        check.show_checked(checked=True)

    assert check.checked


def test_long_words_go_on_in_the_next_line_and_are_read_out(check):
    assert check.heightForWidth(200) > check.heightForWidth(900)
    assert check.box.accessibleName().startswith("管党治党")
