"""Every number of the statistics is as long as the list it opens, over a store full of talks."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import By, Figure, Measure, Role, Span
from db.tables.statistics import MEASURES
from desktop.services.desk import Desk, Worker
from desktop.services.parts.counting import HEADS
from desktop.services.statistics import StatisticsService
from tests.demo.conftest import NOW

YEAR = Span(begin=date(2026, 1, 1), end=date(2026, 12, 31))
QUARTER = Span(begin=date(2026, 4, 1), end=date(2026, 6, 30))
TERM = Span(begin=date(2021, 12, 20), end=date(2026, 7, 13))


@pytest.fixture(scope="module")
def clerk(demo):
    return Desk(
        store=demo,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=NOW.date,
        now=lambda: NOW,
        new_id=lambda: "",
        changed=lambda tables: None,
    )


def cells_of(view):
    yield from (one.cell for one in view.headline)
    for chart in view.charts:
        yield from (cell for bar in chart.bars for cell in bar.cells)
    for table in view.tables:
        yield from (cell for line in table.lines for cell in line.cells if cell)


def compared(service, view, *, without=frozenset()):
    cells = {c for c in cells_of(view) if c.figure.measure not in without}
    return {c: (c.number, len(service.counted(c.figure, c.span))) for c in cells}


@pytest.mark.parametrize("span", [YEAR, QUARTER, TERM], ids=["year", "quarter", "term"])
def test_every_number_is_as_long_as_its_list(clerk, span):
    service = StatisticsService(clerk)
    found = compared(service, service.read(span))
    assert len(found) > 300
    assert {c: n for c, n in found.items() if n[0] != n[1]} == {}


def test_a_talker_counts_own_talks_only_and_every_number_is_as_long_as_its_list(clerk, demo):
    who = max(
        demo.talks.talker_ids(),
        key=lambda i: demo.statistics.tally(StatisticsService(clerk)._over(YEAR)).get(
            Figure(Measure.HELD, By.TALKER, i), 0
        ),
    )
    talker = Worker(login="t", name="t", role=Role.TALKER, person_id=who)
    service = StatisticsService(replace(clerk, worker=talker))
    view = service.read(YEAR)
    found = compared(service, view, without=HEADS)  # who is covered is the office's to see
    assert {c: n for c, n in found.items() if n[0] != n[1]} == {}
    everything = StatisticsService(clerk).read(YEAR).period.tally
    assert 0 < view.period.tally[Measure.HELD] < everything[Measure.HELD]
    listed = service.counted(Figure(Measure.HELD), YEAR)
    talks = demo.talks.some(c.id for c in listed).values()
    assert all(who in (t.talker_id, t.followed_by_id) for t in talks)


def test_every_measure_is_shown_or_listed_somewhere(clerk):
    view = StatisticsService(clerk).read(YEAR)
    shown = {c.figure.measure for c in cells_of(view)}
    assert set(Measure) == MEASURES | HEADS
    assert shown >= set(Measure) - {Measure.PLAN_OPEN, Measure.RETURNED}


def test_every_line_of_every_list_can_be_worded(clerk):
    service = StatisticsService(clerk)
    for measure in Measure:
        found = service.counted(Figure(measure), YEAR)
        lines = service.lines(measure, found)
        assert [line.id.split()[0] for line in lines] == [c.id for c in found]
        assert all(line.talkee and line.organisation and line.state for line in lines)


def test_parts_add_up_to_the_whole(clerk):
    tally = StatisticsService(clerk).read(YEAR).period.tally
    m = Measure
    for whole, parts in (
        (m.HELD, (m.REGULAR, m.TIMELY)),
        (m.PLANNED, (m.PLAN_HELD, m.PLAN_LATE, m.PLAN_OPEN)),
        (m.TRIGGERS_CONFIRMED, (m.TRIGGERS_TALKED, m.TRIGGERS_UNTALKED)),
        (m.FINDINGS, (m.REQUIRED, m.NOT_REQUIRED)),
        (m.FINDINGS, (m.CLOSED_OUT, m.NOT_CLOSED_OUT)),
        (m.ACTIONS, (m.ACTIONS_DONE, m.ACTIONS_OPEN)),
        (m.DUES, (m.EARLY, m.ON_TIME, m.LATE, m.OVERDUE, m.AWAITED)),
        (m.TO_TELL, (m.TOLD, m.NOT_TOLD)),
        (m.HEADS, (m.HEADS_COVERED, m.HEADS_MISSING)),
    ):
        assert tally[whole] == sum(tally[part] for part in parts), whole
        assert tally[whole] > 0
