from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.ui.memory import Memory
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell, Wearer
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.found_list import Found
from desktop.ui.widgets.table import Column, RecordTable

CTRL = Qt.KeyboardModifier.ControlModifier


class Page(Screen):
    """A page that notes what it was asked."""

    help_topic = "page"

    def __init__(self, changes):
        super().__init__(changes)
        self.asked = []
        self.field = QLineEdit()
        self.table = RecordTable([Column("甲", str), Column("乙", str)], name="名单")
        self.lay_out(QLabel("页"), self.field, self.table)

    def refresh(self):
        self.asked.append("refresh")

    def open(self, target):
        self.asked.append(("open", target))

    def save(self):
        self.asked.append("save")

    def print_out(self):
        self.asked.append("print")

    def new(self):
        self.asked.append("new")

    def whereabouts(self):
        return {"talk_id": "t1"}


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path / "ui.ini")


@pytest.fixture
def made():
    return []


@pytest.fixture
def unseen(qtbot, changes, memory, made):
    """The window before it is shown."""

    def page(name):
        def make():
            made.append(name)
            return Page(changes)

        return make

    places = ["系统管理", "谈话", "今日"]  # the order is that of the window, not of the mapping
    shell = Shell(
        Wearer("中共江州市委办公室", "李文书", "经办人"),
        {name: page(name) for name in places},
        memory,
        find=lambda text: [Found("人员", f"{text}立新", "临河县委书记", "谈话", {"talk_id": "t7"})],
    )
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    return shell


@pytest.fixture
def shell(unseen, qtbot):
    unseen.show()
    unseen.activateWindow()
    qtbot.waitUntil(unseen.isActiveWindow)
    return unseen


def test_where_another_place_is_opened_before_it_is_shown_the_first_is_not_made(unseen, made):
    unseen.open_place("谈话", talk_id="t1")
    unseen.show()
    assert (unseen.place, made) == ("谈话", ["谈话"])
    assert unseen.focusWidget() is unseen.navigation.button("谈话")


def test_the_first_place_is_open_at_the_start_and_no_other_is_made(shell, made):
    assert shell.place == "今日"
    assert made == ["今日"]


def test_places_without_a_screen_are_not_listed(shell):
    with pytest.raises(KeyError):
        shell.navigation.button("统计报告")
    shell.open_place("统计报告")
    assert shell.place == "今日"


def test_a_click_opens_a_place_once_made_it_is_kept(shell, qtbot, made):
    for name in ("谈话", "今日", "谈话"):
        qtbot.mouseClick(shell.navigation.button(name), Qt.MouseButton.LeftButton)
    assert shell.place == "谈话"
    assert made == ["今日", "谈话"]
    assert shell.navigation.button("谈话").isChecked()


def test_leaving_a_place_keeps_what_was_typed_there(shell):
    today = shell.screen_shown
    shell.open_place("谈话")
    assert today.asked == ["refresh", "save"]


def test_a_target_is_told_before_the_screen_reads(shell):
    shell.screen_shown.go("谈话", talk_id="t1")
    assert shell.screen_shown.asked == [("open", {"talk_id": "t1"}), "refresh"]


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        (Qt.Key.Key_S, "save"),
        (Qt.Key.Key_P, "print"),
        (Qt.Key.Key_N, "new"),
    ],
)
def test_keys_reach_the_screen_that_is_open(shell, qtbot, key, asked):
    qtbot.keyClick(shell.screen_shown.field, key, CTRL)
    assert shell.screen_shown.asked[-1] == asked


def test_f5_reads_afresh(shell, qtbot):
    qtbot.keyClick(shell.screen_shown, Qt.Key.Key_F5)
    assert shell.screen_shown.asked == ["refresh", "refresh"]


def test_f1_asks_for_help_at_the_right_place(shell, qtbot):
    with qtbot.waitSignal(shell.help_wanted) as wanted:
        qtbot.keyClick(shell.screen_shown, Qt.Key.Key_F1)
    assert wanted.args == ["page"]


def test_ctrl_l_asks_to_lock(shell, qtbot):
    with qtbot.waitSignal(shell.lock_wanted):
        qtbot.keyClick(shell.screen_shown, Qt.Key.Key_L, CTRL)


def test_places_are_opened_by_number(shell, qtbot):
    qtbot.keyClick(shell.screen_shown, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shell.place == "谈话")


def test_a_count_stands_at_its_place_and_is_read_out(shell):
    shell.show_count("谈话", 2)
    assert shell.navigation.button("谈话").accessibleName() == "谈话，2 件"
    shell.show_count("谈话", 0)
    assert shell.navigation.button("谈话").accessibleName() == "谈话"
    shell.show_count("统计报告", 3)


def test_a_narrow_window_shows_icons_only(shell, qtbot):
    assert shell.navigation.button("今日").text().strip() == "今日"
    wide = shell.navigation.width()
    shell.resize(1000, 700)
    assert shell.navigation.button("今日").text() == ""
    assert shell.navigation.button("今日").accessibleName() == "今日"
    qtbot.waitUntil(lambda: shell.navigation.width() < wide)
    shell.resize(1280, 720)
    assert shell.navigation.button("今日").text().strip() == "今日"


def test_the_status_line_says_what_is_saved(shell):
    shell.screen_shown.unsaved.emit()
    assert "未保存" in shell.status.words
    shell.screen_shown.saved.emit(datetime(2026, 7, 13, 15, 18, 42, tzinfo=UTC))
    assert "已保存 15:18:42" in shell.status.words
    shell.show_backup(Tag("最近备份 今天 08:30 已校验"))
    assert "最近备份 今天 08:30 已校验" in shell.status.words


def test_large_type_is_asked_for(shell, qtbot):
    with qtbot.waitSignal(shell.large_wanted) as wanted:
        qtbot.mouseClick(shell.status.large, Qt.MouseButton.LeftButton)
    assert wanted.args == [True]


def test_what_is_found_is_opened_by_keyboard(shell, qtbot):
    qtbot.keyClick(shell.screen_shown, Qt.Key.Key_K, CTRL)
    assert shell.top.search.hasFocus()
    qtbot.keyClicks(shell.top.search, "zhao")
    qtbot.keyClick(shell.top.search, Qt.Key.Key_Return)
    qtbot.keyClick(shell.top.search, Qt.Key.Key_Down)
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Return)
    assert shell.place == "谈话"
    assert ("open", {"talk_id": "t7"}) in shell.screen_shown.asked


def test_escape_puts_the_search_away(shell, qtbot):
    qtbot.keyClicks(shell.top.search, "zhao")
    qtbot.keyClick(shell.top.search, Qt.Key.Key_Return)
    qtbot.keyClick(shell.top.search, Qt.Key.Key_Escape)
    assert shell.top.search.text() == ""


def test_where_one_is_can_be_told_and_come_back_to(shell):
    shell.open_place("谈话")
    assert shell.whereabouts() == ("谈话", {"talk_id": "t1"})


def test_closing_keeps_typing_and_the_widths_set_by_hand(shell, qtbot, changes, memory):
    page = shell.screen_shown
    page.table.setColumnWidth(0, 222)
    with qtbot.waitSignal(shell.closed):
        shell.close()
    assert page.asked[-1] == "save"
    again = Shell(Wearer("", "", ""), {"今日": lambda: Page(changes)}, memory)
    qtbot.addWidget(again)
    again.show()
    assert again.screen_shown.table.columnWidth(0) == 222
    made_later = RecordTable([Column("甲", str), Column("乙", str)], name="名单")
    again.screen_shown.lay_out(made_later)
    made_later.show()
    assert made_later.columnWidth(0) == 222


def test_it_is_usable_at_1280_by_720_in_large_type(shell, qapp):
    from desktop.ui import theme

    theme.apply(qapp, large=True, bundled_font=True)
    hint = shell.minimumSizeHint()
    theme.apply(qapp, bundled_font=True)
    assert hint.width() <= 1280
    assert hint.height() <= 720
