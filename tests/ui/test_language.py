from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QTreeView

from desktop.ui.language import speak_chinese


def test_qt_speaks_chinese(qapp, qtbot):
    speak_chinese(qapp)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    qtbot.addWidget(buttons)
    words = {button.text().split("(")[0] for button in buttons.buttons()}
    assert words == {"取消", "保存"}


def test_the_dialogs_for_files_hold_no_english(qapp, qtbot, tmp_path):
    speak_chinese(qapp)
    (tmp_path / "名册").mkdir()
    dialog = QFileDialog(None, "选择名册", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = {label.text().split("(")[0].rstrip("：") for label in dialog.findChildren(QLabel)}
    assert words == {"查找范围", "文件名称", "文件类型"}
    tree = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)
    assert tree.model().index(0, 2, tree.rootIndex()).data() == "文件夹"
