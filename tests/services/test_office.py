from dataclasses import replace

import pytest

from db.records import BodyKind, OfficeSettings, Role
from desktop.errors import BadInput, Refused
from desktop.rules.workdays import Workdays
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


def test_a_holiday_list_is_read_into_the_settings_and_saved_with_them(desk, tmp_path):
    office, path = OfficeService(desk), tmp_path / "通知.txt"
    path.write_text(
        "2027年安排：元旦：1月1日至3日放假。1月9日上班。国庆：10月1日至7日放假。", "utf-8"
    )
    before = replace(OfficeSettings(), extra_workdays=("2027-01-02",))
    made, said = office.with_holidays(before, path)
    assert said == "读入2027年放假10天、上班（调休）1天，请核对后保存。"
    assert made.extra_workdays == ("2027-01-09",)
    assert office.settings() == OfficeSettings()
    office.change(made)
    assert Workdays.of(office.settings()).covers(2027)


def test_half_a_years_list_says_that_the_year_is_not_known(desk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("2033-05-12 放假", "utf-8")
    said = OfficeService(desk).with_holidays(OfficeSettings(), path)[1]
    assert said.endswith("没有2033年的节假日安排，暂只按周末推算工作日，可在系统管理中导入。")
