"""The report on a year with 20,000 talks, against reading the same rows into records."""

from datetime import timedelta

from measure import Measure, milliseconds
from stores import DAY, MANY, USER, opened

from db.records import Role
from desktop.outside import Outside
from desktop.reports.period import year_span
from desktop.services.desk import Desk, Worker
from desktop.services.printing import PrintService
from desktop.services.statistics import StatisticsService

_TALKS = "select id from talks where ended_at >= '2026' and ended_at < '2027'"


def measures():
    with opened(MANY) as vault:
        store, desk = vault.content, _desk(vault)
        read = milliseconds(lambda: _read(store), times=3)
        printing = PrintService(desk)
        made = milliseconds(
            lambda: printing.job("year-report", (), printing.usual(), about="2026").pdf(), times=3
        )
        yield Measure(
            name=f"yearly report as PDF, {MANY} talks", value=made, baseline=read, most_times=1.5
        )
        counting = StatisticsService(desk)
        counted = milliseconds(lambda: counting.read(year_span(2026)), times=3)
        name = f"statistics of a year, {MANY} talks"
        yield Measure(name=name, value=counted, baseline=read, most_times=1.5)


def _read(store):
    """Read what the report counts: the talks of the year and what belongs to them."""
    store.talks._where("ended_at >= '2026' and ended_at < '2027'")
    for table in (
        store.findings,
        store.actions,
        store.reports,
        store.assessments,
        store.copies,
        store.team_notices,
        store.triggers,
        store.plan_items,
    ):
        table._where(f"talk_id in ({_TALKS})")
    since = DAY - timedelta(days=365 * 5)
    store.held_talks.covering(since, DAY)


def _desk(vault):
    outside = Outside(DAY)
    return Desk(
        store=vault.content,
        worker=Worker(login=USER, name="李文书", role=Role.CLERK),
        today=outside.today,
        now=outside.now,
        new_id=outside.new_id,
        changed=lambda tables: None,
    )
