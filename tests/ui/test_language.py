import pytest
from PySide6.QtWidgets import QDialogButtonBox

from desktop.ui.language import choose_input_method, speak_chinese


def test_qt_speaks_chinese(qapp, qtbot):
    speak_chinese(qapp)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    qtbot.addWidget(buttons)
    words = {button.text().split("(")[0] for button in buttons.buttons()}
    assert words == {"取消", "保存"}


@pytest.mark.parametrize(
    ("wanted", "taken"), [("fcitx", "ibus"), ("ibus", "ibus"), ("", ""), ("compose", "compose")]
)
def test_an_input_method_that_is_not_there_gives_way_to_ibus(monkeypatch, wanted, taken):
    import os

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_IM_MODULE", wanted)
    choose_input_method()
    assert os.environ["QT_IM_MODULE"] == taken
