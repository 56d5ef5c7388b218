"""The drafts of a year with the source of each number, and its papers; handing in ends the reminder."""

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from docx import Document

from db.records import BodyKind, Role, TalkKind
from desktop.errors import BadInput, Refused
from desktop.services.desk import Worker
from desktop.services.printing import PrintService
from desktop.services.statistics import StatisticsService
from desktop.services.today import TodayService
from desktop.services.year_report import YearReportService
from tests.factories import a_body, a_finding, a_report, a_term, an_action, an_ended_talk, at


@pytest.fixture
def year(town):
    store = town.store
    with store.atomic():
        store.terms.put(a_term())
        store.talks.put(an_ended_talk(at(2026, 5, 12, 11), id="t1", number="1"))
        store.talks.put(
            an_ended_talk(
                at(2026, 6, 2, 11), id="t2", number="2", talker_id="song", kind=TalkKind.TIMELY
            )
        )
        for number in range(3):
            store.findings.put(
                a_finding(id=f"f{number}", talk_id="t1", position=number, requirement="整改")
            )
        store.actions.put(an_action(finding_id="f0", talk_id="t1"))
        store.reports.put(a_report(talk_id="t1", due_on=date(2026, 6, 12)))
    return town


def words(data):
    pdf = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


def test_every_number_of_every_draft_is_as_long_as_the_list_it_counts(year):
    view = YearReportService(year).read(2026)
    assert [d.key for d in view.drafts] == ["year-report", "duty-section", "duty-paragraph"]
    tried = 0
    for draft in view.drafts:
        assert draft.sources
        for source in draft.sources:
            listed = StatisticsService(year).counted(source.cell.figure, source.cell.span)
            assert len(listed) == source.number
            assert str(source.number) in source.sentence
            assert source.what
            tried += 1
    assert tried > 20


def test_the_paragraph_is_the_secretarys_until_another_leader_is_chosen(year):
    view = YearReportService(year).read(2026)
    assert view.leader_id == "wang"
    assert [label for _, label in view.leaders] == [
        "王致远（市委书记）",
        "宋清和（市委副书记）",
        "陆明（市委常委）",
    ]
    song = YearReportService(year).read(2026, "song").drafts[-1]
    assert song.title == "市委副书记宋清和2026年述职报告有关监督谈话的段落"
    assert "本人对下级党组织“一把手”开展监督谈话1次，为及时谈话。" in song.passages[0][1]


def test_a_talker_has_the_own_paragraph_only(year):
    song = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    desk = replace(year, worker=song)
    view = YearReportService(desk).read(2026)
    assert [d.key for d in view.drafts] == ["duty-paragraph"]
    assert [value for value, _ in view.leaders] == ["song"]
    printing = PrintService(desk)
    assert "监督谈话1次" in words(
        printing.job("duty-paragraph", (), printing.usual(), about="2026").pdf().data
    )
    with pytest.raises(Refused, match="只能起草本人的"):
        printing.job("duty-paragraph", (), printing.usual(), about="2026 王致远")
    with pytest.raises(Refused):
        printing.job("year-report", (), printing.usual(), about="2026")
    with pytest.raises(Refused):
        YearReportService(desk).hand_in(2026)


def test_the_report_is_a_pdf_and_a_word_file_with_the_same_words(year):
    printing = PrintService(year)
    job = printing.job("year-report", (), printing.usual(), about="2026")
    pdf = words(job.pdf().data)
    word = "".join(p.text for p in Document(io.BytesIO(job.word().data)).paragraphs).replace(
        " ", ""
    )
    for said in (
        "中共江州市委关于2026年开展监督谈话工作情况的报告",
        "共开展监督谈话2次，其中定期谈话1次、及时谈话1次",
        "谈话共指出问题3个，均属于履行第一责任人职责方面",
        "〔此处由办公室补写：主要问题的具体表现（注意知悉范围）〕",
        "附件：2026年监督谈话统计表",
        "各月计划与开展谈话",
    ):
        assert said in pdf, said
        assert said in word, said


def test_section_and_lists_are_made_of_the_same_figures(year):
    printing = PrintService(year)
    text = words(printing.job("duty-section", (), printing.usual(), about="2026").pdf().data)
    assert "市委书记王致远" in text
    assert "开展谈话1次（定期1次）" in text
    assert "开展定期谈话（没有列入年度计划）" in text
    assert "按情形开展及时谈话" in text


def test_a_year_or_leader_that_is_none_is_refused(year):
    printing = PrintService(year)
    with pytest.raises(BadInput, match="不是年度"):
        printing.job("year-report", (), printing.usual(), about="今年")
    with pytest.raises(BadInput, match="没有“赵立新”，登记的有：王致远、宋清和、陆明"):
        printing.job("duty-paragraph", (), printing.usual(), about="2026 赵立新")
    with pytest.raises(BadInput, match="不是期间"):
        printing.job("statistics", (), printing.usual(), about="2026-01-01 年底")


def reminded(desk):
    service = TodayService(desk)
    return [row.due.subject_id for row in service.read().to_do if row.due.item == "yearly_report"]


def test_handing_in_ends_the_reminder_and_can_be_taken_back(year):
    later = replace(year, today=lambda: date(2027, 2, 3), now=lambda: at(2027, 2, 3))
    service = YearReportService(later)
    assert reminded(later) == ["2026"]
    service.hand_in(2026)
    assert service.read(2026).handed_in
    assert reminded(later) == []
    service.hand_in(2026)
    service.take_back(2026)
    assert reminded(later) == ["2026"]
    deeds = [e.deed for e in later.store.audit.entries(limit=3)]
    assert "登记年度报告已报送" in deeds


def test_a_year_before_the_measures_or_to_come_is_not_handed_in(year):
    for wrong in (2025, 2027):
        with pytest.raises(Refused, match="不需要报送"):
            YearReportService(year).hand_in(wrong)


def test_a_body_by_analogy_without_coverage_is_told_no_coverage(year):
    settings = year.store.settings
    with year.store.atomic():
        own = year.store.body.own()
        year.store.body.put(replace(a_body(BodyKind.BY_ANALOGY), version=own.version, id=own.id))
        settings.put_office(replace(settings.office(), analogy_coverage=False))
    text = "".join(p[1] for p in YearReportService(year).read(2026).drafts[0].passages)
    assert "参照《党委" in text
    assert "本届任期" not in text
