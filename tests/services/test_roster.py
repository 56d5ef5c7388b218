from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    Level,
    OrganisationKind,
    ReportKind,
    Role,
    Superior,
    TalkStatus,
    Timeliness,
)
from desktop.errors import Refused
from desktop.services.organisations import OrganisationService
from desktop.services.roster import RosterService
from desktop.services.tenures import TenureService
from desktop.services.views.roster import Kept, OrganisationText, Shown, TenureText
from tests.factories import a_finding, a_material, a_report, a_talk, an_ended_talk, at
from tests.services.roster import put_roster


@pytest.fixture
def roster(desk, store):
    put_roster(store)
    organisations = OrganisationService(desk)
    for name, superior, kind in (
        ("北山镇党委", "linhe", OrganisationKind.LOCAL_COMMITTEE),
        ("市水务局党组", None, OrganisationKind.PARTY_GROUP),
        ("高桥镇党委", "linhe", OrganisationKind.LOCAL_COMMITTEE),
    ):
        organisations.add(
            OrganisationText(
                name=name,
                kind=kind,
                level=Level.TOWNSHIP,
                superior=Superior.LISTED if superior else Superior.OWN,
                superior_id=superior,
            )
        )
    return RosterService(desk)


def shown(tree):
    return [(row.depth, row.organisation.name, row.head_name) for row in tree.rows]


def test_the_tree_stands_by_superior_with_its_heads(roster):
    tree = roster.tree()
    assert shown(tree) == [
        (0, "临河县委", "赵立新"),
        (1, "北山镇党委", ""),
        (1, "高桥镇党委", ""),
        (0, "青石县委", "钱文涛"),
        (0, "市水务局党组", ""),
    ]
    assert (tree.total, tree.covered, tree.vacant) == (5, 3, 3)
    assert [row.superior for row in tree.rows][:2] == ["中共江州市委", "临河县委"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("高桥", ["高桥镇党委"]),
        ("gqz", ["高桥镇党委"]),
        ("赵立", ["临河县委"]),
        ("qwt", ["青石县委"]),
        ("县委书记", ["临河县委", "青石县委"]),
        ("没有", []),
    ],
)
def test_the_search_keeps_those_above(roster, text, met):
    tree = roster.tree(text)
    assert [row.organisation.name for row in tree.rows if row.met] == met
    assert all(row.organisation.name == "临河县委" for row in tree.rows if not row.met)
    assert tree.total == 5


def test_who_was_here_before_is_found_too(roster, desk, store):
    (tenure,) = store.tenures.of_organisation("linhe")
    TenureService(desk).end(tenure.id, 1, date(2026, 6, 30), "依据")
    assert shown(roster.tree("赵立新")) == [(0, "临河县委", "")]


def test_what_is_gone_is_shown_only_when_asked(roster, desk):
    OrganisationService(desk).abolish("qingshi", 1, date(2026, 7, 12), "机构改革")
    assert "青石县委" not in {row.organisation.name for row in roster.tree().rows}
    assert [row.organisation.name for row in roster.tree(shown=Shown.GONE).rows] == ["青石县委"]


def test_the_tree_is_narrowed_with_those_above(roster):
    covered = roster.tree(shown=Shown.COVERED)
    assert [row.organisation.name for row in covered.rows] == [
        "临河县委",
        "青石县委",
        "市水务局党组",
    ]
    vacant = roster.tree(shown=Shown.VACANT)
    assert [(row.organisation.name, row.met) for row in vacant.rows][:2] == [
        ("临河县委", False),
        ("北山镇党委", True),
    ]


def test_one_organisation_with_its_posts_and_history(roster, desk):
    TenureService(desk).appoint(
        "linhe",
        TenureText(name="孙国平", post="县委书记", begins_on=date(2026, 7, 1)),
        predecessor_ends_on=date(2026, 6, 30),
    )
    view = roster.organisation("linhe")
    assert [(r.person.name, r.tenure.ends_on) for r in view.tenures] == [
        ("孙国平", None),
        ("赵立新", date(2026, 6, 30)),
    ]
    assert (view.superior, view.below) == ("中共江州市委", 2)
    assert [c.field for c in view.history] == ["ends_on"]


def put_talks(store):
    with store.atomic():
        store.talks.put(an_ended_talk(status=TalkStatus.REMEDIATION))
        store.talks.put(
            an_ended_talk(
                at(2026, 6, 22),
                id="t2",
                number="2026-002",
                talker_id="li",
                status=TalkStatus.REMEDIATION,
            )
        )
        store.talks.put(a_talk(id="t3", number="2026-003"))
        store.talks.put(
            a_talk(id="t4", number="2026-004", talkee_id="qian", organisation_id="qingshi")
        )
        store.materials.put(a_material())
        store.findings.put(a_finding(id="f1", closed_out_on=date(2026, 6, 12)))
        store.findings.put(a_finding(id="f2", position=2))
        store.findings.put(a_finding(id="f3", position=3, voided_reason="重复"))
        store.reports.put(a_report(timeliness=Timeliness.LATE))


def test_one_person_with_talks_findings_and_deadlines(roster, store):
    put_talks(store)
    view = roster.person("zhao")
    assert {t.number for t in view.talks} == {"2026-001", "2026-002", "2026-003"}
    assert view.talk_count == 3
    assert (view.closed_out, view.findings) == (1, 2)
    # of the first talk the results report is overdue since 13 June; of the second both are to come
    assert view.reports == Kept(in_time=0, late=1, overdue=1, awaited=2)
    assert [(d.number, d.kind, d.timeliness, d.days) for d in view.deadlines] == [
        ("2026-002", ReportKind.RESULTS, None, 71),
        ("2026-002", ReportKind.ACTION, None, 9),
        ("2026-001", ReportKind.RESULTS, None, -30),
        ("2026-001", ReportKind.ACTION, Timeliness.LATE, None),
    ]
    assert [f.finding.id for f in view.pointed_out] == ["f1", "f2"]
    assert [row.organisation.name for row in view.posts] == ["临河县委"]
    assert [m.title for m in view.materials] == [a_material().title]


@pytest.mark.parametrize("role", [Role.TALKER, Role.READER])
def test_only_the_office_looks_into_the_roster(roster, desk, role):
    other = RosterService(replace(desk, worker=replace(desk.worker, role=role, person_id="li")))
    for look in (other.tree, lambda: other.person("zhao"), lambda: other.organisation("linhe")):
        with pytest.raises(Refused):
            look()


def test_opening_a_page_is_noted_in_the_log(roster, store):
    roster.open_person("zhao")
    entry = store.audit.entries()[0]
    assert (entry.deed, entry.object) == ("查看人员", "zhao")


def test_namesakes_are_told_apart_by_their_posts(roster):
    (choice,) = roster.people_named("赵 立新")
    assert choice.posts == "临河县委书记（临河县委）"
    assert roster.people_named("王建国")[0].posts == "市委书记"
    assert roster.people_named("没有") == ()
