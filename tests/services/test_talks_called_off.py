"""A talk that is called off, taken up again, or no longer followed."""

from dataclasses import replace

import pytest

from db.records import TalkStatus
from desktop.errors import BadInput, Refused
from tests.factories import an_ended_talk
from tests.services.conftest import new_talk


def test_a_talk_is_cancelled_with_a_reason_and_stays_in_the_store(talks):
    talk_id = talks.create(new_talk())
    with pytest.raises(BadInput, match="原因"):
        talks.cancel(talk_id, " ")
    talks.cancel(talk_id, "本人调离")
    talk = talks.read(talk_id).talk
    assert (talk.status, talk.reason) == (TalkStatus.CANCELLED, "本人调离")
    with pytest.raises(Refused):
        talks.cancel(talk_id, "再取消")


def prepare(town, talk_id):
    with town.store.atomic():
        talk = town.store.talks.get(talk_id)
        town.store.talks.put(replace(talk, status=TalkStatus.PREPARING))


def test_a_cancelling_by_mistake_is_taken_back_and_both_are_kept(talks, town):
    talk_id = talks.create(new_talk())
    prepare(town, talk_id)
    talks.cancel(talk_id, "本人调离")
    with pytest.raises(BadInput, match="原因"):
        talks.restore(talk_id, " ")
    talks.restore(talk_id, "误点")
    assert talks.read(talk_id).talk.status is TalkStatus.PREPARING
    status = [c for c in town.store.corrections.of_record(talk_id) if c.field == "status"]
    assert [(c.old, c.new, c.reason) for c in status] == [
        ("已取消", "准备中", "误点"),
        ("准备中", "已取消", "本人调离"),
    ]
    assert [e.deed for e in town.store.audit.entries()][:2] == ["撤回取消", "取消谈话"]


def test_a_cancelled_talk_whose_day_is_taken_meanwhile_stays_cancelled(talks):
    first = talks.create(new_talk())
    talks.cancel(first, "日程冲突")
    second = talks.create(new_talk())
    with pytest.raises(BadInput, match=talks.read(second).talk.number):
        talks.restore(first, "误点")
    assert talks.read(first).talk.status is TalkStatus.CANCELLED


def test_preparation_begun_by_mistake_is_taken_back(talks, town):
    talk_id = talks.create(new_talk())
    with pytest.raises(Refused):
        talks.preparation_taken_back(talk_id)
    prepare(town, talk_id)
    talks.preparation_taken_back(talk_id)
    assert talks.read(talk_id).talk.status is TalkStatus.PLANNED


def test_tracking_ends_with_reason_and_approver(talks, town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk())
    with pytest.raises(BadInput) as caught:
        talks.terminate("t1", "调任外市", "")
    assert caught.value.field == "批准人"
    talks.terminate("t1", "调任外市", "王致远", "钱进")
    talk = talks.read("t1").talk
    assert (talk.status, talk.handed_to) == (TalkStatus.TERMINATED, "钱进")


def test_a_leader_follows_up_for_a_talker_who_has_left(talks, town):
    with town.store.atomic():
        town.store.talks.put(
            an_ended_talk(talker_id="lu", talkee_id="sun", organisation_id="shuiwu")
        )
    with pytest.raises(BadInput, match="今天不是"):
        talks.follow_up_by("t1", "leader-lu", "离任")
    talks.follow_up_by("t1", "leader-song", "陆明离任")
    assert talks.read("t1").followed_by.name == "宋清和"
    kept = town.store.corrections.of_record("t1")[0]
    assert (kept.field, kept.new, kept.reason) == ("followed_by_id", "song", "陆明离任")
    fresh = talks.create(new_talk())
    with pytest.raises(Refused, match="尚未进行"):
        talks.follow_up_by(fresh, "leader-song", "离任")


def test_any_other_leader_in_office_may_follow_up(talks):
    talk_id = talks.create(new_talk())
    names = [choice.name for choice in talks.followers(talk_id)]
    assert names
    assert talks.read(talk_id).talker.name not in names
