from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import HeadRole
from desktop.errors import BadInput, Refused
from desktop.services.organisations import OrganisationService
from desktop.services.tenures import TenureService
from desktop.services.views.roster import TenureText
from tests.factories import a_talk
from tests.services.roster import put_roster

SUN = TenureText(name="孙　国平", post="临河县委书记", begins_on=date(2026, 7, 1), phone="88120002")


@pytest.fixture
def service(desk, store):
    put_roster(store)
    return TenureService(desk)


def zhao(store):
    (tenure,) = [t for t in store.tenures.of_organisation("linhe") if t.person_id == "zhao"]
    return tenure


def head_of(store, organisation_id, day):
    (head,) = [t for t in store.tenures.heads_on(day) if t.organisation_id == organisation_id]
    return store.people.get(head.person_id).name


def test_a_successor_is_appointed_and_the_predecessor_leaves_in_one_deed(service, store, desk):
    service.appoint("linhe", SUN, predecessor_ends_on=date(2026, 6, 30))
    assert head_of(store, "linhe", date(2026, 6, 30)) == "赵立新"
    assert head_of(store, "linhe", date(2026, 7, 1)) == "孙国平"
    assert [e.deed for e in store.audit.entries()] == ["登记任职"]
    assert store.corrections.of_record(zhao(store).id)[0].new == "2026-06-30"


def test_two_secretaries_at_once_are_refused_at_the_field(service, store):
    with pytest.raises(BadInput, match="同时有两位书记：与赵立新") as caught:
        service.appoint("linhe", SUN)
    assert caught.value.field == "任职日期"
    with pytest.raises(BadInput, match="同时有两位书记") as caught:
        service.appoint("linhe", SUN, predecessor_ends_on=date(2026, 7, 1))
    assert caught.value.field == "前任免职日期"
    assert [p.name for p in store.people.all()].count("孙国平") == 0


def test_a_deputy_stands_beside_the_secretary(service, store):
    service.appoint("linhe", replace(SUN, role=HeadRole.DEPUTY, post="县委副书记、县长"))
    assert head_of(store, "linhe", date(2026, 7, 1)) == "赵立新"


def test_somebody_known_takes_another_post(service, store):
    service.end(zhao(store).id, 1, date(2026, 6, 30), "市委干〔2026〕8号")
    known = replace(
        SUN, name="赵立新", person_id="zhao", post="青石县委副书记", role=HeadRole.DEPUTY
    )
    service.appoint("qingshi", known)
    assert [p.name for p in store.people.all()].count("赵立新") == 1
    assert store.people.get("zhao").phone == "88120002"
    assert len(store.tenures.of_person("zhao")) == 2


def test_one_person_is_not_twice_in_one_organisation_at_a_time(service):
    with pytest.raises(BadInput, match="另一段任职"):
        service.appoint("linhe", replace(SUN, person_id="zhao", role=HeadRole.DEPUTY))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "1"}, "姓名"),
        ({"post": " "}, "职务"),
        ({"begins_on": None}, "任职日期"),
        ({"ends_on": date(2026, 6, 1)}, "免职日期"),
        ({"phone": "x"}, "联系电话"),
    ],
)
def test_a_post_that_is_not_whole_is_refused_at_its_field(service, store, change, field):
    with pytest.raises(BadInput) as caught:
        service.appoint("linhe", replace(SUN, role=HeadRole.DEPUTY, **change))
    assert caught.value.field == field
    assert len(store.tenures.all()) == 2


def test_no_predecessor_no_last_day(service, store):
    service.end(zhao(store).id, 1, date(2026, 6, 30), "依据")
    with pytest.raises(BadInput, match="没有在任的书记") as caught:
        service.appoint("linhe", SUN, predecessor_ends_on=date(2026, 6, 30))
    assert caught.value.field == "前任免职日期"


def test_a_tenure_is_corrected_and_the_past_is_kept(service, store):
    tenure = zhao(store)
    text = TenureText(
        name="赵立新", post="县委书记（主持）", begins_on=date(2023, 3, 2), role=HeadRole.ACTING
    )
    service.correct(tenure.id, tenure.version, text, "文件日期有误")
    assert {c.field for c in store.corrections.of_record(tenure.id)} == {
        "post",
        "role",
        "begins_on",
    }
    with pytest.raises(Conflict):
        service.correct(tenure.id, tenure.version, text, "另一个窗口")


def test_the_end_must_be_possible_and_have_a_basis(service, store):
    tenure = zhao(store)
    for on, reason, field in (
        (None, "依据", "免职日期"),
        (date(1999, 1, 1), "依据", "免职日期"),
        (date(2026, 7, 1), "", "免职依据"),
    ):
        with pytest.raises(BadInput) as caught:
            service.end(tenure.id, tenure.version, on, reason)
        assert caught.value.field == field


def test_a_post_with_a_talk_is_not_voided(service, store):
    with store.atomic():
        store.talks.put(a_talk())
    with pytest.raises(Refused, match="名下已有谈话"):
        service.void(zhao(store).id, 1, "重复登记")
    (qian,) = store.tenures.of_organisation("qingshi")
    service.void(qian.id, qian.version, "重复登记")
    assert store.tenures.of_organisation("qingshi") == []


def test_nobody_takes_a_post_of_what_is_gone(service, desk):
    OrganisationService(desk).abolish("linhe", 1, date(2026, 6, 30), "机构改革")
    with pytest.raises(Refused, match="已于 2026-06-30 撤销"):
        service.appoint("linhe", SUN)


def test_a_person_is_corrected_and_found_by_the_new_name(service, store):
    service.correct_person("zhao", 1, "赵立欣", "88120009", "曾用名赵立新", "姓名用字有误")
    assert store.people.get("zhao").note == "曾用名赵立新"
    assert [f.record_id for f in store.search.names("赵立欣")] == ["zhao"]
    with pytest.raises(BadInput) as caught:
        service.correct_person("zhao", 2, "", "", "", "清空")
    assert caught.value.field == "姓名"
