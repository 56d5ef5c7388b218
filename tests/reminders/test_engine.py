import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import DueItem, OfficeSettings, TalkStatus
from desktop.reminders.engine import coming, counts_ahead, due, to_do
from desktop.reminders.items import Office, items_of
from desktop.reminders.schedule import State, act_on
from desktop.reminders.watched import Act, OpenItem, Watched
from desktop.rules.workdays import Workdays
from tests.factories import a_talk, an_ended_talk, at

SETTINGS = OfficeSettings()
DAYS = Workdays.of(SETTINGS)
ENDED = Watched(talk=an_ended_talk(at(2026, 3, 13, 11)), talkee="赵立新")
ITEMS = items_of(ENDED, Office(settings=SETTINGS))


def on(today, items=ITEMS, settings=SETTINGS):
    return due(items, today, settings, DAYS)


@pytest.mark.parametrize(
    ("today", "days", "state", "act"),
    [
        (date(2026, 4, 9), 4, State.PLANNED, None),
        (date(2026, 4, 10), 3, State.NEAR, Act.TELEPHONE),
        (date(2026, 4, 13), 0, State.NEAR, Act.TELEPHONE),
        (date(2026, 4, 14), -1, State.LATE, Act.LETTER),
        (date(2026, 5, 13), -30, State.LATE, Act.LETTER),
    ],
)
def test_days_are_negative_when_late(today, days, state, act):
    action = on(today)[0]
    assert action.item is DueItem.ACTION_REPORT
    assert (action.days, action.state, action.act) == (days, state, act)


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (date(2026, 4, 9), "赵立新（县委书记）的整改措施报告4月13日到期，还有4天。"),
        (date(2026, 4, 13), "赵立新（县委书记）的整改措施报告今天（4月13日）到期，请电话提醒。"),
        (
            date(2026, 4, 16),
            "赵立新（县委书记）的整改措施报告应于4月13日完成，已逾期3天，请发提醒函。",
        ),
    ],
)
def test_each_item_is_one_sentence(today, sentence):
    assert on(today)[0].sentence == sentence


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (date(2026, 7, 15), "同赵立新（县委书记）的定期谈话定于7月17日15:00，请继续准备。"),
        (date(2026, 7, 17), "同赵立新（县委书记）的定期谈话定在今天15:00，请按时谈话。"),
        (
            date(2026, 7, 20),
            "同赵立新（县委书记）的定期谈话原定7月17日15:00，已过3天，请补录、改期或者取消。",
        ),
    ],
)
def test_the_appointment_says_day_and_time(today, sentence):
    talk = a_talk(status=TalkStatus.PREPARING, planned_at=at(2026, 7, 17, 15))
    items = items_of(Watched(talk=talk, talkee="赵立新"), Office(settings=SETTINGS))
    assert on(today, items)[0].sentence == sentence


def test_the_office_may_have_the_next_working_day_shown_but_the_date_stays():
    talk = an_ended_talk(at(2026, 6, 12))  # due on Sunday 12 July
    items = items_of(Watched(talk=talk, talkee="赵立新"), Office(settings=SETTINGS))
    shown = on(date(2026, 7, 10), items, OfficeSettings(show_next_working_day=True))[0]
    assert shown.due_on == date(2026, 7, 12)
    assert "到期日不是工作日，下一工作日为7月13日" in shown.sentence
    assert "工作日" not in on(date(2026, 7, 10), items)[0].sentence


def test_the_most_urgent_stands_first_and_the_order_is_settled():
    later = OpenItem(item=DueItem.COPY, due_on=date(2026, 4, 2), what="抄送", act=Act.SEND)
    same_day = [
        OpenItem(item=DueItem.RECEIPT, due_on=date(2026, 4, 2), what="回执", number=n, act=Act.URGE)
        for n in ("2026-002", "2026-001")
    ]
    dues = on(date(2026, 4, 10), [*ITEMS, *same_day, later])
    assert [(d.item, d.number) for d in dues][:3] == [
        (DueItem.COPY, ""),
        (DueItem.RECEIPT, "2026-001"),
        (DueItem.RECEIPT, "2026-002"),
    ]
    assert on(date(2026, 4, 10), [later, *same_day, *ITEMS]) == dues


def test_to_do_holds_acts_only_and_coming_the_days_ahead():
    dues = on(date(2026, 4, 14))
    assert [d.item for d in to_do(dues)] == [DueItem.ACTION_REPORT]
    assert coming(dues) == ()
    assert [d.item for d in coming(on(date(2026, 5, 14)))] == [DueItem.RESULTS_REPORT]
    assert [d.days for d in coming(on(date(2026, 4, 13)))] == [0]
    paper = OpenItem(item=DueItem.RECEIPT, due_on=date(2026, 4, 20), what="回执", act=Act.URGE)
    assert coming(on(date(2026, 4, 14), [paper])) == ()


def test_counts_ahead_hold_numbers_only():
    counts = counts_ahead(ITEMS, date(2026, 4, 8), SETTINGS, DAYS, days=4)
    assert counts == {
        date(2026, 4, 8): 0,
        date(2026, 4, 9): 0,
        date(2026, 4, 10): 1,
        date(2026, 4, 11): 1,
    }


def test_a_clock_set_back_or_forward_gives_what_that_day_gives():
    forward, back = on(date(2026, 4, 20)), on(date(2026, 4, 1))
    assert to_do(back) == ()
    assert on(date(2026, 4, 20)) == forward


@pytest.mark.parametrize("seed", range(40))
def test_counts_ahead_agree_with_asking_day_by_day(seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    today = date(2026, 4, 1)
    items = [
        replace(
            item,
            due_on=today + timedelta(days=chance.randint(-30, 60)),
            act=chance.choice((None, None, Act.SEND, Act.PREPARE)),
            put_off_until=chance.choice((None, today + timedelta(days=chance.randint(-9, 50)))),
            reminded=tuple(
                sorted(at(2026, chance.randint(1, 5), chance.randint(1, 28)) for _ in range(n))
            ),
        )
        for n in range(4)
        for item in ITEMS
    ]
    day_by_day = {
        day: sum(act_on(day, item, SETTINGS, DAYS) is not None for item in items)
        for day in (today + timedelta(days=n) for n in range(60))
    }
    assert counts_ahead(items, today, SETTINGS, DAYS) == day_by_day
    assert sum(day_by_day.values()) > 0
