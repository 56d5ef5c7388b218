from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from db.errors import DiskFull
from db.records import TalkKind, TalkStatus
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.talks.place import TalksScreen

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
RIGHT_KEY, LEFT_KEY = Qt.Key.Key_Right, Qt.Key.Key_Left


@pytest.fixture
def steps(place, under_way):
    place.open({"talk_id": under_way})
    return place.page.steps


def editor(steps):
    return steps.page.passage.area


def text_of(store, talk_id, number):
    return next((s.text for s in store.steps.of_talk(talk_id) if s.number == number), "")


def at_the_findings(steps, number):
    for target in range(2, number + 1):
        assert steps.number == target - 1
        steps.forward()
    return steps.page.aid


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


def test_findings_are_pointed_out_in_the_row_and_taken_back(steps, under_way, qtbot, store):
    aid = at_the_findings(steps, 2)
    table = aid.table
    assert [tag.text for tag in table.model().cell(0, 4).tags] == ["正在指出"]
    assert [tag.text for tag in table.model().cell(1, 4).tags] == ["待指出", "缺具体事实"]

    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "指出").center())
    first = store.findings.of_talk(under_way)[0]
    assert first.pointed_out_at is not None
    assert [tag.text for tag in table.model().cell(0, 4).tags] == ["已指出"]

    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(0, "撤回").center())
    assert store.findings.of_talk(under_way)[0].pointed_out_at is None


def test_facts_are_completed_on_the_spot_and_saved_when_another_finding_is_chosen(
    steps, under_way, qtbot, write, store
):
    aid = at_the_findings(steps, 2)
    aid.table.selectRow(1)
    qtbot.mouseClick(aid.more_button, LEFT)
    write(aid.fields["facts"].area, "2025年接待12次")
    aid.table.selectRow(0)

    second = store.findings.of_talk(under_way)[1]
    assert second.facts == "2025年接待12次"
    assert aid.table.chosen.finding.position == 1


def test_a_finding_is_added_on_the_spot_and_counts_as_pointed_out(
    steps, under_way, qtbot, write, store
):
    at_the_findings(steps, 2)
    qtbot.mouseClick(steps.add_button, LEFT)
    write(steps.quick.title, "督办不力")
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Return)

    added = store.findings.of_talk(under_way)[2]
    assert (added.title, added.added_in_talk) == ("督办不力", True)
    assert added.pointed_out_at is not None
    assert steps.quick.isHidden()
    assert len(steps.page.aid.table.records) == 3


def test_a_finding_without_a_title_is_refused_at_the_field(steps, qtbot, under_way, store):
    at_the_findings(steps, 2)
    qtbot.mouseClick(steps.add_button, LEFT)
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Return)

    assert "还没有填写" in steps.quick.findChild(QLineEdit).accessibleDescription()
    assert len(store.findings.of_talk(under_way)) == 2
    qtbot.keyClick(steps.quick.title, Qt.Key.Key_Escape)
    assert steps.quick.isHidden()


def test_an_explanation_is_kept_for_each_finding(steps, under_way, qtbot, write, store):
    aid = at_the_findings(steps, 3)
    write(aid.fields["explanation"].area, "认账领账")
    aid.table.selectRow(1)
    write(aid.fields["explanation"].area, "已经补齐")
    steps.forward()

    said = [f.explanation for f in store.findings.of_talk(under_way)]
    assert said == ["认账领账", "已经补齐"]


def test_a_requirement_has_who_and_by_when(steps, under_way, qtbot, write, store):
    aid = at_the_findings(steps, 4)
    write(aid.fields["requirement"].area, "每季度谈心一次")
    write(aid.who, "赵立新")
    qtbot.keyClicks(aid.by, "2026-8-31")
    steps.forward()

    first = store.findings.of_talk(under_way)[0]
    assert first.requirement == "每季度谈心一次"
    assert (first.requirement_for, first.requirement_by) == ("赵立新", date(2026, 8, 31))
    assert steps.number == 5


def test_a_deadline_before_the_talk_is_refused_at_the_field_and_nothing_is_lost(
    steps, under_way, qtbot, write, store
):
    aid = at_the_findings(steps, 4)
    write(aid.fields["requirement"].area, "每季度谈心一次")
    qtbot.keyClicks(aid.by, "2026-7-1")
    steps.forward()

    assert steps.number == 4
    assert "早于谈话当天" in aid.rows.errors["完成时限"]
    assert aid.fields["requirement"].text == "每季度谈心一次"
    assert store.findings.of_talk(under_way)[0].requirement == ""


def test_a_requirement_half_written_is_there_again_after_a_kill(
    steps, under_way, qtbot, write, services, changes
):
    aid = at_the_findings(steps, 4)
    with qtbot.waitSignals([aid.fields["requirement"].saved, aid.draft.kept]):
        write(aid.fields["requirement"].area, "每季度")
        write(aid.who, "赵立新")
        write(aid.by, "2026-8")

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.open({"talk_id": under_way})
    found = again.page.steps.page.aid
    assert found.fields["requirement"].text == "每季度"
    assert (found.who.text(), found.by.text()) == ("赵立新", "2026-8")


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


def test_a_finding_changed_in_another_window_keeps_both_texts(
    steps, under_way, write, services, store, qtbot
):
    aid = at_the_findings(steps, 3)
    field = aid.fields["explanation"]
    write(field.area, "这边的说明")
    finding = store.findings.of_talk(under_way)[0]
    services.findings.explain(finding.id, finding.version, "那边的说明")

    assert "那边的说明" in field.clash
    qtbot.mouseClick(field.theirs_button, LEFT)
    assert field.text == "那边的说明"
    steps.forward()
    assert store.findings.of_talk(under_way)[0].explanation == "那边的说明"


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
