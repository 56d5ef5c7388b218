from dataclasses import replace

import pytest

from db.records import BodyKind, OfficeSettings, Role
from desktop.errors import BadInput, Refused
from desktop.services.office import OfficeService
from tests.factories import a_body


def test_settings_are_kept_with_what_they_were(desk, store):
    office = OfficeService(desk)
    assert office.settings() == OfficeSettings()
    office.change(replace(OfficeSettings(), copy_days=10, near_days=5), "市委办会议议定")
    assert office.settings().copy_days == 10
    assert {(c.field, c.old, c.new, c.reason) for c in office.history()} == {
        ("copy_days", "15天", "10天", "市委办会议议定"),
        ("near_days", "7天", "5天", "市委办会议议定"),
    }
    assert store.audit.entries()[0].deed == "更改办公设置"
    assert desk.changed == [{"settings", "corrections"}]


def test_nothing_changed_is_no_deed(desk, store):
    OfficeService(desk).change(OfficeSettings())
    assert store.audit.entries() == []


def test_a_bad_value_stores_nothing(desk, store):
    with pytest.raises(BadInput):
        OfficeService(desk).change(replace(OfficeSettings(), copy_days=10, near_days=0))
    assert store.settings.office() == OfficeSettings()


def test_only_the_office_settles(desk):
    talker = replace(desk, worker=replace(desk.worker, role=Role.TALKER))
    assert OfficeService(talker).settings() == OfficeSettings()
    with pytest.raises(Refused):
        OfficeService(talker).change(replace(OfficeSettings(), copy_days=10))


def test_whether_the_measures_apply_by_analogy(desk, store):
    office = OfficeService(desk)
    assert office.by_analogy_applies() is False
    with store.atomic():
        store.body.put(a_body(kind=BodyKind.BY_ANALOGY))
    assert office.by_analogy_applies() is True
