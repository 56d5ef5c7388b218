"""Records to try rules with; each has what a record must have, the rest is given by the test."""

from datetime import date, datetime, timedelta, timezone

from db.records import (
    Assessment,
    Body,
    BodyKind,
    Copy,
    CopyRound,
    CorrectiveAction,
    Finding,
    FindingCategory,
    Grade,
    HeadRole,
    Leader,
    Level,
    Material,
    MaterialRequest,
    Organisation,
    OrganisationKind,
    Preparation,
    Report,
    ReportKind,
    Step,
    Talk,
    TalkKind,
    TalkRecord,
    TalkStatus,
    TeamNotice,
    Tenure,
    Term,
    Timeliness,
)

CST = timezone(timedelta(hours=8))


def at(year, month, day, hour=9, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=CST)


def a_talk(**fields):
    given = {
        "id": "t1",
        "number": "2026-001",
        "kind": TalkKind.REGULAR,
        "status": TalkStatus.PLANNED,
        "talker_id": "wang",
        "talker_post": "市委书记",
        "talkee_id": "zhao",
        "organisation_id": "linhe",
        "talkee_post": "县委书记",
        "created_at": at(2026, 2, 1),
    }
    return Talk(**given | fields)


def an_ended_talk(ended_at=None, **fields):
    ended_at = ended_at or at(2026, 3, 13, 11)
    given = {
        "status": TalkStatus.REMEDIATION,
        "planned_at": ended_at - timedelta(hours=2),
        "started_at": ended_at - timedelta(hours=2),
        "ended_at": ended_at,
        "step": 5,
    }
    return a_talk(**given | fields)


def a_finding(**fields):
    given = {
        "id": "f1",
        "talk_id": "t1",
        "position": 1,
        "title": "谈心谈话少",
        "category": FindingCategory.FIRST_RESPONSIBLE,
    }
    return Finding(**given | fields)


def an_action(**fields):
    given = {"id": "a1", "talk_id": "t1", "finding_id": "f1", "position": 1, "text": "每季度谈心"}
    return CorrectiveAction(**given | fields)


def an_assessment(**fields):
    given = {
        "id": "s1",
        "talk_id": "t1",
        "finding_id": "f1",
        "proposed": Grade.DONE,
        "proposed_on": date(2026, 6, 15),
        "proposed_by": "李文书",
    }
    return Assessment(**given | fields)


def a_report(**fields):
    given = {
        "id": "r1",
        "talk_id": "t1",
        "kind": ReportKind.ACTION,
        "received_on": date(2026, 4, 10),
        "due_on": date(2026, 4, 13),
        "timeliness": Timeliness.EARLY,
    }
    return Report(**given | fields)


def a_record(**fields):
    return TalkRecord(**{"id": "t1", "text": "一、报告自查。"} | fields)


def a_body(kind=BodyKind.LOCAL_COMMITTEE, **fields):
    given = {
        "id": "own",
        "name": "中共江州市委",
        "kind": kind,
        "level": Level.CITY,
        "office_name": "市委办公室",
    }
    return Body(**given | fields)


def a_leader(person_id="wang", **fields):
    given = {
        "id": f"leader-{person_id}",
        "person_id": person_id,
        "post": "市委书记",
        "is_secretary": True,
        "begins_on": date(2024, 1, 1),
    }
    return Leader(**given | fields)


def an_organisation(organisation_id="linhe", **fields):
    given = {
        "id": organisation_id,
        "name": "临河县委",
        "kind": OrganisationKind.LOCAL_COMMITTEE,
        "level": Level.COUNTY,
    }
    return Organisation(**given | fields)


def a_tenure(person_id="zhao", organisation_id="linhe", **fields):
    given = {
        "id": f"tenure-{person_id}",
        "person_id": person_id,
        "organisation_id": organisation_id,
        "post": "县委书记",
        "role": HeadRole.SECRETARY,
        "begins_on": date(2024, 1, 1),
    }
    return Tenure(**given | fields)


def a_step(number=1, **fields):
    return Step(**{"id": f"step{number}", "talk_id": "t1", "number": number} | fields)


def a_material(**fields):
    return Material(
        **{"id": "m1", "talk_id": "t1", "unit": "市委组织部", "title": "考核情况"} | fields
    )


def a_request(**fields):
    given = {
        "id": "q1",
        "talk_id": "t1",
        "unit": "市审计局",
        "sent_on": date(2026, 7, 1),
        "reply_due_on": date(2026, 7, 8),
    }
    return MaterialRequest(**given | fields)


def a_preparation(**fields):
    return Preparation(**{"id": "t1"} | fields)


def a_copy(round_=CopyRound.TALK, receiver="市纪委监委", **fields):
    given = {
        "id": f"{round_}-{receiver}",
        "talk_id": "t1",
        "round": round_,
        "receiver": receiver,
        "required": True,
    }
    return Copy(**given | fields)


def a_team_notice(**fields):
    given = {"id": "n1", "talk_id": "t1", "told_on": date(2026, 4, 12), "manner": "民主生活会"}
    return TeamNotice(**given | fields)


def a_term(**fields):
    given = {
        "id": "term",
        "name": "第八届",
        "begins_on": date(2021, 9, 20),
        "ends_on": date(2026, 12, 31),
    }
    return Term(**given | fields)
