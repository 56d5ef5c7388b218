"""Whatever can have the focus shows that it has it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.places import PLACES
from desktop.ui.widgets.bar_chart import BarChart, ChartBar
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, TimeField
from desktop.ui.widgets.figure import Figure
from desktop.ui.widgets.navigation import Navigation
from desktop.ui.widgets.number_table import NumberRow, NumberTable
from desktop.ui.widgets.status_line import StatusLine
from desktop.ui.widgets.stepper import Step, Stepper, StepState
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs


def a_list():
    found = QListWidget()
    found.addItems(["谈话前", "谈话"])
    return found


def a_table():
    found = RecordTable([Column("姓名", str)], name="名单")
    found.show_records(["周平", "孙明"])
    return found


def numbers():
    found = NumberTable(name="谈话")
    found.show_rows(("类别", "计划"), [NumberRow("定期", (12,))])
    return found


def a_chart():
    found = BarChart()
    found.show_bars(("计划",), [ChartBar("一月", (4,))], stacked=False, words="各月")
    return found


def a_step():
    stepper = Stepper()
    stepper.show_steps([Step("a", "1", "谈话准备", StepState.CURRENT)], shown="")
    return stepper, stepper.button("a")


def a_place():
    navigation = Navigation(PLACES)
    return navigation, navigation.button(PLACES[1].name)


def a_switch():
    status = StatusLine(large=False)
    return status, status.large


KINDS = ("plain", "primary", "quiet", "link", "small", "primary-small")
CONTROLS = {
    **{f"button {kind}": lambda kind=kind: button("登记收到", kind=kind) for kind in KINDS},
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "rich text": QTextBrowser,
    "number": QSpinBox,
    "check": lambda: QCheckBox("显示口令"),
    "radio": lambda: QRadioButton("末页签字"),
    "choice": lambda: Choice([("a", "全部")]),
    "day": DateField,
    "time": TimeField,
    "tabs": lambda: Tabs([("a", "年度计划"), ("b", "任期覆盖")]),
    "list": a_list,
    "table": a_table,
    "numbers": numbers,
    "chart": a_chart,
    "figure": lambda: Figure("整改在办"),
    "step": a_step,
    "place": a_place,
    "switch": a_switch,
}


@pytest.mark.parametrize("name", CONTROLS)
def test_the_focus_is_seen(name, qtbot):
    made = CONTROLS[name]()
    around, control = made if isinstance(made, tuple) else (made, made)
    page = QWidget()
    page.setObjectName("page")
    other = QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(around)
    qtbot.addWidget(page)
    page.resize(500, 360)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = control.grab().toImage()

    control.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(control.hasFocus)

    assert _unlike(before, control.grab().toImage()) > 20


def _unlike(one, other):
    """Return how many of the pixels differ, of every second one."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for y in range(0, one.height(), 2)
        for x in range(0, one.width(), 2)
    )
