from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import Grade, Origin, ReportKind, TalkKind, TalkStatus
from tests.factories import (
    a_copy,
    a_finding,
    a_preparation,
    a_report,
    a_talk,
    a_team_notice,
    an_action,
    an_assessment,
    an_ended_talk,
    at,
)
from tests.services.roster import put_roster

AFTER = (TalkStatus.AWAITING_SIGNATURE, TalkStatus.REMEDIATION)
OPEN = an_ended_talk(id="t1", number="1")
CLOSED = an_ended_talk(id="t2", number="2", status=TalkStatus.CLOSED)


@pytest.fixture
def talks(store):
    put_roster(store)
    with store.atomic():
        store.talks.put_all([OPEN, CLOSED])
        store.findings.put_all([a_finding(), a_finding(id="f2", talk_id="t2")])
    return store


def put(store, table, *records):
    with store.atomic():
        getattr(store, table).put_all(records)


def test_a_glance_leaves_out_long_texts_and_other_states(talks):
    put(talks, "reports", a_report(text="长文"), a_report(id="r2", talk_id="t2"))
    (seen,) = talks.reports.glance_of(AFTER)
    assert seen == a_report(text="", version=-1)
    assert talks.reports.get("r1").text == "长文"


def test_a_tuple_is_left_empty_too_and_tables_with_the_talks_id_are_known(talks):
    put(talks, "preparations", a_preparation(topics=("一岗双责",), self_check_on=date(2026, 3, 1)))
    (seen,) = talks.preparations.glance_of(AFTER)
    assert (seen.topics, seen.self_check_on) == ((), date(2026, 3, 1))


def test_what_was_only_glanced_at_cannot_be_saved(talks):
    put(talks, "reports", a_report(text="长文"))
    (seen,) = talks.reports.glance_of(AFTER)
    with pytest.raises(Conflict), talks.atomic():
        talks.reports.put(replace(seen, note="改"))
    assert talks.reports.get("r1").text == "长文"


def test_article_11_actions_to_tell_are_first_responsible_and_not_told_yet(talks):
    put(
        talks,
        "actions",
        an_action(first_responsible=True),
        an_action(id="a2"),
        an_action(id="a3", first_responsible=True, voided_reason="误录"),
        an_action(id="a4", talk_id="t2", finding_id="f2", first_responsible=True),
    )
    assert [a.id for a in talks.actions.to_tell()] == ["a1"]
    put(talks, "team_notices", a_team_notice(voided_reason="误登"))
    assert [a.id for a in talks.actions.to_tell()] == ["a1"]
    put(talks, "team_notices", a_team_notice(id="n2"))
    assert talks.actions.to_tell() == []


def test_assessments_with_a_date_and_copies_without_a_receipt(talks):
    put(
        talks,
        "assessments",
        an_assessment(decided=Grade.NOT_DONE, redo_by=date(2026, 8, 1)),
        an_assessment(id="s2", finding_id="f2", talk_id="t2"),
    )
    assert [a.id for a in talks.assessments.with_a_date()] == ["s1"]
    out = {"sent_on": date(2026, 6, 20), "talk_id": "t2"}
    put(
        talks,
        "copies",
        a_copy(**out | {"id": "1"}),
        a_copy(**out | {"id": "2", "receipt_on": date(2026, 6, 25)}),
        a_copy(**out | {"id": "3", "voided_reason": "误发"}),
        a_copy(**out | {"id": "4", "sent_on": None}),
        a_copy(**out | {"id": "5", "talk_id": "t1"}),
    )
    assert [c.id for c in talks.copies.without_receipt()] == ["1"]


def test_running_talks_and_figures_are_counted_for_all_or_for_one_talker(store):
    put_roster(store)
    others = {"talker_id": "li", "talkee_id": "qian"}
    with store.atomic():
        store.talks.put_all(
            [
                a_talk(id="1", number="1", planned_at=at(2026, 7, 20)),
                a_talk(id="2", number="2", planned_at=at(2026, 8, 1), status=TalkStatus.CANCELLED),
                an_ended_talk(id="3", number="3"),
                an_ended_talk(id="4", number="4", followed_by_id="li", status=TalkStatus.CLOSED),
                an_ended_talk(id="5", number="5", status=TalkStatus.ARCHIVED, **others),
                an_ended_talk(id="6", number="6", status=TalkStatus.TERMINATED, **others),
                an_ended_talk(
                    at(2025, 11, 20), id="7", number="7", status=TalkStatus.CLOSED,
                    origin=Origin.EARLIER,
                ),
                an_ended_talk(id="8", number="8", kind=TalkKind.TIMELY, **others),
            ]
        )  # fmt: skip
    assert [t.id for t in store.talks.running()] == ["1", "3", "8"]
    assert [t.id for t in store.talks.running("li")] == ["8"]
    assert store.talks.tally_of_year(2026) == (4, 5)
    assert store.talks.tally_of_year(2026, "li") == (3, 3)
    assert store.talks.tally_of_year(2025) == (1, 1)
    assert store.talks.count_to_archive() == 2
    assert store.talks.count_to_archive("li") == 2
    assert store.talks.count_to_archive("wang") == 1
    assert store.talks.numbers(["1", "4", "1", "not a talk", ""]) == {"1": "1", "4": "4"}
    assert store.talks.to_archive(2026) == [("4", "4"), ("6", "6")]
    assert store.talks.to_archive(2026, "wang") == [("4", "4")]
    assert store.talks.to_archive(2025) == []
    assert store.talks.count_in(AFTER) == 2
    assert store.talks.count_in(AFTER, "wang") == 1


def test_kinds_of_reports_keep_their_words(talks):
    put(talks, "reports", a_report(kind=ReportKind.RESULTS))
    assert talks.reports.glance_of(AFTER)[0].kind is ReportKind.RESULTS


def test_the_years_that_have_talks_each_once_and_newest_first(store):
    put_roster(store)
    assert store.talks.years() == []
    others = {"talker_id": "li", "talkee_id": "qian"}
    with store.atomic():
        store.talks.put_all(
            [
                a_talk(id="1", number="1", planned_at=at(2026, 7, 20)),
                a_talk(id="2", number="2", created_at=at(2019, 12, 31, 23, 59)),
                an_ended_talk(at(2026, 1, 1, 11), id="3", number="3"),
                an_ended_talk(at(2023, 5, 1), id="4", number="4", followed_by_id="li"),
                an_ended_talk(at(2022, 5, 1), id="5", number="5", **others),
            ]
        )
    assert store.talks.years() == [2026, 2023, 2022, 2019]
    assert store.talks.years("li") == [2023, 2022]
    assert store.talks.years("qian") == []
