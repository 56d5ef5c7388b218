from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import Level, OrganisationKind, Role, Superior
from desktop.errors import BadInput, Refused
from desktop.services.organisations import OrganisationService
from desktop.services.roster import RosterService
from desktop.services.views.roster import OrganisationText
from tests.factories import a_talk
from tests.services.roster import put_roster

WATER = OrganisationText(name="市水务局党组", kind=OrganisationKind.PARTY_GROUP, level=Level.CITY)
TOWN = OrganisationText(
    name="北山镇党委",
    kind=OrganisationKind.LOCAL_COMMITTEE,
    level=Level.TOWNSHIP,
    superior=Superior.LISTED,
    superior_id="linhe",
)


@pytest.fixture
def service(desk, store):
    put_roster(store)
    return OrganisationService(desk)


def test_an_organisation_is_entered_after_the_others(service, store):
    new = store.organisations.get(service.add(WATER))
    assert (new.name, new.superior) == ("市水务局党组", Superior.OWN)
    assert new.rank > max(store.organisations.get(i).rank for i in ("linhe", "qingshi"))
    town = store.organisations.get(service.add(TOWN))
    assert (town.superior, town.superior_id) == (Superior.LISTED, "linhe")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "单位名称"),
        ({"name": "中共临河县委员会"}, "单位名称"),
        ({"name": "中共江州市委"}, "单位名称"),
        ({"kind": OrganisationKind.LOCAL_COMMITTEE, "level": Level.NONE}, "层级"),
        ({"superior": Superior.LISTED}, "上一级党委"),
        ({"superior": Superior.OTHER, "superior_name": " "}, "上一级党委"),
    ],
)
def test_what_is_not_whole_is_refused_at_its_field(service, store, change, field):
    with pytest.raises(BadInput) as caught:
        service.add(replace(WATER, **change))
    assert caught.value.field == field
    assert len(store.organisations.all()) == 2


def test_a_correction_keeps_what_was_there_before(service, store):
    service.correct(
        "linhe",
        1,
        OrganisationText(
            name="临河区委",
            kind=OrganisationKind.LOCAL_COMMITTEE,
            level=Level.COUNTY,
            covered=False,
        ),
        "撤县设区",
    )
    assert store.organisations.get("linhe").name == "临河区委"
    kept = {c.field: (c.old, c.new) for c in store.corrections.of_record("linhe")}
    assert kept["name"] == ("临河县委", "临河区委")
    assert kept["covered"] == ("是", "否")
    assert [f.text for f in store.search.names("临河")] == ["临河区委"]
    with pytest.raises(Conflict):
        service.correct("linhe", 1, WATER, "另一个窗口")


def test_nobody_is_his_own_superior(service, store):
    town_id = service.add(TOWN)
    with pytest.raises(BadInput, match="它自己或它的下级") as caught:
        service.correct("linhe", 1, replace(TOWN, name="临河县委", superior_id=town_id), "试")
    assert caught.value.field == "上一级党委"


def test_abolishing_ends_the_posts(service, store):
    service.abolish("linhe", 1, date(2026, 6, 30), "机构改革")
    assert store.organisations.get("linhe").abolished_on == date(2026, 6, 30)
    (tenure,) = store.tenures.of_organisation("linhe")
    assert tenure.ends_on == date(2026, 6, 30)
    assert store.corrections.of_record(tenure.id)[0].reason == "机构改革"


def test_a_superior_is_not_abolished_before_those_below(service):
    service.add(TOWN)
    with pytest.raises(Refused, match="北山镇党委"):
        service.abolish("linhe", 1, date(2026, 6, 30), "机构改革")


def test_merging_names_the_other_organisation(service, store, desk):
    service.merge("linhe", 1, "qingshi", date(2026, 6, 30), "两县合并")
    kept = RosterService(desk).organisation("linhe").history
    assert ("merged_into_id", "青石县委") in {(c.field, c.new) for c in kept}
    gone = store.organisations.get("linhe")
    assert (gone.merged_into_id, gone.abolished_on) == ("qingshi", date(2026, 6, 30))
    for into in (None, "qingshi", "linhe"):
        with pytest.raises(BadInput) as caught:
            service.merge("qingshi", 1, into, date(2026, 7, 1), "再并")
        assert caught.value.field == "并入"


@pytest.mark.parametrize(
    ("on", "message"), [(None, "请填写日期"), (date(1980, 1, 1), "任职日期在这一天之后")]
)
def test_the_last_day_must_be_possible(service, on, message):
    with pytest.raises(BadInput, match=message):
        service.abolish("linhe", 1, on, "机构改革")


def test_only_what_nothing_hangs_on_is_voided(service, store):
    with pytest.raises(Refused, match="登记有任职"):
        service.void("linhe", 1, "重复登记")
    water_id = service.add(WATER)
    service.void(water_id, 1, "重复登记")
    assert water_id not in {o.id for o in store.organisations.all()}
    other = service.add(WATER)  # the name is free again
    with store.atomic():
        store.talks.put(a_talk(organisation_id=other))
    with pytest.raises(Refused, match="已有谈话"):
        service.void(other, 1, "重复登记")


def test_only_the_office_keeps_the_roster(desk, store):
    put_roster(store)
    reader = replace(desk, worker=replace(desk.worker, role=Role.READER))
    with pytest.raises(Refused):
        OrganisationService(reader).add(WATER)
