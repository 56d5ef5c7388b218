from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import BodyKind, Level, Role
from desktop.errors import BadInput, Refused
from desktop.services.body import BodyService
from desktop.services.views.body import BodyText, LeaderText, TermText
from tests.factories import a_talk
from tests.services.roster import put_roster

FACTS = BodyText(
    name="中共江州市委员会",
    kind=BodyKind.LOCAL_COMMITTEE,
    level=Level.CITY,
    office_name="中共江州市委办公室",
    phone=" 8811　0001 ",
)
NINTH = TermText(name="第九届", begins_on=date(2026, 12, 21), ends_on=date(2031, 12, 20))
HE = LeaderText(name="何　静", post="市委常委", begins_on=date(2026, 1, 5), phone="88110009")


@pytest.fixture
def body(desk, store):
    put_roster(store)
    return BodyService(desk)


def test_the_own_body_is_corrected_with_its_history(body, store):
    own = body.own()
    body.correct(own.version, FACTS, "按批复更名")
    assert body.own().name == "中共江州市委员会"
    kept = {c.field: c for c in body.history(own.id)}
    assert kept["name"].reason == "按批复更名"
    assert store.audit.entries()[0].deed == "更正本单位信息"
    with pytest.raises(Conflict):
        body.correct(own.version, replace(FACTS, name="又改"), "另一个窗口")
    with pytest.raises(BadInput, match="更正理由"):
        body.correct(body.own().version, FACTS, " ")


def test_a_term_follows_another_and_may_not_overlap(body):
    body.add_term(NINTH)
    assert [t.name for t in body.terms()] == ["第九届", "第八届"]
    assert body.current_term().name == "第八届"
    with pytest.raises(BadInput, match="与“第九届”") as caught:
        body.add_term(
            replace(NINTH, name="又一届", begins_on=date(2031, 12, 20), ends_on=date(2036, 1, 1))
        )
    assert caught.value.field == "开始日期"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "任期名称"),
        ({"begins_on": None}, "开始日期"),
        ({"ends_on": None}, "届满日期"),
        ({"ends_on": date(2026, 12, 1)}, "届满日期"),
    ],
)
def test_a_term_that_is_not_whole_is_refused_at_its_field(body, change, field):
    with pytest.raises(BadInput) as caught:
        body.add_term(replace(NINTH, **change))
    assert caught.value.field == field


def test_a_term_is_corrected_and_voided(body):
    body.correct_term(
        "8", 1, replace(NINTH, name="第八届", begins_on=date(2021, 12, 21)), "会议日期有误"
    )
    assert body.current_term().begins_on == date(2021, 12, 21)
    body.void_term("8", 2, "重复登记")
    assert body.terms() == ()
    assert {c.field for c in body.history("8")} == {"begins_on", "ends_on", "voided_reason"}


def test_a_leader_is_entered_with_the_person(body, desk):
    body.add_leader(HE)
    assert [row.person.name for row in body.leaders(desk.today())] == ["王建国", "李志远", "何静"]
    assert body.leaders()[-1].person.phone == "88110009"


def test_the_successor_of_the_secretary_comes_after_the_end(body, desk):
    new = replace(HE, post="市委书记", is_secretary=True, begins_on=date(2026, 7, 1))
    with pytest.raises(BadInput, match="同时有两位书记：与王建国") as caught:
        body.add_leader(new)
    assert caught.value.field == "任职日期"
    wang = body.leaders()[0].leader
    body.end_leader(wang.id, wang.version, date(2026, 6, 30), "省委通知")
    body.add_leader(new)
    secretaries = [r.person.name for r in body.leaders(desk.today()) if r.leader.is_secretary]
    assert secretaries == ["何静"]


def test_a_leader_is_corrected_together_with_the_name(body, store):
    wang = body.leaders()[0].leader
    text = LeaderText(name="王建囯", post="市委书记", is_secretary=True, begins_on=wang.begins_on)
    body.correct_leader(wang.id, wang.version, text, "姓名用字有误")
    assert body.leaders()[0].person.name == "王建囯"
    assert [c.field for c in store.corrections.of_record("wang")] == ["name"]
    with pytest.raises(BadInput, match="早于任职日期"):
        body.end_leader(wang.id, wang.version + 1, date(1990, 1, 1), "笔误")


def test_one_person_has_one_period_at_a_time(body):
    again = replace(HE, name="王建国", person_id="wang", begins_on=date(2026, 5, 1))
    with pytest.raises(BadInput, match="另一段任职"):
        body.add_leader(again)


def test_who_has_held_talks_is_not_voided(body, store):
    li = body.leaders()[1].leader
    with store.atomic():
        store.talks.put(a_talk())
    wang = body.leaders()[0].leader
    with pytest.raises(Refused, match="名下已有谈话"):
        body.void_leader(wang.id, wang.version, "登记错误")
    body.void_leader(li.id, li.version, "登记错误")
    assert [row.person.name for row in body.leaders()] == ["王建国"]


def test_the_order_of_rank_is_moved_by_one_place(body, desk):
    body.add_leader(HE)
    last = body.leaders()[-1].leader
    body.move_leader(last.id, up=True)
    assert [r.person.name for r in body.leaders(desk.today())] == ["王建国", "何静", "李志远"]
    body.move_leader(body.leaders()[0].leader.id, up=True)
    assert [r.person.name for r in body.leaders(desk.today())] == ["王建国", "何静", "李志远"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "王芳、李娜"}, "姓名"),
        ({"name": ""}, "姓名"),
        ({"post": ""}, "职务"),
        ({"begins_on": None}, "任职日期"),
        ({"ends_on": date(2025, 1, 1)}, "免职日期"),
        ({"phone": "abc"}, "联系电话"),
    ],
)
def test_a_leader_that_is_not_whole_is_refused_at_the_field(body, store, change, field):
    before = store.people.all()
    with pytest.raises(BadInput) as caught:
        body.add_leader(replace(HE, **change))
    assert caught.value.field == field
    assert store.people.all() == before


def test_a_talker_may_look_but_not_change(body, desk):
    talker = BodyService(replace(desk, worker=replace(desk.worker, role=Role.TALKER)))
    assert talker.own() is not None
    with pytest.raises(Refused):
        talker.add_term(NINTH)
