import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.ui.tour.unasked import Unasked


@pytest.fixture
def unasked(qtbot):
    unasked = Unasked(QApplication.instance(), look_ms=1)
    yield unasked
    unasked.end()


def test_a_box_that_nobody_answers_is_put_away_and_told(unasked, qtbot):
    QMessageBox.warning(None, "工作台", "没有存上。")
    assert unasked.told == ["没有存上。"]


def test_a_dialog_that_is_no_box_is_left_alone(unasked, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    looks = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: looks.append(1))
    timer.start()
    qtbot.waitUntil(lambda: len(looks) > 30)
    timer.stop()
    assert dialog.isVisible()
    assert unasked.told == []
