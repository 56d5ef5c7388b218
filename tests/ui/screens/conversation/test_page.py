from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from db.errors import DiskFull
from db.records import Origin, TalkStatus
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.conversation.clock import lasted
from desktop.ui.screens.conversation.side import MissingSide
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.talks.place import TalksScreen
from tests.factories import at

LEFT = Qt.MouseButton.LeftButton


def dialog_of(page):
    return page.findChild(DeedDialog)


def answer(page, qtbot, write, *words):
    dialog = dialog_of(page)
    for field, said in zip(dialog.findChildren(QLineEdit), words, strict=False):
        write(field, said)
    qtbot.mouseClick(dialog.do_button, LEFT)


def test_the_head_says_who_with_whom_where_and_when(place, a_talk):
    place.open({"talk_id": a_talk()})

    heading = place.page.heading
    assert heading.title.text() == "定期谈话 · 赵立新"
    assert heading.sub.text() == (
        "县委书记 · 谈话人 王致远（市委书记） · 第一会议室 · 2026年7月13日 15:00"
    )


def test_a_talk_opens_at_the_stage_under_way_and_is_logged(place, under_way, ended, ui_desk):
    place.open({"talk_id": ended})

    assert place.page.stage == "record"
    place.page.go_to("preparation")
    place.page.go_to("record")
    seen = [entry.deed for entry in ui_desk.store.audit.entries(limit=3)]
    assert seen == ["查看谈话准备", "查看谈话记录", "查看谈话"]


def test_the_stepper_shows_what_is_done_and_opens_stages(place, ended, qtbot):
    place.open({"talk_id": ended})
    assert place.page.stepper.button("step5").accessibleName() == "表态发言，已完成"
    assert place.page.stepper.button("record").accessibleName() == "谈话记录，进行中"
    qtbot.mouseClick(place.page.stepper.button("preparation"), LEFT)

    assert place.page.stage == "preparation"
    assert place.page.preparation.isVisible()


def test_only_stages_that_have_a_tab_are_shown_and_tabs_are_made_when_opened(
    qtbot, services, changes, ended
):
    class Remediation(TalkTab):
        shown = ()

        def show_talk(self, talk_id):
            self.shown = (*self.shown, talk_id)

    made = []

    def make():
        made.append(Remediation())
        return made[0]

    place = TalksScreen(services, changes, {"remediation": make})
    qtbot.addWidget(place)
    place.show()
    place.open({"talk_id": ended})
    keys = list(place.page.stepper._buttons)
    assert keys[-2:] == ["record", "remediation"]
    assert made == []
    place.open({"talk_id": ended, "stage": "remediation"})
    assert made[0].shown[-1] == ended
    assert place.page.missing.isVisible()


def test_the_clock_runs_while_the_talk_is_held(place, under_way, clock, qtbot):
    place.open({"talk_id": under_way})
    assert place.page.clock.text() == "已进行 00:00:00"
    clock.go_on(hours=1, seconds=5)
    qtbot.waitUntil(lambda: place.page.clock.text() == "已进行 01:00:05")


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (at(2026, 7, 13, 9), "00:00:00"),
        (at(2026, 7, 14, 10, 1), "25:01:00"),
        (at(2026, 7, 13, 8), "00:00:00"),
    ],
)
def test_time_is_counted_in_hours(end, words):
    assert lasted(at(2026, 7, 13, 9), end) == words


def test_a_talk_is_cancelled_with_a_reason_from_the_menu(place, a_talk, qtbot, write, store):
    talk_id = a_talk()
    place.open({"talk_id": talk_id})
    place.page.acts.run("取消谈话…")
    answer(place.page, qtbot, write, "")
    assert dialog_of(place.page).rows.errors["原因"]
    assert dialog_of(place.page).cancel_button.text() == "返回"
    answer(place.page, qtbot, write, "日程冲突")

    talk = store.talks.get(talk_id)
    assert (talk.status, talk.reason) == (TalkStatus.CANCELLED, "日程冲突")
    said = {label.text() for label in place.page.findChildren(QLabel) if label.isVisible()}
    assert {"谈话已取消", "原因：日程冲突"} <= said

    assert place.page.acts.words == ["撤回取消…"]
    place.page.acts.run("撤回取消…")
    box = next(d for d in place.page.findChildren(DeedDialog) if d.windowTitle() == "撤回取消")
    write(box.findChild(QLineEdit), "误点")
    qtbot.mouseClick(box.do_button, LEFT)
    assert store.talks.get(talk_id).status is TalkStatus.PLANNED


def test_preparation_begun_by_mistake_goes_back_to_the_plan(place, a_talk, services, store):
    talk_id = a_talk()
    with store.atomic():
        store.talks.put(replace(store.talks.get(talk_id), status=TalkStatus.PREPARING))
    place.open({"talk_id": talk_id})
    place.page.acts.run("退回已列计划")
    assert store.talks.get(talk_id).status is TalkStatus.PLANNED
    assert "已退回已列计划" in place.page.notice.sentence
    assert "退回已列计划" not in place.page.acts.words


def test_a_start_and_an_end_by_mistake_are_taken_back(place, ended, qtbot, write, store):
    place.open({"talk_id": ended})
    place.page.acts.run("撤回结束…")
    answer(place.page, qtbot, write, "误点")
    assert store.talks.get(ended).status is TalkStatus.IN_PROGRESS

    place.page.acts.run("撤回开始…")
    dialogs = place.page.findChildren(DeedDialog)
    write(dialogs[-1].findChild(QLineEdit), "误点")
    qtbot.mouseClick(dialogs[-1].do_button, LEFT)
    assert store.talks.get(ended).status is TalkStatus.PREPARING


def test_times_are_corrected_and_an_end_before_the_start_is_refused_at_the_field(
    place, ended, qtbot, write, store, clock
):
    place.open({"talk_id": ended})
    place.page.acts.run("更正起止时间…")
    dialog = dialog_of(place.page)
    start_on, end_on, reason = (
        field for field in dialog.findChildren(QLineEdit) if field.parent().parent() is dialog.rows
    )
    write(reason, "记错了")
    end_on.clear()
    qtbot.keyClicks(end_on, "2026-7-12")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "结束时间早于开始时间" in dialog.rows.errors["结束时间"]
    assert reason.text() == "记错了"

    start_on.clear()
    qtbot.keyClicks(start_on, "2026-7-12")
    qtbot.mouseClick(dialog.do_button, LEFT)
    talk = store.talks.get(ended)
    assert talk.ended_at.date() == date(2026, 7, 12)


def test_tracking_is_ended_with_reason_and_approver(place, ended, qtbot, write, store):
    place.open({"talk_id": ended})
    place.page.acts.run("终止跟踪…")
    answer(place.page, qtbot, write, "调离", "市委常委会", "孙新")

    talk = store.talks.get(ended)
    assert (talk.status, talk.approved_by) == (TalkStatus.TERMINATED, "市委常委会")


def test_another_leader_follows_it_up_and_stands_at_its_head(place, ended, qtbot, write, store):
    place.open({"talk_id": ended})
    place.page.acts.run("指定跟踪人…")
    answer(place.page, qtbot, write, "王致远离任")
    assert store.talks.get(ended).followed_by_id == "song"
    assert "现由宋清和跟踪整改" in place.page.heading.sub.text()


def test_a_planned_talk_held_on_paper_is_entered_late(
    place, a_talk, a_finding, qtbot, write, store
):
    talk_id = a_talk(planned_at=at(2026, 7, 10, 15))
    a_finding(talk_id, facts="全年2次")
    place.open({"talk_id": talk_id})
    place.page.acts.run("补录这次谈话…")
    assert place.inner is place.late
    form = place.late.form
    assert form.pair.talkee.choice.name == "赵立新"
    assert not form.pair.talkee.listed.isVisible()  # it is this very talk
    assert form.findings.cards[0].title_field.text() == "谈心谈话少"
    form.ended.set_value(at(2026, 7, 10, 16).time())
    qtbot.mouseClick(place.late.enter_button, LEFT)

    talk = store.talks.get(talk_id)
    assert (talk.number, talk.origin) == ("2026-001", Origin.LATE_ENTRY)
    assert talk.ended_at == at(2026, 7, 10, 16)
    assert store.findings.of_talk(talk_id)[0].facts == "全年2次"
    assert place.page.talk_id == talk_id


def test_back_to_the_list_keeps_what_is_typed(place, under_way, qtbot, write, services):
    place.open({"talk_id": under_way})
    write(place.page.steps.page.passage.area, "没说完")
    qtbot.mouseClick(place.page.list_button, LEFT)

    assert place.inner is place.list
    assert services.drafts.find(under_way, "step1").text == "没说完"


def test_another_talk_is_not_opened_over_words_that_cannot_be_kept(
    place, under_way, a_talk, write, monkeypatch, store
):
    def full(*_args):
        raise DiskFull("没有存上，磁盘已满；已存的内容没有变。")

    other = a_talk(tenure_id="tenure-shan", planned_at=None)
    place.open({"talk_id": under_way})
    monkeypatch.setattr(store.drafts, "keep", full)
    write(place.page.steps.page.passage.area, "不能丢")
    place.open({"talk_id": other})

    assert place.page.talk_id == under_way
    assert place.page.steps.page.passage.text == "不能丢"


def test_a_narrow_page_shows_the_marks_of_the_stages_only(place, under_way, qtbot):
    place.open({"talk_id": under_way})
    wide = place.page.stepper.width()

    def narrow():
        place.resize(820, 634)  # refused while the layout still asks for the width of before
        return place.page.stepper.width() < wide

    qtbot.waitUntil(narrow)
    assert place.page.stepper.button("step1").toolTip() == "报告自查情况"


def test_the_way_back_after_a_lock_leads_to_the_same_stage(
    place, under_way, services, changes, qtbot
):
    place.open({"talk_id": under_way, "stage": "preparation"})
    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.open(place.whereabouts())

    assert (again.page.talk_id, again.page.stage) == (under_way, "preparation")


def test_every_control_has_a_name_to_be_read_out(place, under_way):
    place.open({"talk_id": under_way})
    for _step in range(4):
        nameless = [
            field
            for field in place.page.findChildren(QLineEdit)
            if field.isVisible() and not field.accessibleName()
        ]
        assert nameless == []
        place.page.steps.forward()


def test_the_stage_of_filing_never_says_that_nothing_is_missing_before_it_is_filed(
    services, ended, qtbot
):
    side = MissingSide()
    qtbot.addWidget(side)
    side.show_view(services.talks.read(ended), "archive")
    assert [p.sentence for p in side.missing.points] == [
        "归档还缺什么，列在本页上方；前面各环节都办完后才能归档。"
    ]
