"""The five steps, from the start to the end, and everything that can interrupt them."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import (
    Preparation,
    RecordState,
    TalkKind,
    TalkStatus,
)
from desktop.errors import BadInput, Refused
from desktop.services.conversation import ConversationService
from desktop.services.drafts import DraftService
from desktop.services.views.talks import StageState
from tests.conftest import NOW
from tests.factories import a_finding, a_record, a_talk, an_ended_talk, at

SKIP = "领导已面示，直接开始"


@pytest.fixture
def clock(town):
    """Minutes pass: each time asked for is a minute later."""
    minutes = itertools.count()
    return replace(town, now=lambda: NOW + timedelta(minutes=next(minutes)))


@pytest.fixture
def conversation(clock):
    with clock.store.atomic():
        clock.store.talks.put(a_talk(planned_at=at(2026, 7, 13, 9), place="第一会议室"))
    return ConversationService(clock)


@pytest.fixture
def started(conversation):
    conversation.start("t1", word=SKIP)
    return conversation


@pytest.fixture
def timely(town):
    with town.store.atomic():
        talk = a_talk(kind=TalkKind.TIMELY, status=TalkStatus.IN_PROGRESS, step=1)
        town.store.talks.put(replace(talk, started_at=at(2026, 7, 13)))
    return ConversationService(town)


def states(view):
    return [step.state for step in view.steps]


def test_a_talk_starts_with_step_one_and_the_post_of_the_day(conversation, town):
    with town.store.atomic():
        leader = town.store.leaders.get("leader-wang")
        town.store.leaders.put(replace(leader, post="市委书记、市人大常委会主任"))
    conversation.start("t1", word=SKIP)
    view = conversation.read("t1")
    assert (view.head.status, view.current) == (TalkStatus.IN_PROGRESS, 1)
    assert view.started_at.date() == date(2026, 7, 13)
    assert view.head.talker_post == "市委书记、市人大常委会主任"
    assert states(view) == [StageState.CURRENT, *[StageState.OPEN] * 4]


def test_an_incomplete_preparation_wants_a_word_which_is_kept(conversation, town):
    with pytest.raises(Refused, match="自查情况报告") as caught:
        conversation.start("t1")
    assert caught.value.article == "第九条"
    assert town.store.talks.get("t1").status is TalkStatus.PLANNED
    conversation.start("t1", word=SKIP)
    assert f"self_check: {SKIP}" in town.store.preparations.get("t1").passed_over


def test_what_was_passed_over_before_is_not_asked_for_again(conversation, town):
    with town.store.atomic():
        keys = [
            "arrangement",
            "approval",
            "material",
            "notice",
            "self_check",
            "compared",
            "topics",
            "findings",
            "outline",
        ]
        passed = tuple(f"{key}: 已面示" for key in keys)
        town.store.preparations.put(Preparation(id="t1", passed_over=passed))
    conversation.start("t1")
    assert town.store.preparations.get("t1").passed_over == passed


def test_article_seven_is_asked_on_the_day_of_the_talk(conversation, town):
    with town.store.atomic():
        leader = town.store.leaders.get("leader-wang")
        town.store.leaders.put(replace(leader, ends_on=date(2026, 7, 12)))
    with pytest.raises(Refused) as caught:
        conversation.start("t1", word=SKIP)
    assert caught.value.article == "第七条"


def test_a_second_talk_of_the_pair_does_not_start_on_the_same_day(conversation, town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 7, 13, 8), id="t2", number="2026-009"))
    with pytest.raises(BadInput, match="2026-009"):
        conversation.start("t1", word=SKIP)


def test_a_talk_starts_once(started):
    with pytest.raises(Refused, match="不能再次开始"):
        started.start("t1", word=SKIP)


def test_each_step_keeps_its_text_and_times(started, town):
    started.finish_step("t1", "自查发现两个问题。")
    started.finish_step("t1", "指出三个问题。")
    first, second = town.store.steps.of_talk("t1")[:2]
    assert (first.text, second.text) == ("自查发现两个问题。", "指出三个问题。")
    assert first.started_at < first.ended_at <= second.started_at < second.ended_at
    view = started.read("t1")
    assert view.current == 3
    assert states(view)[:3] == [StageState.DONE, StageState.DONE, StageState.CURRENT]


def test_typing_becomes_the_text_when_the_step_changes(started, clock):
    drafts = DraftService(clock)
    drafts.keep("t1", "step1", "自查发现")
    view = started.read("t1")
    assert (view.steps[0].text, view.steps[0].draft) == ("", "自查发现")
    started.finish_step("t1")
    view = started.read("t1")
    assert (view.steps[0].text, view.steps[0].draft) == ("自查发现", None)


def test_every_typed_step_is_saved_at_a_change_not_only_the_one_left(started, clock):
    started.finish_step("t1", "一")
    DraftService(clock).keep("t1", "step1", "一，补记")
    started.finish_step("t1", "二")
    assert [s.text for s in started.read("t1").steps][:2] == ["一，补记", "二"]


def test_a_change_of_step_that_fails_loses_nothing(started, clock, town):
    drafts = DraftService(clock)
    drafts.keep("t1", "step1", "自查发现")
    with pytest.raises(Refused) as caught:
        started.go_to("t1", 4)
    assert caught.value.article == "第十条"
    with pytest.raises(BadInput) as caught:
        started.finish_step("t1", "长" * 200_000)
    assert caught.value.field == "报告自查情况"
    assert drafts.find("t1", "step1").text == "自查发现"
    assert started.read("t1").current == 1
    assert [e.deed for e in town.store.audit.entries()] == ["开始谈话"]


def test_going_back_is_free_and_forward_again_over_what_was_held(started):
    for text in "一二三":
        started.finish_step("t1", text)
    started.back("t1", "四，未完")
    started.go_to("t1", 1)
    assert started.read("t1").current == 1
    with pytest.raises(Refused, match="第一步"):
        started.back("t1")
    started.go_to("t1", 4)
    view = started.read("t1")
    assert (view.current, view.steps[3].text) == (4, "四，未完")
    with pytest.raises(Refused):
        started.go_to("t1", 6)


def test_the_end_is_noted_and_both_deadlines_run_from_it(started, town):
    for _ in range(4):
        started.finish_step("t1", "有记录")
    started.end("t1", "坚决整改")
    talk = town.store.talks.get("t1")
    assert talk.status is TalkStatus.AWAITING_SIGNATURE
    assert talk.ended_at > talk.started_at
    assert town.store.steps.of_talk("t1")[4].text == "坚决整改"
    with pytest.raises(Refused, match="没有在进行"):
        started.finish_step("t1")


def test_a_talk_does_not_end_before_its_last_step(started):
    started.finish_step("t1", "一")
    with pytest.raises(Refused, match="第3步") as caught:
        started.end("t1")
    assert caught.value.article == "第十条"


@pytest.mark.parametrize(
    ("ended_at", "said"), [(at(2026, 7, 13, 9), "早于开始"), (at(2026, 7, 14), "还没有到")]
)
def test_an_end_before_the_start_or_in_the_future_is_refused(started, ended_at, said):
    for _ in range(4):
        started.finish_step("t1", "有记录")
    with pytest.raises(BadInput, match=said) as caught:
        started.end("t1", at=ended_at)
    assert caught.value.field == "结束时间"


def test_a_regular_talk_leaves_no_step_out(started):
    with pytest.raises(Refused, match="五个步骤"):
        started.not_held("t1", 1, "赶时间")


def test_a_timely_talk_may_leave_steps_out_with_a_reason(timely, town):
    with pytest.raises(BadInput):
        timely.not_held("t1", 1, " ")
    for number in (1, 3, 4, 5):
        timely.not_held("t1", number, "已书面报告")
    timely.finish_step("t1")
    view = timely.read("t1")
    assert (view.current, view.steps[0].state) == (2, StageState.NOT_HELD)
    timely.held_after_all("t1", 5)
    with pytest.raises(Refused, match="第5步"):
        timely.end("t1")
    timely.not_held("t1", 5, "已书面表态")
    timely.end("t1", "指出问题")
    assert town.store.talks.get("t1").status is TalkStatus.AWAITING_SIGNATURE
    assert town.store.steps.of_talk("t1")[0].started_at is None


def test_a_step_with_words_is_not_marked_as_not_held(timely, town):
    DraftService(town).keep("t1", "step1", "说了几句")
    with pytest.raises(Refused, match="已有记录"):
        timely.not_held("t1", 1, "书面报告")
    assert DraftService(town).find("t1", "step1").text == "说了几句"


def test_a_step_is_saved_after_the_end_until_the_record_is_fixed(timely, town):
    timely.save_step("t1", 1, "第一步")
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        talk = replace(talk, status=TalkStatus.AWAITING_SIGNATURE, ended_at=at(2026, 7, 13, 9, 5))
        town.store.talks.put(talk)
    timely.save_step("t1", 1, "第一步，更正")
    with town.store.atomic():
        town.store.records.put(a_record(state=RecordState.FIXED))
    with pytest.raises(Refused, match="已定稿"):
        timely.save_step("t1", 1, "再改")
    assert timely.read("t1").steps[0].text == "第一步，更正"


def test_a_talk_that_was_interrupted_opens_where_it_stopped(started, clock, town):
    started.finish_step("t1", "一")
    with town.store.atomic():
        town.store.findings.put(a_finding())
    drafts = DraftService(clock)
    silent = "第2步“通报情况、指出问题”还没有记录。"
    assert silent in [h.sentence for h in started.open("t1").hints]
    drafts.keep("t1", "step2", "王书记指出：")
    drafts.keep("f1", "explanation", "情况属实")
    view = ConversationService(clock).open("t1")
    assert (view.current, view.steps[1].draft) == (2, "王书记指出：")
    assert silent not in [h.sentence for h in view.hints]
    assert view.findings[0].drafts == {"explanation": "情况属实"}
    assert view.findings[0].lacks == ("事", "人", "思想")
    assert any("没有写明" in h.sentence and h.article == "第八条" for h in view.hints)


def test_a_start_and_an_end_by_mistake_are_taken_back(started, town):
    for _ in range(4):
        started.finish_step("t1", "有记录")
    started.end("t1", "完")
    with pytest.raises(BadInput):
        started.end_taken_back("t1", "")
    started.end_taken_back("t1", "误点结束")
    talk = town.store.talks.get("t1")
    assert (talk.status, talk.ended_at) == (TalkStatus.IN_PROGRESS, None)
    started.start_taken_back("t1", "改期")
    talk = town.store.talks.get("t1")
    assert (talk.status, talk.started_at) == (TalkStatus.PREPARING, None)
    assert town.store.steps.of_talk("t1")[0].text == "有记录"


def test_a_talker_walks_through_own_talks_only(started, talker_desk, town):
    with pytest.raises(Refused, match="查看范围"):
        ConversationService(talker_desk).read("t1")
    with town.store.atomic():
        talk = a_talk(
            id="t2",
            number="2",
            kind=TalkKind.TIMELY,
            talker_id="song",
            status=TalkStatus.PREPARING,
        )
        town.store.talks.put(talk)
    mine = ConversationService(talker_desk)
    mine.start("t2", word=SKIP)
    mine.finish_step("t2", "一")
    assert mine.read("t2").current == 2
