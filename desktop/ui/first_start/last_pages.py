"""First start, pages 3 and 4: the roster, now or later; and the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip


class RosterPage(QWidget):
    """Asks whether the roster is imported right after the start."""

    def __init__(self) -> None:
        super().__init__()
        self.now = QRadioButton("现在从 Excel 导入名册")
        self.later = QRadioButton("以后再导入，或者逐个登记")
        group = QButtonGroup(self)
        for choice in (self.now, self.later):
            group.addButton(choice)
        self.now.setChecked(True)
        what = (
            "名册是下级党组织和“一把手”的名单：单位名称、类别、层级、上一级党委、姓名、职务、"
            "任职日期等。各栏的先后不限，导入前逐格检查并预览，有错一行也不写入。"
        )
        card = Card("谈话对象名册", Label(what, "secondary", wrap=True), self.now, self.later)
        card.add(Label("没有现成的名册？导入页面可以下载空白样表。", "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)


class DonePage(QWidget):
    """Says what comes next, and offers the sample data in a store of its own."""

    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.what = Label("", wrap=True)
        self.sample = button("打开示例数据", self.sample_wanted.emit)
        self.strip = ProgressStrip()
        self.told = Label("", wrap=True)
        self.told.setVisible(False)
        ready = Card("可以开始了", self.what)
        sample = Card(
            "先看看样子？",
            Label(
                "示例数据是另一份单独的数据（虚构的江州市），另开一个窗口，和刚建立的数据互不影响。",
                "secondary",
                wrap=True,
            ),
            self.strip,
            self.told,
            row(self.sample, None),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(ready)
        column.addWidget(sample)
        column.addStretch(1)

    def show_next(self, *, roster: bool) -> None:
        """Say where the button leads."""
        first = "接着打开“谈话对象”，导入名册。" if roster else "接着打开工作台。"
        self.what.setText(
            f"数据已建立并加密。{first}"
            "之后在“系统管理”里登记领导班子成员，在“计划与覆盖”里编制年度计划。"
        )

    def show_told(self, sentence: str) -> None:
        """Show what the sample is opened with."""
        self.told.setText(sentence)
        self.told.setVisible(True)
