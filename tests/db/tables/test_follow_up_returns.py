"""The query for open returns says what the rule says (Art. 11)."""

from datetime import date, timedelta
from itertools import product

import pytest

from db.records import Grade, ReportKind, TalkStatus
from desktop.rules.assessment import redo_by
from tests.factories import a_finding, a_report, an_assessment, an_ended_talk
from tests.services.roster import put_roster

ON, LIMIT = date(2026, 6, 20), date(2026, 7, 20)
CASES = list(
    product(
        (-1, 0, 1),
        (LIMIT, LIMIT - timedelta(days=5)),
        (1, 2),
        ("", "误登"),
        (Grade.NOT_DONE, Grade.DONE, None),
        ReportKind,
    )
)


@pytest.fixture
def talks(store):
    put_roster(store)
    return store


def test_every_case_of_a_return_and_a_report(talks):
    reports, assessments = [], []
    with talks.atomic():
        for n, (days, due_on, round_, voided, grade, kind) in enumerate(CASES):
            talk_id = f"t{n}"
            talks.talks.put(an_ended_talk(id=talk_id, number=str(n), status=TalkStatus.REMEDIATION))
            talks.findings.put(a_finding(id=f"f{n}", talk_id=talk_id))
            reports.append(
                a_report(
                    id=f"r{n}",
                    talk_id=talk_id,
                    kind=kind,
                    received_on=ON + timedelta(days=days),
                    due_on=due_on,
                    round=round_,
                    voided_reason=voided,
                )
            )
            assessments.append(
                an_assessment(
                    id=f"s{n}",
                    talk_id=talk_id,
                    finding_id=f"f{n}",
                    decided=grade,
                    decided_on=ON,
                    redo_by=LIMIT,
                )
            )
        talks.reports.put_all(reports)
        talks.assessments.put_all(assessments)
    found = {f.talk_id: f.redo_by for f in talks.follow_ups.running(None)}
    expected = {r.talk_id: redo_by([r], [a]) for r, a in zip(reports, assessments, strict=True)}
    assert found == expected
    assert {None, LIMIT} == set(found.values())
