"""The window that says that the program itself is at fault."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label


class CrashWindow(QDialog):
    """Says what is safe and what to do, and lets the report be copied."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setWindowTitle("程序出错")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = text
        self._report = QPlainTextEdit(text)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("错误报告")
        self.copy_button = button("复制错误报告", self._copy, kind="primary")
        self.go_on = button("继续使用", self.accept)
        self.go_on.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Label("刚才的操作没有完成，程序出了错。", "title"))
        column.addWidget(
            Label(
                "已经保存的内容没有变。可以继续使用；如果再次出现，请退出后重新打开，"
                "并把下面的报告交给维护人员。报告里没有谈话内容。",
                "secondary",
                wrap=True,
            )
        )
        column.addWidget(self._report, 1)
        column.addLayout(row(None, self.go_on, self.copy_button))
        self.resize(640, 440)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy_button.setText("已复制")
