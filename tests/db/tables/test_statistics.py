"""What is counted of a period, and what is not."""

from datetime import date

import pytest

from db.records import (
    By,
    Counting,
    Figure,
    Measure,
    Origin,
    Plan,
    PlanItem,
    ReportKind,
    Span,
    TalkKind,
    TalkStatus,
    Timeliness,
    Visibility,
)
from tests.factories import a_finding, a_report, a_talk, an_action, an_ended_talk, at
from tests.town import fill

M = Measure
YEAR = Span(begin=date(2026, 1, 1), end=date(2026, 12, 31))


def over(span=YEAR, own_of=None):
    """On 13 July 2026 a report is overdue where the talk ended by 12 June or 12 April."""
    return Counting(
        span=span,
        today=date(2026, 7, 13),
        action_ended_on=date(2026, 6, 12),
        results_ended_on=date(2026, 4, 12),
        own_of=own_of,
    )


@pytest.fixture
def full(store):
    fill(store)
    with store.atomic():
        put = store.talks.put
        put(an_ended_talk(at(2026, 12, 31, 23, 30), id="last", number="1"))
        put(an_ended_talk(at(2025, 12, 31, 23, 30), id="before", number="2"))
        put(
            an_ended_talk(
                at(2026, 1, 5, 9),
                id="old",
                number="3",
                origin=Origin.EARLIER,
                status=TalkStatus.CLOSED,
            )
        )
        put(an_ended_talk(at(2026, 6, 12, 9), id="june", number="4", kind=TalkKind.TIMELY))
        put(an_ended_talk(at(2026, 6, 13, 9), id="june2", number="5", talker_id="song"))
        put(an_ended_talk(id="wrong", number="6", status=TalkStatus.CANCELLED))
        put(an_ended_talk(id="gone", number="7", status=TalkStatus.TERMINATED))
        put(a_talk(id="soon", number="8", planned_at=at(2026, 8, 3)))
        put(a_talk(id="next", number="9", planned_at=at(2027, 1, 4)))
    return store


def ids(store, measure, by=By.ALL, value="", **given):
    return [c.id for c in store.statistics.page(Figure(measure, by, value), over(**given))]


def test_a_talk_counts_on_the_day_it_ended_unless_it_was_entered_wrongly(full):
    assert ids(full, M.HELD) == ["old", "gone", "june", "june2", "last"]
    assert ids(full, M.HELD, span=Span(begin=date(2025, 12, 31), end=date(2025, 12, 31))) == [
        "before"
    ]
    assert ids(full, M.HELD, By.KIND, "timely") == ["june"]
    assert ids(full, M.HELD, By.MONTH, "2026-06") == ["june", "june2"]
    assert ids(full, M.EARLIER) == ["old"]
    assert ids(full, M.ARRANGED) == ["soon"]


def test_a_talker_counts_own_talks_only(full):
    assert ids(full, M.HELD, own_of="song") == ["june2"]
    assert ids(full, M.HELD, own_of="") == []
    assert full.statistics.tally(over(own_of="song"))[Figure(M.HELD)] == 1


def test_some_measures_alone_and_in_all_come_to_the_same(full):
    whole = full.statistics.tally(over())
    some = {M.HELD, M.TIMELY, M.OVERDUE, M.FINDINGS, M.RETURNED}
    found = full.statistics.tally(over(), some, apart=False)
    assert found == {f: n for f, n in whole.items() if f.measure in some and f.by is By.ALL}
    assert Figure(M.OVERDUE) in found
    assert Figure(M.TIMELY, By.KIND, "timely") in whole


def test_reports_are_due_of_talks_under_the_measures_and_told_apart_by_time(full):
    with full.atomic():
        given = {"talk_id": "june2", "due_on": date(2026, 7, 13)}
        late = {"timeliness": Timeliness.LATE, "received_on": date(2026, 7, 20)}
        full.reports.put(a_report(id="void", voided_reason="登记有误", **given))
        full.reports.put(a_report(id="r", **given, **late))
        again = {"round": 2, "timeliness": Timeliness.EARLY, "received_on": date(2026, 8, 1)}
        full.reports.put(a_report(id="again", **given | again))
        full.reports.put(a_report(id="gone-a", talk_id="gone"))
    assert ids(full, M.LATE) == ["r"]
    assert ids(full, M.EARLY) == ["gone-a"]
    assert ids(full, M.OVERDUE) == ["juneaction"]
    assert ids(full, M.OVERDUE, By.REPORT, ReportKind.RESULTS) == []
    assert ids(full, M.DUES, By.REPORT, ReportKind.RESULTS) == [
        "juneresults",
        "june2results",
        "lastresults",
    ]
    assert sum(len(ids(full, m)) for m in (M.EARLY, M.LATE, M.OVERDUE, M.AWAITED)) == 7


def test_findings_kept_back_or_voided_are_not_counted_nor_those_of_earlier_talks(full):
    with full.atomic():
        for number, given in enumerate(
            (
                {"requirement": "整改"},
                {},
                {"visibility": Visibility.TALKER_ONLY},
                {"voided_reason": "误"},
                {"talk_id": "old"},
                {"talk_id": "wrong"},
            )
        ):
            fields = {"id": f"f{number}", "position": number, "talk_id": "june"}
            full.findings.put(a_finding(**fields | given))
        full.actions.put(an_action(id="a0", talk_id="june", finding_id="f0"))
        full.actions.put(
            an_action(id="a1", talk_id="june", finding_id="f1", voided_reason="误", position=2)
        )
    assert ids(full, M.FINDINGS) == ["f0", "f1"]
    assert ids(full, M.REQUIRED) == ["f0"]
    assert ids(full, M.ANSWERED) == ["f0"]
    assert ids(full, M.ACTIONS) == ["a0"]


def test_a_plan_item_is_held_late_or_open(full):
    def item(item_id, due_on, talk_id=None, talker_id="wang"):
        return PlanItem(
            id=item_id,
            plan_id="p",
            talkee_id="zhao",
            organisation_id="linhe",
            talker_id=talker_id,
            month=due_on.month,
            due_on=due_on,
            talk_id=talk_id,
        )

    with full.atomic():
        full.plans.put(Plan(id="p", year=2026))
        full.plan_items.put(item("held", date(2026, 6, 30), "june"))
        full.plan_items.put(item("called off", date(2026, 6, 30), "wrong"))
        full.plan_items.put(item("today", date(2026, 7, 13)))
        full.plan_items.put(item("whose", date(2026, 12, 31), talker_id=None))
    assert ids(full, M.PLAN_HELD) == ["held"]
    assert ids(full, M.PLAN_LATE) == ["called off"]
    assert ids(full, M.PLAN_OPEN) == ["today", "whose"]
    assert ids(full, M.PLANNED, By.TALKER, "") == ["whose"]
