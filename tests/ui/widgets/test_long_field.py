from PySide6.QtCore import QMimeData

from desktop.ui.widgets.long_field import LongField


def test_pasting_drops_control_characters_and_keeps_lines(qtbot):
    field = LongField(2)
    qtbot.addWidget(field)
    data = QMimeData()
    data.setText("第一行\r\n第\x07二行😀")
    field.insertFromMimeData(data)

    assert field.toPlainText() == "第一行\n第二行😀"


def test_more_lines_are_higher(qtbot):
    two, six = LongField(2), LongField(6)
    qtbot.addWidget(two)
    qtbot.addWidget(six)

    assert two.minimumHeight() < six.minimumHeight()
