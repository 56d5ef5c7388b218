"""The thread tells when and why a talk took another turn."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import TalkStatus
from desktop.services.follow_up import FollowUpService
from desktop.services.remediation import RemediationService
from desktop.services.talks import TalkService
from tests.factories import a_tenure, an_ended_talk, at

ON = date(2026, 7, 13)


@pytest.fixture
def held(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 6, 20, 11)))
    return town


def points(desk):
    found = FollowUpService(desk).thread("t1").entries
    return [(e.on, e.title, e.note) for e in found if e.on == ON]


def test_the_end_of_tracking_has_its_day_its_approver_and_its_heir(held):
    TalkService(held).terminate("t1", "调离", "市委常委会会议", "周明（县委书记）")
    assert points(held) == [(ON, "终止跟踪", "调离，市委常委会会议批准，移交周明（县委书记）")]
    RemediationService(held).resume("t1", "误操作")
    assert points(held) == [(ON, "终止跟踪", "调离"), (ON, "恢复跟踪", "误操作")]


def test_another_leader_who_follows_it_up_is_named(held):
    TalkService(held).follow_up_by("t1", "leader-song", "王致远离任")
    assert points(held) == [(ON, "由宋清和跟踪整改", "王致远离任")]


def test_a_termination_of_an_older_store_stands_without_a_day(held):
    with held.store.atomic():
        gone = {"status": TalkStatus.TERMINATED, "reason": "退休"}
        held.store.talks.put(an_ended_talk(at(2026, 6, 20, 11), id="t2", number="2026-002", **gone))
    entries = FollowUpService(held).thread("t2").entries
    assert [(e.on, e.note) for e in entries if e.title == "终止跟踪"] == [(None, "退休，不移交")]


def test_who_heads_the_organisation_now_is_offered_as_heir(held):
    with held.store.atomic():
        old = held.store.tenures.get("tenure-zhao")
        held.store.tenures.put(replace(old, ends_on=date(2026, 6, 30)))
        held.store.tenures.put(a_tenure("shan", "linhe", id="new", begins_on=date(2026, 7, 1)))
    assert TalkService(held).successors("t1") == ("单雄（县委书记）",)
