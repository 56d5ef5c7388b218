"""Reminding the talkee: words, acts, putting off."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import DueItem, Manner, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.services.reminders import ReminderService
from tests.conftest import NOW, TODAY
from tests.factories import a_finding, a_report, a_talk, an_action, an_ended_talk, at

ITEM = DueItem.ACTION_REPORT


@pytest.fixture
def reminders(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 6, 17, 11)))
        town.store.findings.put(a_finding(title="接待费用凭证不全"))
        body = town.store.body.own()
        town.store.body.put(replace(body, contact="李文书", phone="0000-1234"))
    return ReminderService(town)


def test_a_reminder_is_an_act_with_manner_and_answer(reminders, town):
    reminder_id = reminders.register("t1", ITEM, Manner.TELEPHONE, answer="周五前报送")
    reminder = town.store.reminders.get(reminder_id)
    assert (reminder.at, reminder.by, reminder.answer) == (NOW, "李文书", "周五前报送")
    entry = town.store.audit.entries()[0]
    assert (entry.deed, entry.detail) == ("登记提醒", "电话")
    view = reminders.read("t1")
    assert [(i.item, i.days, i.times) for i in view.open_items] == [
        (ITEM, 4, 1),
        (DueItem.RESULTS_REPORT, 66, 0),
    ]


def test_an_answer_comes_later_and_is_guarded_against_two_windows(reminders, town):
    reminder_id = reminders.register("t1", ITEM, Manner.TELEPHONE)
    reminders.register_answer(reminder_id, 1, "已在起草")
    with pytest.raises(Conflict):
        reminders.register_answer(reminder_id, 1, "别的")
    assert town.store.reminders.get(reminder_id).answer == "已在起草"


def test_only_a_letter_has_a_receipt(reminders, town):
    call = reminders.register("t1", ITEM, Manner.TELEPHONE)
    with pytest.raises(Refused, match="没有回执"):
        reminders.register_receipt(call, TODAY)
    letter = reminders.register("t1", ITEM, Manner.LETTER, at=at(2026, 7, 10, 9))
    with pytest.raises(BadInput) as caught:
        reminders.register_receipt(letter, date(2026, 7, 9))
    assert caught.value.field == "回执日期"
    reminders.register_receipt(letter, TODAY)
    assert town.store.reminders.get(letter).receipt_on == TODAY


def test_a_reminder_of_the_future_or_of_what_the_office_owes_is_refused(reminders):
    with pytest.raises(BadInput) as caught:
        reminders.register("t1", ITEM, Manner.TELEPHONE, at=at(2026, 7, 14, 9))
    assert caught.value.field == "提醒时间"
    with pytest.raises(Refused, match="不由被谈话人办理"):
        reminders.register("t1", DueItem.COPY, Manner.TELEPHONE)


def test_a_voided_reminder_stays_in_the_store_and_does_not_count(reminders, town):
    reminder_id = reminders.register("t1", ITEM, Manner.TELEPHONE)
    reminders.void(reminder_id, "打错电话")
    assert reminders.of_talk("t1") == ()
    assert town.store.reminders.get(reminder_id).voided_reason == "打错电话"
    assert reminders.read("t1").open_items[0].times == 0
    with pytest.raises(Refused, match="已作废"):
        reminders.void(reminder_id, "再作废")


def test_the_texts_say_who_what_and_when_and_nothing_of_the_talk(reminders):
    call = reminders.telephone_text("t1", ITEM)
    sms = reminders.message_text("t1", ITEM)
    for text in (call, sms):
        for said in ("赵立新同志", "7月17日", "中共江州市委", "整改措施报告", "还有4天"):
            assert said in text
        assert "接待费用" not in text
        assert "谈话" not in text
    assert "李文书" in call
    assert "0000-1234" in sms
    assert sms.endswith("【中共江州市委办公室】")


def test_late_and_today_are_said(reminders, town):
    late = ReminderService(replace(town, today=lambda: date(2026, 7, 20)))
    assert "现已逾期3天" in late.telephone_text("t1", ITEM)
    assert "请您尽快报送" in late.message_text("t1", ITEM)
    today = ReminderService(replace(town, today=lambda: date(2026, 7, 17)))
    assert "今天到期" in today.message_text("t1", ITEM)


def test_an_appointment_and_a_team_notice_have_words_of_their_own(reminders, town):
    with town.store.atomic():
        planned = a_talk(id="t2", number="2", talkee_id="sun", planned_at=at(2026, 7, 20, 15))
        town.store.talks.put(planned)
        town.store.actions.put(an_action(first_responsible=True))
    assert "7月20日15时00分安排同您谈话" in reminders.telephone_text("t2", DueItem.APPOINTMENT)
    said = reminders.message_text("t1", DueItem.TEAM_NOTICE)
    assert "向领导班子其他成员通报" in said


def test_what_is_done_needs_no_reminder(reminders, town):
    with town.store.atomic():
        town.store.reports.put(a_report(received_on=TODAY))
    with pytest.raises(Refused, match="没有需要提醒"):
        reminders.telephone_text("t1", ITEM)


def test_a_state_secret_is_not_put_into_a_message(reminders, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, marking="秘密★5年"))
    with pytest.raises(Refused) as caught:
        reminders.message_text("t1", ITEM)
    assert caught.value.article == "第十六条"
    assert reminders.telephone_text("t1", ITEM)


def test_an_act_is_put_off_to_a_day_before_it_is_due(reminders, town):
    reminders.put_off("t1", ITEM, date(2026, 7, 16), "已约好周四")
    view = reminders.read("t1")
    assert view.open_items[0].put_off_until == date(2026, 7, 16)
    assert [(p.reason, p.by) for p in view.put_offs] == [("已约好周四", "李文书")]
    assert view.open_items[0].due_on == date(2026, 7, 17)


@pytest.mark.parametrize("until", [TODAY, date(2026, 7, 12), date(2026, 7, 18)])
def test_never_past_the_due_date(reminders, until):
    with pytest.raises(BadInput) as caught:
        reminders.put_off("t1", ITEM, until, "出差")
    assert caught.value.field == "推后到"


def test_what_is_late_or_not_open_is_not_put_off(reminders, town):
    late = ReminderService(replace(town, today=lambda: date(2026, 7, 20)))
    with pytest.raises(BadInput, match="已经逾期"):
        late.put_off("t1", ITEM, date(2026, 7, 22), "出差")
    with pytest.raises(Refused, match="没有待办"):
        reminders.put_off("t1", DueItem.SELF_CHECK, date(2026, 7, 15), "出差")
    with pytest.raises(BadInput, match="原因"):
        reminders.put_off("t1", ITEM, date(2026, 7, 15), "")


def test_a_talk_that_is_over_is_not_reminded_of(reminders, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, status=TalkStatus.TERMINATED))
    with pytest.raises(Refused, match="终止跟踪"):
        reminders.register("t1", ITEM, Manner.TELEPHONE)


def test_only_the_office_reminds(reminders, talker_desk, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, followed_by_id="song"))
    mine = ReminderService(talker_desk)
    assert mine.of_talk("t1") == ()
    with pytest.raises(Refused, match="谈话人不能办理"):
        mine.telephone_text("t1", ITEM)
    with pytest.raises(Refused, match="谈话人不能办理"):
        mine.register("t1", ITEM, Manner.TELEPHONE)


def test_letters_to_several_are_registered_together_or_not_at_all(reminders, town):
    with town.store.atomic():
        sun = {"id": "t2", "number": "2026-002", "talkee_id": "sun", "organisation_id": "shuiwu"}
        town.store.talks.put(an_ended_talk(at(2026, 6, 10, 11), **sun))
    reminders.register_letters([("t1", ITEM), ("t2", ITEM)])
    assert [r.manner for t in ("t1", "t2") for r in reminders.of_talk(t)] == [Manner.LETTER] * 2
    noted = [(e.deed, e.object) for e in town.store.audit.entries(limit=2)]
    assert sorted(noted) == [("批量登记提醒函", "t1"), ("批量登记提醒函", "t2")]
    with pytest.raises(Refused, match="没有需要提醒"):
        reminders.register_letters([("t1", ITEM), ("t2", DueItem.SELF_CHECK)])
    assert len(reminders.of_talk("t1")) == 1
    with pytest.raises(BadInput, match="至少选择一件"):
        reminders.register_letters([])
