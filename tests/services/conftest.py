from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    Origin,
    ReportKind,
    Role,
    TalkKind,
    TalkStatus,
    Timeliness,
    Visibility,
)
from desktop.services.desk import Worker
from desktop.services.follow_up import FollowUpService
from desktop.services.talks import TalkService
from desktop.services.views.talks import NewTalk
from tests.conftest import TODAY
from tests.factories import (
    a_finding,
    a_report,
    a_talk,
    an_ended_talk,
    at,
)
from tests.town import fill


@pytest.fixture
def town(desk):
    """The clerk's desk over a store with the own body, its leaders and lower organisations."""
    fill(desk.store)
    return desk


@pytest.fixture
def talker_desk(town):
    """The desk of 宋清和, a deputy secretary who sees own talks only."""
    worker = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    return replace(town, worker=worker)


def put_talk(town, number, ended_at, **fields):
    given = {"id": f"t{number}", "number": f"2026-{number:03d}", "status": TalkStatus.REMEDIATION}
    town.store.talks.put(an_ended_talk(ended_at, **given | fields))


def put_report(town, talk, kind, on, **fields):
    due = {"due_on": on, "timeliness": Timeliness.ON_TIME}
    given = {"id": f"{talk}{kind}{fields.get('round', 1)}", "talk_id": talk, "kind": kind}
    town.store.reports.put(a_report(received_on=on, **given | due | fields))


@pytest.fixture
def follow_up(town):
    """Today is 13 July: t1 late (action, 10 July), t2 near (results, 18 July), t3 calm."""
    with town.store.atomic():
        put_talk(town, 1, at(2026, 6, 10, 11))
        sun = {"talkee_id": "sun", "organisation_id": "shuiwu"}
        put_talk(town, 2, at(2026, 4, 18, 11), **sun)
        put_report(town, "t2", ReportKind.ACTION, date(2026, 5, 8))
        shan = {"talkee_id": "shan", "organisation_id": "donggang", "talker_id": "song"}
        put_talk(town, 3, at(2026, 7, 10, 11), status=TalkStatus.AWAITING_SIGNATURE, **shan)
        put_talk(town, 4, at(2026, 2, 13, 11), status=TalkStatus.CLOSED, closed_on=TODAY)
        put_talk(town, 5, at(2024, 2, 13), status=TalkStatus.CLOSED, origin=Origin.EARLIER)
        town.store.talks.put(a_talk(id="t6", number="2026-006"))
        town.store.findings.put(a_finding(talk_id="t2", closed_out_on=TODAY))
        town.store.findings.put(a_finding(id="f2", talk_id="t2", position=2))
        town.store.findings.put(
            a_finding(id="f3", talk_id="t2", position=3, visibility=Visibility.TALKER_ONLY)
        )
    return FollowUpService(town)


@pytest.fixture
def talks(town):
    return TalkService(town)


def new_talk(**given):
    fields = {
        "kind": TalkKind.REGULAR,
        "tenure_id": "tenure-zhao",
        "leader_id": "leader-wang",
        "planned_at": at(2026, 7, 20, 15),
        "place": "第一会议室",
        "note_takers": ("李文书",),
    }
    return NewTalk(**fields | given)
