"""查阅: exactly the talks copied to the unit, and only what the copies held (Art. 15 and 16)."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import CopyRound, Role, Supplement, Visibility
from desktop.errors import Refused
from desktop.services.copied import CopiedService
from desktop.services.copies import CopyService
from desktop.services.desk import Worker
from desktop.services.follow_up import FollowUpService
from desktop.services.printing import PrintService
from desktop.services.record import RecordService
from desktop.services.search import SearchService
from desktop.services.talk_list import TalkListService
from desktop.services.talks import TalkService
from desktop.services.today import TodayService
from desktop.services.views.printing import Choices
from desktop.services.views.talks import TalkFilter
from tests.archived import put_running
from tests.factories import a_copy, a_finding, a_material, a_report, an_ended_talk, at

UNIT = "市委巡察办"
HIDDEN = "群众来信反映其在工程项目中打招呼"


def reader_at(town, unit=UNIT):
    worker = Worker(login="zhou", name="周平", role=Role.READER, unit=unit)
    return replace(town, worker=worker)


@pytest.fixture
def copied(town):
    """t1 with everything, of which the record went to UNIT on 24 June; t2 went to nobody."""
    store = town.store
    put_running(store)
    with store.atomic():
        store.copies.put(
            a_copy(
                CopyRound.TALK,
                UNIT,
                id="c1",
                contents=("谈话记录",),
                sent_on=date(2026, 6, 24),
                document_number="江办函〔2026〕8号",
            )
        )
        store.findings.put(
            a_finding(id="f-x", position=2, title=HIDDEN, visibility=Visibility.TALKER_ONLY)
        )
        store.materials.put(a_material(text=HIDDEN))
        other = {"talkee_id": "sun", "organisation_id": "shuiwu", "talkee_post": "市水务局党组书记"}
        store.talks.put(an_ended_talk(at(2026, 4, 14), id="t2", number="2026-002", **other))
        store.reports.put(a_report(id="r-t2", talk_id="t2", text="堤防巡查不到位已整改"))
    return CopiedService(reader_at(town))


def words(made):
    from pypdfium2 import PdfDocument

    document = PdfDocument(made.data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_the_list_holds_the_talks_sent_to_the_unit_and_no_other(copied):
    (row,) = copied.page().rows
    assert (row.number, row.talkee, row.contents) == ("2026-001", "赵立新", ("谈话记录",))
    assert copied.page().total == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [("赵立新", 1), ("zlx", 1), ("临河", 1), ("8号", 1), ("001", 1), ("孙国平", 0), ("堤防", 0)],
)
def test_the_list_is_narrowed_by_what_stands_in_the_letter(copied, text, found):
    assert copied.page(text).total == found


def test_only_what_was_sent_is_shown(copied):
    text = words(copied.paper("t1", "谈话记录")())
    assert "监督谈话记录" in text
    assert "一、报告自查。" in text
    for content in ("整改措施报告", "整改情况报告", "评估意见", "谈话提纲"):
        with pytest.raises(Refused, match="没有收到"):
            copied.paper("t1", content)


def test_what_is_for_the_talker_only_shows_nowhere(copied, town):
    with town.store.atomic():
        for content in ("整改措施报告", "整改情况报告", "评估意见"):
            copy = a_copy(CopyRound.RESULTS, UNIT, id=content, sent_on=date(2026, 6, 24))
            town.store.copies.put(replace(copy, contents=(content,)))
    for content in copied.open("t1").contents:
        assert HIDDEN not in words(copied.paper("t1", content)())
    assert copied.search("打招呼") == []


def test_a_paper_into_which_such_words_were_typed_is_refused_without_quoting_them(copied, town):
    with town.store.atomic():
        record = town.store.records.get("t1")
        secret = a_material(id="m2", text="市审计局正在核查其亲属经商办企业的情况")
        town.store.materials.put(secret)
        report = town.store.reports.get("r1-t1")
        town.store.reports.put(replace(report, note=secret.text))
        town.store.findings.put(
            a_finding(id="f-y", position=3, title="亲属经商", requirement=secret.text)
        )
        copy = a_copy(CopyRound.ACTIONS, UNIT, id="c2", sent_on=date(2026, 6, 24))
        town.store.copies.put(replace(copy, contents=("评估意见",)))
    assert record.text
    try:
        text = words(copied.paper("t1", "评估意见")())
    except Refused as refusal:
        text = str(refusal)
    assert "核查其亲属" not in text


def test_what_came_after_the_copy_is_not_in_it(copied, town):
    with town.store.atomic():
        town.store.supplements.put(
            Supplement(
                id="s1",
                talk_id="t1",
                text="补记第六条要求",
                reason="漏记",
                at=at(2026, 7, 1),
                by="李文书",
            )
        )
    assert "补记第六条" not in words(copied.paper("t1", "谈话记录")())


def test_a_copy_that_is_only_planned_or_void_shows_nothing(copied, town):
    with town.store.atomic():
        sent = town.store.copies.get("c1")
        town.store.copies.put(replace(sent, voided_reason="误发"))
        town.store.copies.put(a_copy(CopyRound.ACTIONS, UNIT, id="c3", talk_id="t2"))
    assert copied.page().rows == ()
    for deed in (
        copied.open,
        lambda t: copied.paper(t, "谈话记录"),
        lambda t: copied.printed(t, "x"),
    ):
        with pytest.raises(Refused, match="不在您的查看范围内"):
            deed("t1")


def test_search_finds_words_of_the_papers_sent_and_nothing_else(copied):
    (hit,) = copied.search("报告自查")
    assert (hit.number, hit.where) == ("2026-001", "谈话记录")
    assert "报告自查" in hit.snippet
    (named,) = copied.search("赵立新")
    assert named.number == "2026-001"
    for missing in ("堤防巡查", "孙国平", "每季度谈心", "自查情况如下", "听取报告"):
        assert copied.search(missing) == []


def test_looking_and_printing_stand_in_the_log(copied, town):
    copied.open("t1")
    copied.printed("t1", "谈话记录")
    entries = town.store.audit.entries(limit=2)
    assert [(e.deed, e.object, e.actor) for e in entries] == [
        ("打印抄送材料", "t1", "zhou"),
        ("查阅抄送材料", "t1", "zhou"),
    ]


def test_without_a_unit_there_is_nothing_to_read(town):
    with pytest.raises(Refused, match="还没有对应的抄送单位"):
        CopiedService(reader_at(town, unit="")).page()


def test_nobody_else_reads_by_this_way_and_the_reader_by_no_other(copied, town):
    desk = reader_at(town)
    for deed in (
        lambda: CopiedService(town).page(),
        lambda: TalkListService(desk).page(TalkFilter()),
        lambda: TalkService(desk).read("t1"),
        lambda: RecordService(desk).open("t1"),
        lambda: FollowUpService(desk).open("t1"),
        lambda: CopyService(desk).read("t1"),
        lambda: SearchService(desk).search("自查"),
        lambda: TodayService(desk).read(),
        lambda: PrintService(desk).job("record", ["t1"], Choices()),
    ):
        with pytest.raises(Refused):
            deed()


def test_the_list_is_sorted_by_the_talkee_or_by_the_day(copied, town):
    with town.store.atomic():
        town.store.copies.put(
            a_copy(CopyRound.TALK, UNIT, id="c9", talk_id="t2", sent_on=date(2026, 5, 1))
        )

    def listed(**order):
        return [row.id for row in copied.page(**order).rows]

    assert listed() == ["t1", "t2"]
    assert listed(descending=False) == ["t2", "t1"]
    assert listed(by_talkee=True, descending=False) == ["t2", "t1"]  # 孙 before 赵
    assert listed(by_talkee=True) == ["t1", "t2"]
