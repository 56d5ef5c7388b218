from PySide6.QtWidgets import QDialogButtonBox

from desktop.ui.language import speak_chinese


def test_qt_speaks_chinese(qapp, qtbot):
    speak_chinese(qapp)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    qtbot.addWidget(buttons)
    words = {button.text().split("(")[0] for button in buttons.buttons()}
    assert words == {"取消", "保存"}
