import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.notices import confirm
from desktop.ui.tour.camera import Camera
from desktop.ui.tour.hand import Hand, Lost
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.table import Column, RecordTable


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.done = []
    rows = FormRows()
    page.name = QLineEdit("旧")
    page.text = QTextEdit()
    page.kind = Choice([("r", "定期谈话"), ("t", "及时谈话")])
    rows.add("姓名", page.name, required=True)
    rows.add("内容", page.text)
    rows.add("种类", page.kind)
    column = QVBoxLayout(page)
    column.addWidget(rows)
    column.addWidget(button("登记", lambda: page.done.append("登记")))
    hidden = button("登记", lambda: page.done.append("hidden"))
    column.addWidget(hidden)
    hidden.hide()
    page.off = button("归档", lambda: page.done.append("归档"))
    page.off.setEnabled(False)
    column.addWidget(page.off)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def hand(page):
    return Hand(QApplication.instance())


def test_a_button_is_found_by_its_name_and_clicked(hand, page):
    hand.click("登记")
    assert page.done == ["登记"]


def test_what_is_not_seen_is_not_found(hand):
    with pytest.raises(Lost, match="“作废” is not to be seen; there are"):
        hand.click("作废")
    with pytest.raises(Lost):
        hand.find(QLabel, "登记")


def test_a_disabled_button_is_not_clicked(page):
    hand = Hand(QApplication.instance(), patience_ms=50)
    with pytest.raises(Lost, match="stays disabled"):
        hand.click("归档")
    assert page.done == []


def test_writing_takes_the_place_of_what_stood_there(hand, page):
    hand.write("姓名", "欧阳明")
    assert page.name.text() == "欧阳明"


def test_writing_over_several_lines(hand, page):
    hand.write("内容", "第一行\n第二行")
    assert page.text.toPlainText() == "第一行\n第二行"


def test_choosing_goes_by_the_words(hand, page):
    hand.choose("种类", "及时")
    assert page.kind.value == "t"
    hand.choose("种类", "定期")
    assert page.kind.value == "r"
    with pytest.raises(Lost, match="offers no “任职”"):
        hand.choose("种类", "任职")


def test_a_key_goes_to_the_field_with_the_focus(hand, page):
    hand.write("姓名", "王芳")
    hand.key(Qt.Key.Key_Backspace, to=page.name)
    assert page.name.text() == "王"


def test_waiting_ends_in_a_complaint(qapp):
    hand = Hand(qapp, patience_ms=30)
    with pytest.raises(Lost, match="nothing came"):
        hand.wait(lambda: False, "nothing came")


def test_pictures_are_numbered(hand, tmp_path, page):
    camera = Camera(QApplication.instance(), hand, tmp_path)
    camera.shoot("登录")
    camera.shoot("今日")
    assert [f.name for f in camera.taken] == ["01-登录.png", "02-今日.png"]
    assert all(f.stat().st_size > 500 for f in camera.taken)


@pytest.fixture
def table(page, hand):
    table = RecordTable(
        [Column("姓名", text=lambda r: r)],
        name="名单",
        acts=lambda r: [Act("登记", lambda: page.done.append(f"登记{r}"), primary=True)],
    )
    table.opened.connect(lambda r: page.done.append(f"打开{r}"))
    page.layout().addWidget(table)
    page.resize(500, 700)
    table.show_records(["赵立新", "周建华"])
    hand.settle()
    return table


def test_a_button_in_a_row_is_pressed(hand, page, table):
    hand.do("名单", "周建华", "登记")
    assert page.done == ["登记周建华"]
    with pytest.raises(Lost, match="offers no “归档”"):
        hand.do("名单", "周建华", "归档")
    with pytest.raises(Lost, match="holds “王芳”"):
        hand.do("名单", "王芳", "登记")


def test_a_row_is_chosen_and_opened(hand, page, table):
    hand.take("名单", "周建华")
    assert table.chosen == "周建华"
    hand.take("名单", "赵立新", open_it=True)
    assert page.done == ["打开赵立新"]


def test_a_box_that_waits_is_answered(hand, page):
    agreed = []
    hand.answer(
        lambda: agreed.append(confirm(page, "定稿吗？", "定稿")), lambda: hand.click("定稿")
    )
    assert agreed == [True]


def test_being_lost_in_a_box_closes_it_and_says_so(hand, page):
    with pytest.raises(Lost, match="“作废” is not to be seen"):
        hand.answer(lambda: confirm(page, "定稿吗？", "定稿"), lambda: hand.click("作废"))
    assert QApplication.activeModalWidget() is None


def test_where_nothing_is_asked_there_is_nothing_to_answer(hand, page):
    with pytest.raises(Lost, match="nothing was asked"):
        hand.answer(lambda: None, lambda: hand.click("定稿"))


def test_a_file_is_named_where_one_is_asked_for(hand, page, tmp_path):
    (tmp_path / "名册.xlsx").write_bytes(b"x")
    chosen = []
    hand.pick_file(
        lambda: chosen.append(QFileDialog.getOpenFileName(page, "选择名册")[0]),
        tmp_path / "名册.xlsx",
    )
    assert chosen == [str(tmp_path / "名册.xlsx")]


def test_an_entry_of_a_list_is_chosen(hand, page):
    entries = QListWidget()
    entries.setAccessibleName("内容")
    entries.addItems(["用户", "领导班子"])
    page.layout().addWidget(entries)
    hand.settle()
    hand.take_item("内容", "领导")
    assert entries.currentRow() == 1
    with pytest.raises(Lost, match="has no “日志”"):
        hand.take_item("内容", "日志")
