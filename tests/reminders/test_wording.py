from datetime import date

import pytest

from db.records import DueItem, OfficeSettings
from desktop.reminders.schedule import State
from desktop.reminders.watched import WORDS, Act, OpenItem
from desktop.reminders.wording import chip, day, sentence
from desktop.rules.workdays import Workdays
from tests.factories import at


@pytest.mark.parametrize(
    ("days", "state", "expected"),
    [
        (-3, State.LATE, "逾期 3 天"),
        (0, State.NEAR, "今天"),
        (2, State.NEAR, "还有 2 天"),
        (20, State.PLANNED, "还有 20 天"),
    ],
)
def test_state_is_words_not_colour_alone(days, state, expected):
    assert chip(days, state) == expected


def test_every_act_has_its_words():
    assert set(WORDS) == set(Act)


def test_the_sentence_counts_the_reminders_and_names_the_last():
    item = OpenItem(
        item=DueItem.RECEIPT,
        due_on=date(2026, 7, 10),
        what="抄送市纪委监委的回执",
        talkee="赵立新",
        reminded=(at(2026, 7, 8), at(2026, 7, 11)),
    )
    assert sentence(item, date(2026, 7, 13), Act.ASK_RECEIPT, OfficeSettings(), Workdays()) == (
        "赵立新：抄送市纪委监委的回执应于7月10日完成，已逾期3天，已提醒2次，最近7月11日，请催收回执。"
    )
    assert day(date(2026, 1, 2)) == "1月2日"


def test_a_talk_left_open_is_told_by_its_start():
    item = OpenItem(
        item=DueItem.APPOINTMENT,
        due_on=date(2026, 7, 10),
        what="定期谈话",
        act=Act.CONTINUE,
        talkee="赵立新",
        at=at(2026, 7, 10, 9, 5),
    )
    told = sentence(item, date(2026, 7, 13), Act.CONTINUE, OfficeSettings(), Workdays())
    assert told == "同赵立新的定期谈话于7月10日9:05开始后没有结束，请继续谈话或者结束谈话。"


@pytest.mark.parametrize(
    ("item", "what", "begins"),
    [
        (DueItem.ACTION_REPORT, "整改措施报告", "赵立新（临河县委书记）的整改措施报告"),
        (DueItem.TEAM_NOTICE, "向班子成员通报", "赵立新（临河县委书记）向班子成员通报"),
        (DueItem.COPY, "谈话后抄送市纪委监委", "赵立新（临河县委书记）：谈话后抄送"),
        (DueItem.MATERIAL_REPLY, "市审计局提供有关材料的回复", "赵立新（临河县委书记）：市审计局"),
    ],
)
def test_whose_it_is_stands_first(item, what, begins):
    open_item = OpenItem(
        item=item, due_on=date(2026, 7, 20), what=what, talkee="赵立新", post="临河县委书记"
    )
    told = sentence(open_item, date(2026, 7, 13), None, OfficeSettings(), Workdays())
    assert told.startswith(begins)
    assert told.endswith("7月20日到期，还有7天。")
