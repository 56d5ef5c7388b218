"""Returned forms are previewed and taken over whole, or refused in one sentence."""

import io
from datetime import date

import pytest
from docx import Document

from db.attachments import AttachmentFiles
from db.records import TalkStatus, Timeliness, Visibility
from desktop.errors import BadInput, Refused
from desktop.fill_in import FillIn, FillInFacts
from desktop.forms.word.fill_in import write
from desktop.services.fill_in import FillInService
from tests.conftest import NOW, TODAY
from tests.factories import a_finding, a_talk, an_action, an_ended_talk, at


@pytest.fixture
def held(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 6, 15, 11)))
        town.store.findings.put(a_finding())
        town.store.findings.put(
            a_finding(id="f2", position=2, title="信访线索", visibility=Visibility.TALKER_ONLY)
        )
        town.store.findings.put(a_finding(id="f3", position=3, title="防汛责任不落实"))
    return town


@pytest.fixture
def service(town, tmp_path):
    return FillInService(town, AttachmentFiles(tmp_path / "attachments", bytes(32)))


def form(kind, change, **given):
    facts = {
        "form": kind,
        "talk_id": "t1",
        "number": "2026-001",
        "talkee": "赵立新",
        "post": "县委书记",
        "talk_on": "",
        "due_on": "",
        "receiver": "",
        "marking": "内部",
        "rows": ({"position": "1", "finding": "谈心谈话少"}, {"position": "2"}),
    }
    out = io.BytesIO()
    write(FillInFacts(**facts | given), out, made_at=NOW)
    document = Document(io.BytesIO(out.getvalue()))
    change(document)
    filled = io.BytesIO()
    document.save(filled)
    return filled.getvalue()


def fill_actions(document):
    document.tables[1].rows[0].cells[1].text = "认识到位。"
    rows = document.tables[2].rows
    for number, cells in enumerate(
        (("每季度谈心", "赵立新", "2026年9月30日", "是"), ("落实值班", "钱进", "月底", "否")),
        start=2,
    ):
        for cell, text in zip(rows[number].cells[2:], cells, strict=True):
            cell.text = text


def test_an_action_report_is_previewed_and_taken_over_with_the_file(service, held):
    data = form(FillIn.ACTION_REPORT, fill_actions)
    shown = service.preview(data, "回报.docx")
    assert (shown.talk_id, shown.talkee, shown.text) == ("t1", "赵立新", "认识到位。")
    assert [(p.subject, p.remark) for p in shown.lines] == [
        ("谈心谈话少", "新增措施"),
        ("防汛责任不落实", "新增措施"),
    ]
    assert shown.doubts == ("第2行的完成时限“月底”不是日期，这一项没有读入。",)
    assert held.store.reports.of_talk("t1") == []

    service.take_over(shown, date(2026, 7, 13))
    (report,) = held.store.reports.of_talk("t1")
    assert (report.timeliness, report.text) == (Timeliness.EARLY, "认识到位。")
    actions = held.store.actions.of_talk("t1")
    assert [(a.finding_id, a.text, a.first_responsible, a.due_on) for a in actions] == [
        ("f1", "每季度谈心", True, date(2026, 9, 30)),
        ("f3", "落实值班", False, None),
    ]
    (paper,) = held.store.attachments.of_talk("t1")
    assert (paper.name, paper.owner_id) == ("回报.docx", report.id)
    assert held.store.audit.entries()[0].deed == "读入整改措施报告表"


def test_the_same_file_again_is_refused(service, held):
    data = form(FillIn.ACTION_REPORT, fill_actions)
    service.take_over(service.preview(data, "回报.docx"), TODAY)
    with pytest.raises(BadInput, match="已在7月13日读入过"):
        service.preview(data, "回报.docx")


def test_a_second_report_of_the_kind_is_refused_before_the_preview(service, held):
    service.take_over(service.preview(form(FillIn.ACTION_REPORT, fill_actions), "a.docx"), TODAY)

    def other(document):
        fill_actions(document)
        document.tables[1].rows[0].cells[1].text = "再报一次。"

    with pytest.raises(Refused, match="已经登记收到"):
        service.preview(form(FillIn.ACTION_REPORT, other), "b.docx")


def test_results_go_to_the_stored_actions_and_others_are_added(service, held):
    with held.store.atomic():
        held.store.actions.put(an_action())

    def fill(document):
        document.tables[1].rows[0].cells[1].text = "总体完成。"
        rows = document.tables[2].rows
        rows[2].cells[2].text = "每季度谈心"
        rows[2].cells[3].text = "已谈三轮"
        rows[2].cells[4].text = "2026.7.10"
        rows[3].cells[2].text = "新建台账"
        rows[3].cells[3].text = "已建"

    shown = service.preview(form(FillIn.RESULTS_REPORT, fill), "r.docx")
    assert [p.remark for p in shown.lines] == ["登记落实情况", "新增措施"]
    service.take_over(shown, TODAY)
    actions = held.store.actions.of_talk("t1")
    assert [(a.text, a.result, a.done_on) for a in actions] == [
        ("每季度谈心", "已谈三轮", date(2026, 7, 10)),
        ("新建台账", "已建", None),
    ]


def test_a_self_check_goes_to_the_preparation(service, town):
    with town.store.atomic():
        town.store.talks.put(a_talk(status=TalkStatus.PREPARING))

    def fill(document):
        document.tables[1].rows[0].cells[1].text = "履职情况。"
        cells = document.tables[2].rows[2].cells
        cells[1].text, cells[2].text, cells[3].text = "调研少", "全年两次。", "不重视"

    shown = service.preview(form(FillIn.SELF_CHECK, fill, rows=()), "z.docx")
    service.take_over(shown, TODAY)
    stored = town.store.preparations.get("t1")
    assert (stored.self_check_on, stored.self_check_problems) == (
        TODAY,
        ("调研少；全年两次；不重视",),
    )
    assert "履职情况。" in stored.self_check_text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"talk_id": "ff" * 16, "number": "2026-099"}, "不在本库中"),
        ({"talkee": "钱进"}, "被谈话人是“钱进”"),
    ],
)
def test_a_form_of_another_talk_is_refused(service, held, given, sentence):
    with pytest.raises(BadInput, match=sentence):
        service.preview(form(FillIn.ACTION_REPORT, fill_actions, **given), "x.docx")


def test_a_line_whose_finding_is_not_known_is_left_out_and_said(service, held):
    def fill(document):
        fill_actions(document)
        document.tables[2].rows[3].cells[0].text = "9"

    shown = service.preview(form(FillIn.ACTION_REPORT, fill), "x.docx")
    assert len(shown.actions) == 1
    assert "问题序号“9”对不上" in shown.doubts[0]
    assert "“防汛责任不落实”没有整改措施" in shown.doubts[-1]


def test_a_date_in_the_future_takes_nothing_over(service, held):
    shown = service.preview(form(FillIn.ACTION_REPORT, fill_actions), "x.docx")
    with pytest.raises(BadInput, match="不能晚于今天"):
        service.take_over(shown, date(2026, 7, 14))
    assert held.store.reports.of_talk("t1") == []
    assert held.store.actions.of_talk("t1") == []
    assert held.store.attachments.of_talk("t1") == []


def test_a_self_check_after_the_talk_is_refused(service, held):
    def fill(document):
        document.tables[1].rows[0].cells[1].text = "履职情况。"

    with pytest.raises(Refused, match="不再读入"):
        service.preview(form(FillIn.SELF_CHECK, fill, rows=()), "z.docx")
