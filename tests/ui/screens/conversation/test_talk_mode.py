import pytest
from PySide6.QtCore import Qt

from desktop.ui.palette import LARGE

KEY = Qt.Key


@pytest.fixture
def page(place, under_way):
    place.open({"talk_id": under_way})
    return place.page


def mode_of(page, qtbot):
    qtbot.waitUntil(lambda: page.mode is not None and page.mode.isVisible())
    page.mode.activateWindow()
    qtbot.waitUntil(page.mode.isActiveWindow)
    return page.mode


def test_f11_shows_the_step_alone_in_large_type_with_clock_and_findings(page, qtbot, write, clock):
    page.steps.forward()
    write(page.steps.page.passage.area, "说到一半")
    clock.go_on(minutes=18, seconds=42)
    usual = page.steps.page.aid.table.rowHeight(0)
    qtbot.keyClick(page, KEY.Key_F11)
    mode = mode_of(page, qtbot)

    assert mode.windowState() & Qt.WindowState.WindowFullScreen
    assert page.steps.window() is mode
    assert mode.clock.text() == "已进行 00:18:42"
    assert page.steps.page.aid.table.isVisible()
    table, button = page.steps.page.aid.table, mode.leave_button
    assert [w.font().pixelSize() for w in (table, button)] == [LARGE.body] * 2
    assert table.rowHeight(0) > usual
    area = page.steps.page.passage.area
    assert area.toPlainText() == "说到一半"
    assert area.font().pixelSize() > page.font().pixelSize()
    mode.close()
    qtbot.waitUntil(lambda: page.mode is None)
    assert table.font().pixelSize() == page.font().pixelSize()
    assert table.rowHeight(0) == usual


def test_steps_go_on_and_back_in_the_mode(page, qtbot, write, store, under_way):
    qtbot.keyClick(page, KEY.Key_F11)
    mode = mode_of(page, qtbot)
    write(page.steps.page.passage.area, "第一步的话")
    qtbot.keyClick(page.steps.page.passage.area, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)

    assert store.talks.get(under_way).step == 2
    assert page.steps.page.isVisible()
    assert page.steps.page.passage.area.hasFocus()
    qtbot.keyClick(page.steps.page.passage.area, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.steps.page.passage.text == "第一步的话"
    mode.close()


def test_one_goes_on_writing_behind_what_stands_there(place, under_way, services, qtbot):
    services.drafts.keep(under_way, "step1", "第一步的话")
    place.open({"talk_id": under_way})
    qtbot.keyClick(place.page, KEY.Key_F11)
    mode = mode_of(place.page, qtbot)
    area = place.page.steps.page.passage.area
    qtbot.waitUntil(area.hasFocus)
    qtbot.keyClicks(area, " ok")
    assert area.toPlainText() == "第一步的话 ok"
    mode.close()


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_F11])
def test_esc_and_f11_leave_and_everything_stays(page, qtbot, write, key):
    qtbot.keyClick(page, KEY.Key_F11)
    mode_of(page, qtbot)
    area = page.steps.page.passage.area
    write(area, "一二三。")
    write(area, "四五六。")
    qtbot.keyClick(area, key)
    qtbot.waitUntil(lambda: page.mode is None)

    assert page.steps.window() is page.window()
    assert page.steps.isVisible()
    assert area.toPlainText() == "一二三。四五六。"
    area.undo()
    assert area.toPlainText() != "一二三。四五六。"


def test_a_refusal_in_the_mode_is_read_in_the_mode(page, qtbot, services, under_way):
    for _ in range(4):
        page.steps.forward()
    qtbot.keyClick(page, KEY.Key_F11)
    mode = mode_of(page, qtbot)
    services.conversation.go_to(under_way, 1)
    page.steps.forward()

    assert "第十条" in mode.notice.sentence
    mode.close()


def test_a_talk_not_under_way_has_no_mode(place, a_talk, qtbot):
    place.open({"talk_id": a_talk()})
    assert place.page.mode_button.isHidden()
    qtbot.keyClick(place.page, KEY.Key_F11)

    assert place.page.mode is None


def test_locking_leaves_the_mode_and_keeps_the_words(page, qtbot, write, services, under_way):
    qtbot.keyClick(page, KEY.Key_F11)
    mode_of(page, qtbot)
    write(page.steps.page.passage.area, "锁定前的话")
    page.leave()

    assert page.mode is None
    assert services.drafts.find(under_way, "step1").text == "锁定前的话"
