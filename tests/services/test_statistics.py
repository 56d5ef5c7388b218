"""The statistics leave as a workbook with typed cells; who may not count is refused."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.errors import StoreReadOnly
from db.records import Figure, Measure, Role, Span, TalkOrder, Term
from desktop.errors import BadInput, Refused
from desktop.reports.period import year_span
from desktop.services import statistics
from desktop.services.statistics import StatisticsService
from tests.factories import a_finding, an_ended_talk, at

YEAR = year_span(2026)


@pytest.fixture
def service(town):
    with town.store.atomic():
        begin, end = date(2021, 9, 1), date(2026, 12, 31)
        town.store.terms.put(Term(id="term", name="=第八届", begins_on=begin, ends_on=end))
        town.store.talks.put(an_ended_talk(at(2026, 5, 12, 11)))
        town.store.findings.put(a_finding())
        town.store.talks.put(an_ended_talk(at(2025, 5, 12, 11), id="t0", number="2025-001"))
    return StatisticsService(town)


def test_nothing_is_lost_against_the_screen_and_numbers_are_numbers(service):
    view = service.read(YEAR)
    made = service.excel(view)
    book = load_workbook(BytesIO(made.draw_up()))
    assert [s.title for s in book] == [t.title for t in view.tables]
    for sheet, table in zip(book, view.tables, strict=True):
        rows = list(sheet.iter_rows(min_row=4, values_only=True))
        assert [cell.value for cell in sheet[3]] == [table.head or "项目", *table.columns]
        for row, line in zip(rows, table.lines, strict=True):
            assert row[0] == line.label
            assert row[1:] == tuple(None if c is None else c.number for c in line.cells)
            assert all(n is None or isinstance(n, int) for n in row[1:])
        assert sheet.freeze_panes == "A4"
        assert sheet.auto_filter.ref


def test_a_name_that_looks_like_a_formula_is_text(service):
    book = load_workbook(BytesIO(service.excel(service.read(YEAR)).draw_up()))
    cell = book["任期覆盖"]["A4"]
    assert (cell.value, cell.data_type) == ("=第八届", "s")


def test_saving_is_logged_and_a_folder_that_cannot_be_written_is_said(service, town, tmp_path):
    made = service.excel(service.read(YEAR))
    service.save(made, b"x", tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"x"
    assert town.store.audit.entries(limit=1)[0].deed == "导出2026年监督谈话统计表"
    with pytest.raises(StoreReadOnly, match="没有导出"):
        service.save(made, b"x", tmp_path / "none" / "a.xlsx")


def test_years_are_compared_up_to_the_one_shown(service):
    assert service.years() == (2026, 2025)
    assert [y.year for y in service.read(YEAR).period.years] == [2025, 2026]
    assert [y.year for y in service.read(year_span(2025)).period.years] == [2025]


def test_a_period_that_runs_backwards_is_refused_at_its_field(service):
    with pytest.raises(BadInput) as problem:
        service.read(Span(begin=date(2026, 2, 1), end=date(2026, 1, 1)))
    assert problem.value.field == "结束日期"


def test_who_reads_copies_counts_nothing(service, town):
    reader = StatisticsService(replace(town, worker=replace(town.worker, role=Role.READER)))
    for deed in (reader.years, lambda: reader.read(YEAR)):
        with pytest.raises(Refused):
            deed()


@pytest.mark.parametrize("measure", [Measure.HEADS, Measure.HEADS_COVERED, Measure.HEADS_MISSING])
def test_who_is_covered_is_for_the_office_and_the_number_for_all(service, talker_desk, measure):
    assert service.counted(Figure(measure=measure), YEAR) is not None
    talker = StatisticsService(talker_desk)
    assert talker.read(YEAR).headline
    with pytest.raises(Refused, match="谈话人不能办理"):
        talker.counted(Figure(measure=measure), YEAR)


@pytest.mark.parametrize("most_read", [2000, 0], ids=["short", "long"])
def test_what_was_counted_is_sorted_by_names_days_and_numbers(
    service, town, monkeypatch, most_read
):
    monkeypatch.setattr(statistics, "_MOST_READ", most_read)
    with town.store.atomic():
        sun = {"talkee_id": "sun", "organisation_id": "shuiwu", "talker_id": "song"}
        town.store.talks.put(an_ended_talk(at(2026, 6, 2, 11), id="t2", number="2026-002", **sun))
    found = service.counted(Figure(measure=Measure.HELD), YEAR)

    def by(order, *, descending=False):
        arranged = service.in_order(Measure.HELD, found, order, descending=descending)
        return [one.id for one in arranged]

    assert by(TalkOrder.DAY) == by(TalkOrder.NUMBER) == ["t1", "t2"]
    assert by(TalkOrder.DAY, descending=True) == ["t2", "t1"]
    assert by(TalkOrder.TALKEE) == by(TalkOrder.TALKER) == ["t2", "t1"]  # 孙, 赵; 宋, 王
    assert by(TalkOrder.ORGANISATION) == ["t1", "t2"]  # 临河县, 市水务局
