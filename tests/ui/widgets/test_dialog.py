from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from desktop.errors import BadInput
from desktop.ui import theme
from desktop.ui.dialogs.reason import DeedDialog

LONG = "请当面登录，打开核对码，与下面的逐字核对；一个字也不能差，不一致的不要授权。" * 3


def overlapping(dialog):
    """Return the labels that have less room than their text takes."""
    return [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible()
        and label.hasHeightForWidth()
        and label.height() < label.heightForWidth(label.width())
    ]


def test_text_in_large_type_is_never_laid_over_a_field(qtbot):
    theme.apply(QApplication.instance(), large=True, bundled_font=True)
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        parent.show()
        dialog = DeedDialog(parent, "授权", LONG, "授权")
        for number in range(5):
            dialog.rows.add(f"单位{number}", QLineEdit(), help_text="只能看到抄送给它的材料")
        dialog.ask(refuse)
        assert overlapping(dialog) == []
        before = dialog.height()
        qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.height() > before)
        assert overlapping(dialog) == []
    finally:
        theme.apply(QApplication.instance(), bundled_font=True)


def refuse():
    raise BadInput("请选择这名查阅人员属于哪个抄送单位，再授权。", field="单位1")
