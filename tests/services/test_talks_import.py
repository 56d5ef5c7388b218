"""The office's own list is taken over whole or not at all; coverage and deadlines are then right."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    Origin,
    PlanItem,
    RecordState,
    ReportKind,
    Role,
    TalkKind,
    TalkStatus,
    Timeliness,
)
from desktop.errors import BadInput, Refused
from desktop.services.coverage import CoverageService
from desktop.services.desk import Worker
from desktop.services.plans import PlanService
from desktop.services.talks_import import TalksImportService
from desktop.services.today import TodayService
from desktop.services.views.plans import ItemState, ItemText
from tests.exchange.talks_files import HEADS, HELD, OLD, talks_file
from tests.factories import a_talk, a_term, an_ended_talk, at


@pytest.fixture
def office(town):
    with town.store.atomic():
        town.store.terms.put(a_term())
    return town


@pytest.fixture
def service(office):
    return TalksImportService(office)


def talks(office):
    return {t.number: t for t in (office.store.talks.by_number(n) for n in numbers(office)) if t}


def numbers(office):
    return office.store.talks.numbers_with("20")


def errors(service, *rows, heads=HEADS):
    return [
        (e.row, e.column, e.message) for e in service.preview(talks_file(*rows, heads=heads)).errors
    ]


def test_earlier_and_running_talks_stand_as_they_should(office, service):
    preview = service.take_over(talks_file(HELD, OLD))
    assert (preview.earlier, preview.running, preview.unchanged, preview.errors) == (1, 1, 0, ())
    found = talks(office)
    old, held = found["2024-001"], found["2026-001"]
    assert (old.origin, old.status) == (Origin.EARLIER, TalkStatus.CLOSED)
    assert office.store.records.get(old.id).text == "谈工程招标管理"
    assert (held.origin, held.status) == (Origin.LATE_ENTRY, TalkStatus.AWAITING_SIGNATURE)
    assert held.ended_at.date() == date(2026, 3, 13)
    assert (held.talker_post, held.talkee_post) == ("市委书记", "县委书记")
    (report,) = office.store.reports.of_talk(held.id)
    assert (report.kind, report.due_on, report.timeliness) == (
        ReportKind.ACTION,
        date(2026, 4, 13),
        Timeliness.EARLY,
    )


def test_coverage_and_deadlines_are_right_at_once(office, service):
    service.take_over(talks_file(HELD, OLD))
    view = CoverageService(office).read()
    assert (view.covered, view.total) == (2, 3)
    late = [d for d in TodayService(office).listed() if d.number == "2026-001" and d.days < 0]
    assert date(2026, 6, 13) in {d.due_on for d in late}


def test_the_same_file_twice_changes_nothing(office, service):
    file = talks_file(HELD, OLD, ("单雄", "东港区委", "老书记", "定期", "2024-06-01"))
    service.take_over(file)
    before = (numbers(office), office.store.people.all(), office.store.audit.entries(limit=50))
    again = service.take_over(file)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    assert before == (
        numbers(office),
        office.store.people.all(),
        office.store.audit.entries(limit=50),
    )


def test_a_report_that_came_in_later_is_added_by_the_next_import(office, service):
    service.take_over(talks_file(HELD))
    later = [*HELD]
    later[5], later[6] = "2026-04-11", "2026-06-20"
    preview = service.take_over(talks_file(later))
    assert (preview.added, preview.changed) == (0, 1)
    assert preview.talks[0].outcome == "补登整改情况报告"
    assert "已登记于 2026-04-10 收到，没有改动" in preview.notices[0].message
    reports = office.store.reports.of_talk(talks(office)["2026-001"].id)
    assert {(r.kind, r.timeliness) for r in reports} == {
        (ReportKind.ACTION, Timeliness.EARLY),
        (ReportKind.RESULTS, Timeliness.LATE),
    }


def test_a_signed_record_takes_the_talk_on_to_remediation(office, service):
    heads = (*HEADS, "签字日期")
    service.take_over(talks_file((*HELD, "2026-03-14"), heads=heads))
    talk = talks(office)["2026-001"]
    assert talk.status is TalkStatus.REMEDIATION
    record = office.store.records.get(talk.id)
    assert (record.state, record.signed_on) == (RecordState.SIGNED, date(2026, 3, 14))


def test_a_former_leader_is_kept_by_name_for_earlier_talks_only(office, service):
    old = ("单雄", "东港区委", "老书记", "定期谈话", "2024-06-01")
    preview = service.take_over(talks_file(old))
    assert "按姓名登记谈话人" in preview.notices[0].message
    assert [p.name for p in office.store.people.named("老书记")] == ["老书记"]
    ((row, column, message),) = errors(
        service, ("单雄", "东港区委", "老书记", "定期谈话", "2026-06-01")
    )
    assert (row, column) == (2, "谈话人")
    assert "不在本单位领导班子名单中" in message


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (("李不在", "", "王致远", "定期谈话", "2026-03-13"), "被谈话人", "名册中没有李不在"),
        (
            ("赵立新", "北山县委", "王致远", "定期谈话", "2026-03-13"),
            "单位",
            "名册中没有“北山县委”",
        ),
        (
            ("赵立新", "东港区委", "王致远", "定期谈话", "2026-03-13"),
            "单位",
            "没有在“东港区委”任职",
        ),
        (("赵立新", "", "王致远", "定期谈话", "2019-03-13"), "谈话日期", "不在赵立新的任职时间"),
        (("赵立新", "", "王致远", "定期谈话", "2026-08-01"), "谈话日期", "不能晚于今天"),
        (("赵立新", "", "宋清和", "定期谈话", "2026-03-13"), "谈话人", "第七条"),
        (("钱进", "", "王致远", "定期谈话", "2026-03-13"), "谈话人", "不是“一把手”"),
        (
            ("赵立新", "", "王致远", "定期谈话", "2026-03-13", "2026-03-01"),
            "整改措施报告",
            "早于谈话结束",
        ),
        (
            ("赵立新", "", "王致远", "定期谈话", "2026-03-13", None, "2026-12-01"),
            "整改情况报告",
            "不能晚于今天",
        ),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_stored(office, service, row, column, said):
    ((number, where, message),) = errors(service, OLD, row)
    assert (number, where) == (3, column)
    assert said in message
    with pytest.raises(BadInput, match="有 1 处看不清或有误，一行也没有导入"):
        service.take_over(talks_file(OLD, row))
    assert numbers(office) == []


def test_two_lines_of_one_day_are_not_both_taken(service):
    ((row, _, message),) = errors(service, HELD, HELD)
    assert (row, message) == (3, "与第 2 行是同一人同一天的谈话，请核对后只留一行。")


def test_what_the_store_says_otherwise_is_not_overwritten(office, service):
    with office.store.atomic():
        office.store.talks.put(an_ended_talk(at(2026, 3, 13, 11), kind=TalkKind.REGULAR))
        office.store.talks.put(
            a_talk(id="t2", number="2026-002", talkee_id="sun", planned_at=at(2026, 5, 6))
        )
    other = [*HELD]
    other[2] = "宋清和"
    assert "由王致远进行，与表中不同" in errors(service, other)[0][2]
    planned = ("孙国平", "", "宋清和", "定期谈话", "2026-05-06")
    assert "已有未谈的2026-002" in errors(service, planned)[0][2]


def test_a_talk_of_the_list_fills_the_plan(office, service):
    PlanService(office).add(
        2026, ItemText(tenure_id="tenure-zhao", leader_id="leader-wang", month=3)
    )
    service.take_over(talks_file(HELD))
    (row,) = PlanService(office).read(2026).rows
    assert (row.state, row.talk_number) == (ItemState.HELD, "2026-001")
    assert isinstance(row.item, PlanItem)


def test_one_entry_stands_in_the_log_and_others_may_not_import(office, service):
    service.take_over(talks_file(HELD, OLD))
    entry = office.store.audit.entries(limit=1)[0]
    assert (entry.deed, entry.detail) == ("导入谈话名单", "2行")
    talker = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    with pytest.raises(Refused):
        TalksImportService(replace(office, worker=talker)).preview(talks_file(HELD))
