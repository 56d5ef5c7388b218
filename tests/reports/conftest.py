from datetime import date

import pytest

from db.records import Figure
from desktop.reports.period import Named, Period, Tally, Year, year_span
from desktop.reports.year_facts import YearFacts

WANG = Named("wang", "王致远", "市委书记")
SONG = Named("song", "宋清和", "市委副书记")


def a_tally(counted):
    return Tally(
        {Figure(*key) if isinstance(key, tuple) else Figure(key): n for key, n in counted.items()}
    )


@pytest.fixture
def facts():
    """Make facts of 2026, drafted in January 2027 unless said otherwise, of figures alone."""

    def make(counted=None, *, before=None, ahead=None, today=date(2027, 1, 12), **given):
        fields = {"body": "中共江州市委", "secretary": WANG} | given
        period = Period(
            span=year_span(2026),
            today=today,
            tally=a_tally(counted or {}),
            term="第八届",
            covered_on=date(2026, 12, 31),
            talkers=(WANG, SONG),
        )
        return YearFacts(
            period=period,
            before=Year(2025, a_tally(before)) if before is not None else None,
            ahead=Year(2027, a_tally(ahead)) if ahead is not None else None,
            **fields,
        )

    return make
