import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.palette import Tone
from desktop.ui.widgets import choice
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.chip import Chip, Tag, days_tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import TimeField
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.figure import Figure
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.stepper import Step, Stepper, StepState
from desktop.ui.widgets.tabs import Tabs
from desktop.ui.widgets.thread import Entry, Thread
from desktop.ui.widgets.unturned import NumberField, Suggestions


@pytest.mark.parametrize(
    ("days", "tag"),
    [
        (-3, Tag("逾期 3 天", Tone.LATE)),
        (0, Tag("今天到期", Tone.NEAR)),
        (7, Tag("还有 7 天", Tone.NEAR)),
        (8, Tag("还有 8 天", Tone.PLAIN)),
    ],
)
def test_a_due_date_is_worded(days, tag):
    assert days_tag(days, near=7) == tag


def shown(qtbot, widget, width=400, height=300):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def test_a_chip_without_words_is_not_seen(qtbot):
    chip = shown(qtbot, Chip("逾期", Tone.LATE))
    chip.show_tag(Tag(""))
    assert not chip.isVisible()
    chip.show_tag(Tag("已办结", Tone.DONE))
    assert chip.isVisible()
    assert chip.property("tone") == "done"


def test_a_narrow_row_goes_on_below(qtbot):
    buttons = [QPushButton(f"按钮{n}") for n in range(4)]
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.addWidget(Flow(*buttons))
    column.addStretch(1)
    shown(qtbot, widget, 800)
    assert len({b.y() for b in buttons}) == 1
    widget.resize(160, 400)
    assert len({b.y() for b in buttons}) > 1
    assert all(b.geometry().right() <= 160 for b in buttons)


def test_a_row_set_right_ends_at_the_right(qtbot):
    last = QPushButton("保存")
    widget = QWidget()
    flow = Flow(QPushButton("取消"), last, right=True)
    QVBoxLayout(widget).addWidget(flow)
    shown(qtbot, widget, 500)
    assert last.geometry().right() == flow.rect().right()


def test_a_heading_shows_its_chips(qtbot):
    heading = shown(qtbot, Heading("整改跟踪", "", button("导出")))
    heading.show_tags([Tag("逾期 2", Tone.LATE), Tag("在办 14")])
    heading.show_tags([Tag("在办 15")])
    chips = [chip.text() for chip in heading.findChildren(Chip) if chip.isVisible()]
    assert chips == ["在办 15"]


def test_a_figure_reads_itself_out_and_is_clicked(qtbot):
    figure = shown(qtbot, Figure("整改在办"))
    figure.show_value("14", "件", share=0.5, tag=Tag("逾期 2", Tone.LATE))
    assert figure.accessibleName() == "整改在办：14 件 逾期 2"
    with qtbot.waitSignal(figure.clicked):
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)


def test_a_form_names_its_fields_for_a_screen_reader(qtbot):
    rows = FormRows(2)
    field = QLineEdit()
    rows.add("单位名称", field, help_text="用于文头", required=True)
    shown(qtbot, rows)
    assert field.accessibleName() == "单位名称（必填）"
    assert field.accessibleDescription() == "用于文头"
    rows.show_error("单位名称", "单位名称没有填写。")
    assert field.accessibleDescription() == "单位名称没有填写。"
    rows.clear_errors()
    assert field.accessibleDescription() == "用于文头"


def test_a_field_is_hidden_with_its_label(qtbot):
    rows = FormRows()
    field = QLineEdit()
    rows.add("定密依据", field)
    shown(qtbot, rows)
    rows.set_field_visible("定密依据", visible=False)
    assert not field.isVisible()


def test_a_choice_keeps_its_value_when_the_options_change(qtbot):
    choice = shown(qtbot, Choice([(1, "一"), (2, "二")]))
    choice.choose(2)
    choice.show_options([(2, "二"), (3, "三")])
    assert choice.value == 2
    with qtbot.waitSignal(choice.currentIndexChanged):
        choice.show_options([(3, "三")])
    assert choice.value == 3


@pytest.mark.parametrize(
    ("made", "held"),
    [
        (lambda: Choice([(1, "一"), (2, "二")]), lambda field: field.value),
        (lambda: Suggestions(["内部", "机密★20年"]), lambda field: field.currentText()),
        (NumberField, lambda field: field.value()),
        (TimeField, lambda field: field.value),
    ],
)
@pytest.mark.parametrize("turn", [-120, 120])
def test_the_wheel_turns_the_page_and_not_what_a_field_holds(qtbot, made, held, turn):
    field = shown(qtbot, made())
    before = held(field)
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.setFocus()
    QApplication.sendEvent(field, turned)
    assert held(field) == before
    assert not turned.isAccepted()
    assert not field.focusPolicy() & ~Qt.FocusPolicy.StrongFocus


def test_no_place_makes_a_field_that_the_wheel_changes():
    bare = re.compile(r"\b(QComboBox|Q(Double)?SpinBox|Q(Date|Time)+Edit)\(\)")
    ui = Path(choice.__file__).parents[1]
    assert [p.name for p in ui.rglob("*.py") if bare.search(p.read_text("utf-8"))] == []


def test_a_filter_waits_until_one_has_stopped_typing(qtbot):
    box = shown(qtbot, SearchBox("搜索"))
    said = []
    box.wanted.connect(said.append)
    with qtbot.waitSignal(box.wanted):
        qtbot.keyClicks(box, "abc")
    assert said == ["abc"]


def test_enter_filters_at_once_and_the_same_text_only_once(qtbot):
    box = shown(qtbot, SearchBox("搜索"))
    said = []
    box.wanted.connect(said.append)
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said == ["abc"]


STEPS = [
    Step("p", "备", "谈话准备", StepState.DONE),
    Step("2", "2", "通报情况 指出问题", StepState.CURRENT, "缺具体事实 1 个"),
    Step("3", "3", "就问题作说明"),
]


def test_a_step_is_chosen_by_clicking_it(qtbot):
    stepper = shown(qtbot, Stepper())
    stepper.show_steps(STEPS, "2")
    with qtbot.waitSignal(stepper.chosen) as chosen:
        qtbot.mouseClick(stepper.button("3"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["3"]


def test_a_step_says_how_far_it_is(qtbot):
    stepper = shown(qtbot, Stepper())
    stepper.show_steps(STEPS, "2")
    assert stepper.button("p").accessibleName() == "谈话准备，已完成"
    assert stepper.button("2").isChecked()


def test_the_words_of_a_step_are_never_cut_off(qtbot):
    stepper = shown(qtbot, Stepper(), 150, 500)
    stepper.show_steps(STEPS, "2")
    button_ = stepper.button("2")
    qtbot.waitUntil(lambda: button_.height() >= button_.heightForWidth(button_.width()))


def test_steps_that_change_keep_the_focus(qtbot):
    stepper = shown(qtbot, Stepper())
    stepper.show_steps(STEPS, "2")
    stepper.button("2").setFocus()
    stepper.show_steps([STEPS[0], STEPS[1]._replace(state=StepState.DONE), STEPS[2]], "3")
    assert stepper.button("2").hasFocus()


def test_the_buttons_of_a_thread_stand_at_their_entry(qtbot):
    thread = shown(qtbot, Thread())
    done = []
    thread.show_entries(
        [
            Entry("2月13日 谈话结束", Tone.DONE),
            Entry("3月13日 逾期", Tone.LATE, acts=[Act("登记收到", lambda: done.append(1))]),
        ]
    )
    qtbot.mouseClick(thread.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]
    thread.show_entries([Entry("2月13日 谈话结束", Tone.DONE)])
    assert [b for b in thread.findChildren(QPushButton) if b.isVisible()] == []


def test_a_tab_is_chosen_by_its_key(qtbot):
    tabs = shown(qtbot, Tabs([("plan", "年度计划"), ("cover", "任期覆盖")]))
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.choose("cover")
    assert chosen.args == ["cover"]
    tabs.set_words("cover", "任期覆盖 86/112")
    assert tabs.tabText(1) == "任期覆盖 86/112"
    assert tabs.key == "cover"


def test_a_shortcut_presses_the_button_and_stands_in_its_tip(qtbot):
    pressed = []
    found = shown(qtbot, button("下一步", lambda: pressed.append(1), shortcut="Ctrl+Right"))
    assert found.toolTip() == "下一步（Ctrl+Right）"
    qtbot.keyClick(found, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == [1])


def test_numbers_in_a_form_do_not_stick_to_the_edge(qtbot):
    rows = FormRows()
    number = QSpinBox()
    rows.add("份数", number)
    shown(qtbot, rows)
    assert number.lineEdit().textMargins().left() >= 6


def test_an_empty_state_breaks_its_sentence_into_lines_of_one_length(qtbot):
    shown = EmptyState("还没有登记下级党组织。可从 Excel 导入名册，或逐个新增。", symbol="")
    qtbot.addWidget(shown)
    label = shown._label
    needed = shown.fontMetrics().horizontalAdvance(label.text())
    shown.resize(needed, 200)  # a few characters would be left over
    shown.show()
    left = label.contentsMargins().left()
    assert left == label.contentsMargins().right() > 0
    assert needed // 2 < label.width() - 2 * left < needed * 3 // 4
    shown.resize(needed + 100, 200)
    assert label.contentsMargins().left() == 0
