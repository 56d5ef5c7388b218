"""What is seen while the last backup is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.ui.entrance import TITLE
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip


class Farewell(QWidget):
    """A small window that goes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notice = NoticeStrip()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("正在完成")
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(14)
        column.addWidget(Label("正在完成保存和备份，随后自动关闭", "title"))
        column.addWidget(bar)
        column.addWidget(Label("已保存的内容都在。备份做好后逐项校验。", "small"))
        column.addWidget(self.notice)
