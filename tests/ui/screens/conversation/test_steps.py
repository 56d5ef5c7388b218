from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from db.errors import DiskFull
from db.records import TalkKind, TalkStatus
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.talks.place import TalksScreen
from tests.ui.screens.conversation.conftest import editor, text_of

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
RIGHT_KEY, LEFT_KEY = Qt.Key.Key_Right, Qt.Key.Key_Left


def test_a_talk_not_started_says_what_is_missing_and_starts_with_a_word(
    place, a_talk, qtbot, write, store
):
    talk_id = a_talk()
    place.open({"talk_id": talk_id, "stage": "step1"})
    starting = place.page.steps.starting
    assert starting.isVisible()
    assert any("提纲" in point.sentence for point in starting.missing.points)

    qtbot.mouseClick(starting.start_button, LEFT)
    assert "准备还不完整" in place.page.notice.sentence
    assert store.talks.get(talk_id).status is TalkStatus.PLANNED

    write(starting.word, "时间紧急")
    qtbot.mouseClick(starting.start_button, LEFT)
    assert store.talks.get(talk_id).status is TalkStatus.IN_PROGRESS
    assert place.page.notice.sentence == ""
    assert place.page.stage == "step1"
    assert editor(place.page.steps).isVisible()


def test_typing_is_stored_within_a_second_and_the_time_is_shown(
    steps, under_way, write, qtbot, services
):
    with qtbot.waitSignal(steps.page.saved):
        write(editor(steps), "报告自查情况")

    assert editor(steps)._timer.interval() < 1_000
    assert services.drafts.find(under_way, "step1").text == "报告自查情况"
    assert steps.saved_line.text() == "已保存 09:30:00"


def test_ctrl_arrows_go_on_and_back_from_within_the_text_and_keep_every_word(
    steps, under_way, write, qtbot, store
):
    write(editor(steps), "第一步的话")
    qtbot.keyClick(editor(steps), RIGHT_KEY, CTRL)
    assert steps.number == 2
    assert editor(steps).hasFocus()
    assert text_of(store, under_way, 1) == "第一步的话"

    write(editor(steps), "第二步的话")
    qtbot.keyClick(editor(steps), LEFT_KEY, CTRL)
    assert steps.number == 1
    assert store.talks.get(under_way).step == 1
    assert text_of(store, under_way, 2) == "第二步的话"
    assert editor(steps).toPlainText() == "第一步的话"


def test_going_on_takes_what_the_input_method_is_composing(steps, under_way, qtbot, store):
    QApplication.sendEvent(editor(steps), QInputMethodEvent("zhengce", []))
    qtbot.keyClick(editor(steps), RIGHT_KEY, CTRL)

    assert text_of(store, under_way, 1) == "zhengce"


def test_undo_works_across_autosave_and_a_step_back_and_forth(steps, write, qtbot):
    write(editor(steps), "第一句。")
    steps.page.passage.keep()
    write(editor(steps), "第二句。")
    steps.forward()
    steps.back()
    editor(steps).undo()

    assert editor(steps).toPlainText() == "第一句。"


def test_after_a_kill_the_talk_opens_at_the_step_with_every_word(
    steps, under_way, write, qtbot, services, changes
):
    steps.forward()
    with qtbot.waitSignal(steps.page.saved):
        write(editor(steps), "说到一半的话")

    again = TalksScreen(services, changes)  # nothing of the first window was closed or saved
    qtbot.addWidget(again)
    again.open({"talk_id": under_way})
    assert again.page.stage == "step2"
    assert editor(again.page.steps).toPlainText() == "说到一半的话"


def test_steps_are_taken_one_after_the_other(place, steps, qtbot):
    qtbot.mouseClick(place.page.stepper.button("step4"), LEFT)

    assert place.page.stage == "step1"
    assert place.page.stepper.button("step1").isChecked()
    assert "第十条" in place.page.notice.sentence


def test_the_end_of_step_five_ends_the_talk_and_shows_both_deadlines(
    place, steps, under_way, qtbot, clock, store
):
    for _ in range(4):
        steps.forward()
    clock.go_on(minutes=42)
    assert steps.next_button.text().startswith("结束谈话")
    qtbot.mouseClick(steps.next_button, LEFT)

    talk = store.talks.get(under_way)
    assert (talk.status, talk.ended_at) == (TalkStatus.AWAITING_SIGNATURE, clock.time)
    words = steps.page.ending.text()
    assert "整改措施报告应于2026年8月13日 星期四前报送" in words
    assert "整改情况报告应于2026年10月13日 星期二前报送" in words
    assert "谈话已结束" in place.page.notice.sentence

    qtbot.mouseClick(steps.next_button, LEFT)
    assert place.page.stage == "record"


def test_after_the_end_a_step_may_be_mended_until_the_record_is_fixed(
    place, ended, write, store, services
):
    place.open({"talk_id": ended, "stage": "step2"})
    area = place.page.steps.page.passage.area
    area.moveCursor(area.textCursor().MoveOperation.End)
    write(area, "，补一句")
    place.save()
    assert text_of(store, ended, 2) == "第2步的记录，补一句"

    services.record.fix(ended, 0)
    assert area.isReadOnly()


def test_a_step_of_a_timely_talk_may_be_not_held_with_a_reason(
    place, a_talk, services, qtbot, write, store
):
    talk_id = a_talk(kind=TalkKind.TIMELY)
    services.conversation.start(talk_id, word="紧急")
    place.open({"talk_id": talk_id})
    steps = place.page.steps
    qtbot.mouseClick(steps.not_held_button, LEFT)
    dialog = steps.findChild(DeedDialog)
    write(dialog.findChild(QLineEdit), "未要求自查")
    qtbot.mouseClick(dialog.do_button, LEFT)

    assert "这一步未进行：未要求自查" in steps.page.not_held.text()
    assert steps.held_button.isVisible()
    qtbot.mouseClick(steps.held_button, LEFT)
    assert steps.page.not_held.isHidden()


def test_a_regular_talk_has_no_step_that_is_not_held(steps):
    assert steps.not_held_button.isHidden()


def test_200000_characters_pasted_are_refused_in_a_sentence_at_the_field(steps, write):
    write(editor(steps), "原有的话")
    data = QMimeData()
    data.setText("话" * 200_000)
    editor(steps).insertFromMimeData(data)

    assert "超过这里最多 100,000 字" in steps.page.passage.error.text()
    assert editor(steps).toPlainText() == "原有的话"


def test_emoji_and_control_characters_do_no_harm(steps, under_way, store):
    data = QMimeData()
    data.setText("好😀\x00\x1b[0m")
    editor(steps).insertFromMimeData(data)
    steps.forward()

    assert text_of(store, under_way, 1) == "好😀[0m"


def test_two_windows_on_one_step_never_overwrite_each_other_in_silence(
    steps, under_way, write, services, qtbot
):
    write(editor(steps), "这边的话")
    services.conversation.save_step(under_way, 1, "那边的话")

    passage = steps.page.passage
    assert "那边是：“那边的话”" in passage.clash
    assert passage.text == "这边的话"
    qtbot.mouseClick(passage.mine_button, LEFT)
    steps.save()
    assert passage.clash == ""
    assert services.conversation.read(under_way).steps[0].text == "这边的话"


def test_a_full_disk_keeps_the_step_and_the_words(steps, write, qtbot, monkeypatch, store):
    def full(*_args):
        raise DiskFull("没有存上，磁盘已满；已存的内容没有变。请腾出空间后再存一次。")

    monkeypatch.setattr(store.drafts, "keep", full)
    write(editor(steps), "不能丢的话")
    steps.forward()

    assert steps.number == 1
    assert "磁盘已满" in steps.page.passage.error.text()
    assert editor(steps).toPlainText() == "不能丢的话"


def test_hints_and_the_points_of_the_self_check_stand_beside(place, a_talk, services):
    talk_id = a_talk()
    services.preparation.receive_self_check(
        talk_id, date(2026, 7, 10), "自查情况", ["谈心少", "监督软"]
    )
    services.conversation.start(talk_id, word="时间紧急")
    place.open({"talk_id": talk_id})

    side = place.page.steps.hints
    assert [p.sentence for p in side.self_check.points] == ["谈心少", "监督软"]
    assert any("依据 办法第十条" in p.second for p in side.hints.points)
    assert "自查报告查摆的问题：谈心少；监督软" in place.page.steps.page.quote.text()
