from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import TimeField
from desktop.ui.widgets.locking import lock, set_read_only


def test_a_locked_page_is_read_and_not_changed_and_can_be_unlocked(qtbot):
    page = QWidget()
    line, text, choice, box, time = (
        QLineEdit(),
        QTextEdit(),
        Choice([(1, "甲")]),
        QCheckBox(),
        TimeField(),
    )
    save, other = QPushButton("保存"), QPushButton("打印")
    column = QVBoxLayout(page)
    for part in (line, text, choice, box, time, save, other):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    lock(page, save, locked=True)
    assert line.isReadOnly()
    assert text.isReadOnly()
    assert text.isEnabled()
    assert not any(field.isEnabled() for field in (choice, box, time))
    assert not save.isVisible()
    assert other.isVisible()

    lock(page, save, locked=False)
    assert not line.isReadOnly()
    assert not text.isReadOnly()
    assert all(field.isEnabled() for field in (choice, box, time))
    assert save.isVisible()


def test_a_field_looks_read_only_at_once_and_not_afterwards(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage()
    set_read_only(field, read_only=True)
    assert field.grab().toImage() != before

    set_read_only(field, read_only=False)
    assert field.grab().toImage() == before
