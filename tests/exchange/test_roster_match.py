from dataclasses import replace
from datetime import date

import pytest

from db.records import HeadRole, Level, OrganisationKind, Superior
from desktop.exchange.roster import RosterRow
from tests.exchange.roster_files import ROW, STORED, matched, messages


def test_a_new_organisation_with_its_head_is_one_added_row():
    plan = matched(ROW)
    (organisation,), (person,), (tenure,) = plan.organisations, plan.people, plan.tenures
    assert (organisation.name, organisation.superior, organisation.rank) == (
        "市水务局党组",
        Superior.OWN,
        1,
    )
    assert (tenure.person_id, tenure.organisation_id) == (person.id, organisation.id)
    assert tenure.role is HeadRole.SECRETARY
    assert (plan.added_rows, plan.changed_rows, plan.unchanged_rows) == (1, 0, 0)
    assert not plan.errors


def test_what_is_stored_already_is_unchanged():
    plan = matched(ROW, known=STORED)
    assert (plan.added_rows, plan.changed_rows, plan.unchanged_rows) == (0, 0, 1)
    assert not (plan.organisations)
    assert not (plan.people)
    assert not (plan.tenures)
    assert not (plan.changed)
    assert not (plan.errors)


def test_a_changed_fact_is_told_from_what_to_what():
    row = replace(ROW, covered=False, post="党组书记", phone="88129999", led="双重管理")
    plan = matched(row, known=STORED)
    assert [(c.subject, c.field, c.old, c.new) for c in plan.changes] == [
        ("市水务局党组", "纳入覆盖", "是", "否"),
        ("市水务局党组", "管理体制", "", "双重管理"),
        ("孙国平", "联系电话", "88120002", "88129999"),
        ("市水务局党组 孙国平", "职务", "党组书记、局长", "党组书记"),
    ]
    assert {table for table, _, _ in plan.changed} == {"organisations", "people", "tenures"}
    assert (plan.added_rows, plan.changed_rows) == (0, 1)


def test_an_empty_cell_changes_nothing_that_is_stored():
    row = RosterRow(row=2, organisation="市水务局党组", name="孙国平")
    assert matched(row, known=STORED).unchanged_rows == 1


def test_a_name_written_in_full_is_the_same_organisation():
    committee = replace(ROW, organisation="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
    plan = matched(committee, replace(committee, organisation="中共临河县委员会", name=""))
    assert [o.name for o in plan.organisations] == ["临河县委"]


@pytest.mark.parametrize(
    "written", ["本级党委", "中共江州市委", "江州市委", "中国共产党江州市委员会", "市委"]
)
def test_the_own_committee_has_many_names(written):
    assert matched(replace(ROW, superior=written)).organisations[0].superior is Superior.OWN


def test_a_superior_in_the_same_file_or_the_store_is_linked():
    county = replace(
        ROW, organisation="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE, post="县委书记"
    )
    town = replace(
        ROW,
        organisation="北山镇党委",
        kind=OrganisationKind.LOCAL_COMMITTEE,
        superior="中共临河县委",
        name="陈志强",
        post="镇党委书记",
        phone="",
    )
    plan = matched(town, county)
    assert [o.name for o in plan.organisations] == ["临河县委", "北山镇党委"]  # superior first
    linhe, beishan = plan.organisations
    assert (beishan.superior, beishan.superior_id) == (Superior.LISTED, linhe.id)
    assert beishan.level is Level.TOWNSHIP
    below = matched(
        replace(
            ROW,
            organisation="市水文站党支部",
            kind=OrganisationKind.GRASSROOTS,
            superior="市水务局党组",
            name="",
        ),
        known=STORED,
    )
    assert below.organisations[0].superior_id == "water"


def test_an_unknown_superior_is_kept_by_its_name_with_a_notice():
    plan = matched(replace(ROW, superior="省水务厅党组"))
    assert plan.organisations[0].superior is Superior.OTHER
    assert plan.organisations[0].superior_name == "省水务厅党组"
    assert messages(plan.notices)[0][:2] == (2, "上一级党委")
    known = replace(STORED, organisations=[replace(plan.organisations[0], id="water", version=1)])
    again = matched(replace(ROW, superior="省水务厅 党组"), known=known)
    assert (again.unchanged_rows, again.notices) == (1, ())


def test_superiors_in_a_circle_are_refused():
    one = replace(
        ROW, organisation="甲县委", kind=OrganisationKind.LOCAL_COMMITTEE, superior="乙县委"
    )
    other = replace(one, organisation="乙县委", superior="甲县委", name="")
    assert [e.row for e in matched(one, other).errors] == [2, 3]
    assert "自己" in matched(replace(one, superior="甲县委")).errors[0].message


def test_the_own_body_is_not_a_lower_organisation():
    plan = matched(replace(ROW, organisation="江州市委"))
    assert messages(plan.errors) == [(2, "单位名称", "这是本单位，名册只列下级党组织。")]


def test_a_new_organisation_must_say_its_kind_level_and_superior():
    plan = matched(
        RosterRow(row=2, organisation="市联谊会"), RosterRow(row=3, organisation="云山市委")
    )
    assert [(e.row, e.column) for e in plan.errors] == [
        (2, "单位类别"),
        (2, "上一级党委"),
        (3, "层级"),
        (3, "上一级党委"),
    ]
    assert "有 2 个新单位没有填“纳入覆盖”" in plan.notices[0].message


def test_rows_of_one_organisation_must_agree():
    plan = matched(ROW, replace(ROW, name="", kind=OrganisationKind.ORGAN, superior="江州市委"))
    assert messages(plan.errors) == [
        (3, "单位类别", "与第 2 行同一单位的内容不一致。"),
        (3, "上一级党委", "与第 2 行同一单位的内容不一致。"),
    ]


def test_an_abolished_organisation_takes_nobody():
    gone = replace(STORED.organisations[0], abolished_on=date(2025, 1, 1))
    plan = matched(ROW, known=replace(STORED, organisations=[gone], tenures=()))
    assert "已于 2025-01-01 撤销" in plan.errors[0].message


def test_a_new_unit_without_a_superior_is_the_own_bodys_only_where_that_is_chosen():
    bureau = replace(ROW, superior="")
    refused = matched(bureau)
    assert [e.message for e in refused.errors] == [
        "新单位“市水务局党组”须填上一级党委（第七条）；由本单位直接领导的，填“本级党委”。"
    ]
    plan = matched(bureau, blank_is_own=True)
    assert not plan.errors
    assert [o.superior for o in plan.organisations] == [Superior.OWN]
    assert [n.message for n in plan.notices] == [
        "有 1 个新单位（市水务局党组）没有填上一级党委，按所选登记为“本级党委”。"
    ]


@pytest.mark.parametrize("level", [Level.COUNTY, Level.TOWNSHIP])
def test_article_7_the_superior_of_a_local_committee_is_always_asked_for(level):
    committee = replace(
        ROW,
        organisation="临河县委",
        kind=OrganisationKind.LOCAL_COMMITTEE,
        level=level,
        superior="",
    )
    assert "须填上一级党委" in matched(committee, blank_is_own=True).errors[0].message
