from dataclasses import replace
from datetime import date, datetime

from db.records import Level, Organisation, OrganisationKind
from desktop.rules.corrections import corrections, differences, in_words
from tests.conftest import NOW

OLD = Organisation(id="o", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
NEW = replace(OLD, level=Level.COUNTY, covered=False, founded_on=date(1990, 1, 1), version=3)


def test_each_field_that_differs_is_told_in_words_but_not_the_version():
    assert list(differences(OLD, NEW)) == [
        ("level", "其他", "县（市、区、旗）"),
        ("covered", "是", "否"),
        ("founded_on", "", "1990-01-01"),
    ]


def test_a_correction_keeps_who_when_and_why():
    kept = corrections(
        "organisations", OLD, NEW, at=NOW, by="李文书", reason="笔误", new_id=iter("abc").__next__
    )
    assert [(c.id, c.field) for c in kept] == [
        ("a", "level"),
        ("b", "covered"),
        ("c", "founded_on"),
    ]
    assert {(c.record_id, c.table_name, c.at, c.by, c.reason) for c in kept} == {
        ("o", "organisations", NOW, "李文书", "笔误")
    }


def test_values_in_words():
    assert in_words(("甲", "乙")) == "甲、乙"
    assert in_words(30) == "30"
    assert in_words(datetime(2026, 7, 13, 9, 30, tzinfo=NOW.tzinfo)) == "2026-07-13T09:30:00+08:00"
