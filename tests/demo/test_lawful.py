"""Every demo talk keeps the Measures, day by day."""

from collections import Counter
from dataclasses import fields
from datetime import date, datetime

import pytest

from db.records import (
    OrganisationKind,
    Origin,
    RecordState,
    Superior,
    TalkKind,
    TalkStatus,
    Visibility,
)
from desktop.demo.city import SETTINGS
from desktop.rules.closing import Followed, lacks
from desktop.rules.deadlines import IN_FORCE_FROM, action_report_due, results_report_due
from desktop.rules.eligibility import OwnSide, Talkee, check
from desktop.rules.substance import thin
from desktop.rules.workdays import Workdays
from desktop.workflow.record import fingerprint

TODAY = date(2026, 7, 13)


@pytest.fixture(scope="module")
def own(demo):
    names = {p.id: p.name for p in demo.people.all()}
    return OwnSide(
        body=demo.body.own(),
        leaders=demo.leaders.all(),
        settings=demo.settings.office(),
        names=names,
    )


def under_the_measures(demo):
    return [t for t in demo.talks.all() if t.origin is not Origin.EARLIER]


def test_art_7_holds_for_every_talk(demo, own):
    organisations = {o.id: o for o in demo.organisations.all()}
    for talk in demo.talks.all():
        talkee = Talkee(
            person_id=talk.talkee_id,
            organisation=organisations[talk.organisation_id],
            tenures=demo.tenures.of_organisation(talk.organisation_id),
        )
        check(talk.kind, talk.planned_at.date(), talk.talker_id, talkee, own)


def test_county_secretaries_are_talked_to_by_the_city_secretary_only(demo):
    counties = {
        o.id for o in demo.organisations.all() if o.kind is OrganisationKind.LOCAL_COMMITTEE
    }
    secretaries = {x.person_id for x in demo.leaders.all() if x.is_secretary}
    talks = [t for t in demo.talks.all() if t.organisation_id in counties]
    assert talks
    assert all(t.talker_id in secretaries for t in talks if t.kind is TalkKind.REGULAR)
    assert {o.superior for o in demo.organisations.all() if o.id in counties} >= {Superior.OWN}
    superiors = {demo.organisations.get(t.organisation_id).superior for t in demo.talks.all()}
    assert superiors == {Superior.OWN}


def test_talks_are_on_working_days_and_from_the_measures_on_unless_earlier(demo):
    workdays = Workdays.of(SETTINGS)
    for talk in demo.talks.all():
        day = talk.planned_at.date()
        assert workdays.is_workday(day), talk.number
        assert (day < IN_FORCE_FROM) == (talk.origin is Origin.EARLIER)


def test_no_leader_is_in_two_talks_at_once_and_no_pair_meets_twice_a_day(demo):
    hours = Counter((t.talker_id, t.planned_at) for t in demo.talks.all())
    pairs = Counter((t.talker_id, t.talkee_id, t.planned_at.date()) for t in demo.talks.all())
    assert max(hours.values()) == max(pairs.values()) == 1


TABLES = [
    "steps",
    "findings",
    "records",
    "preparations",
    "materials",
    "material_requests",
    "reports",
    "actions",
    "assessments",
    "team_notices",
    "copies",
    "reminders",
]
MAY_COME = {
    "due_on",
    "reply_due_on",
    "requirement_by",
    "look_again_on",
    "redo_by",
    "self_check_due_on",
}


@pytest.mark.parametrize("table", TABLES)
def test_nothing_has_happened_after_today(demo, table):
    for record in getattr(demo, table).all():
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, date) and field.name not in MAY_COME:
                day = value.date() if isinstance(value, datetime) else value
                assert day <= TODAY, (table, field.name)


def test_only_what_is_still_to_come_lies_in_the_future(demo):
    for talk in demo.talks.all():
        ahead = talk.planned_at.date() > TODAY
        assert not ahead or talk.status in (TalkStatus.PLANNED, TalkStatus.PREPARING)


def test_findings_show_facts_part_and_thinking(demo):
    findings = demo.findings.all()
    assert len(findings) > 150
    assert thin(findings) == ()
    assert {f.visibility for f in findings} == set(Visibility)


def test_no_two_talks_are_copied(demo):
    for texts in (
        [f.facts for f in demo.findings.all()],
        [s.text for s in demo.steps.all() if s.number in (1, 2, 4)],
        [r.text for r in demo.reports.all()],
        [p.outline for p in demo.preparations.all() if p.outline],
    ):
        assert len(texts) == len(set(texts)) > 50


def test_due_dates_follow_the_end_of_the_talk(demo):
    ends = {t.id: t.ended_at.date() for t in under_the_measures(demo) if t.ended_at}
    reports = demo.reports.all()
    assert {r.timeliness for r in reports} >= {"early", "late", "on_time"}
    for report in reports:
        due = action_report_due if report.kind == "action" else results_report_due
        if report.round == 1:
            assert report.due_on == due(ends[report.talk_id])


def test_signed_records_are_what_was_fixed(demo):
    signed = [r for r in demo.records.all() if r.state is RecordState.SIGNED]
    assert len(signed) > 30
    assert all(fingerprint(r.text) == r.sha256 for r in signed)


def test_closed_talks_lack_nothing(demo):
    closed = [
        t for t in under_the_measures(demo) if t.status in (TalkStatus.CLOSED, TalkStatus.ARCHIVED)
    ]
    assert len(closed) > 10
    for talk in closed:
        followed = Followed(
            talk=talk,
            settings=SETTINGS,
            record=demo.records.get(talk.id),
            findings=demo.findings.of_talk(talk.id),
            actions=demo.actions.of_talk(talk.id),
            reports=demo.reports.of_talk(talk.id),
            assessments=demo.assessments.of_talk(talk.id),
            team_notices=demo.team_notices.of_talk(talk.id),
            copies=demo.copies.of_talk(talk.id),
        )
        assert lacks(followed) == ()


def test_archived_talks_are_numbered_one_document_after_the_other(demo):
    archived = [t for t in demo.talks.all() if t.status is TalkStatus.ARCHIVED]
    assert archived
    numbers = []
    for talk in archived:
        files = demo.archived_files.of_talk(talk.id)
        assert files[0].archive_number == talk.archive_number
        assert "监督谈话记录" in {f.title.partition("（")[0] for f in files}
        numbers += [f.archive_number for f in files]
    assert len(set(numbers)) == len(numbers)
    assert demo.archived_files.last_serial("0194-WS·2026-D30-BGS") == len(numbers)
