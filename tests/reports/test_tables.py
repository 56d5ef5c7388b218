"""The tables and charts of a period, made of figures alone."""

from datetime import date

from db.records import By, Figure, Measure, Span
from desktop.reports.charts import charts
from desktop.reports.period import Named, Period, Tally, Year, year_span
from desktop.reports.tables import headline, tables

M = Measure


def a_period(counted=None, span=None, **given):
    tally = Tally({Figure(*key) if isinstance(key, tuple) else Figure(key): n
                   for key, n in (counted or {}).items()})  # fmt: skip
    return Period(span=span or year_span(2026), today=date(2026, 7, 13), tally=tally, **given)


def test_a_period_is_called_by_its_year_or_its_days():
    assert a_period().words == "2026年"
    span = Span(begin=date(2025, 11, 1), end=date(2026, 2, 28))
    assert a_period(span=span).words == "2025年11月1日至2026年2月28日"
    assert a_period(span=span).months == ("2025-11", "2025-12", "2026-01", "2026-02")


def test_a_number_that_was_not_counted_is_0_and_still_knows_what_it_stands_for():
    held = headline(a_period())[0].cell
    assert (held.figure, held.number) == (Figure(M.HELD), 0)


def test_a_term_and_earlier_years_have_tables_only_where_there_are_any():
    keys = [t.key for t in tables(a_period())]
    assert "coverage" not in keys
    assert "years" not in keys
    full = a_period(term="第八届", years=(Year(2025, Tally()), Year(2026, Tally())))
    keys = [t.key for t in tables(full)]
    assert keys.count("coverage") == keys.count("years") == 1


def test_every_line_has_a_cell_for_every_column_and_lines_of_years_are_those_years():
    full = a_period(
        {(M.HELD, By.TALKER, "wang"): 3},
        term="第八届",
        talkers=(Named("wang", "王致远", "市委书记"),),
        years=(Year(2025, Tally({Figure(M.HELD): 7})), Year(2026, Tally())),
    )
    for table in tables(full):
        assert all(len(line.cells) == len(table.columns) for line in table.lines), table.key
    years = next(t for t in tables(full) if t.key == "years")
    assert [(line.label, line.cells[1].number, line.cells[1].span) for line in years.lines] == [
        ("2025年", 7, year_span(2025)),
        ("2026年", 0, year_span(2026)),
    ]
    talkers = next(t for t in tables(full) if t.key == "talkers")
    assert [line.label for line in talkers.lines] == ["王致远（市委书记）", "合计"]
    assert talkers.lines[0].cells[3].number == 3


def test_a_chart_says_its_numbers_in_words_and_knows_its_longest_bar():
    months = next(
        c
        for c in charts(
            a_period({(M.PLANNED, By.MONTH, "2026-03"): 4, (M.HELD, By.MONTH, "2026-03"): 5})
        )
        if c.key == "months"
    )
    assert (len(months.bars), months.largest) == (12, 5)
    assert "3月：计划4，开展谈话5；" in months.words
    stacked = next(
        c
        for c in charts(
            a_period({(M.EARLY, By.REPORT, "action"): 4, (M.LATE, By.REPORT, "action"): 5})
        )
        if c.key == "reports"
    )
    assert stacked.largest == 9


def test_a_chart_of_many_years_shows_the_last_24_months_that_have_something():
    counted = {(M.HELD, By.MONTH, f"{y}-{m:02d}"): 1 for y in range(2021, 2027) for m in (1, 2, 6)}
    span = Span(begin=date(2021, 1, 1), end=date(2026, 12, 31))
    months = charts(a_period(counted, span))[0]
    assert len(months.bars) == 18
    assert months.bars[0].label == "2021年1月"
