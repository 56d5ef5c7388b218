"""Matters of accountability are pointed out by the office alone, kept, printed and never deleted."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import Grade, Lapse, ReportKind, Role
from desktop.errors import BadInput, Refused
from desktop.forms.paper import texts
from desktop.services.accountability import AccountabilityService
from desktop.services.archive import ArchiveService
from desktop.services.assessments import AssessmentService
from desktop.services.printing import PrintService
from desktop.services.views.accountability import FlagText
from tests.archived import close, files_of, settle
from tests.conftest import TODAY
from tests.factories import a_finding, a_report, an_ended_talk, at

TEXT = FlagText(
    talk_id="t1",
    lapse=Lapse.FALSE,
    concerned="赵立新",
    found_on=TODAY,
    source="市纪委监委",
    facts="会议记录系会后补写。",
)
OWN = FlagText(
    lapse=Lapse.DUTY_NOT_PERFORMED, concerned="中共江州市委", found_on=TODAY, facts="全年没有谈话"
)


@pytest.fixture
def held(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 4, 10, 11)))
        town.store.findings.put(a_finding())
        town.store.reports.put(a_report(kind=ReportKind.RESULTS, received_on=date(2026, 7, 8)))
    return town


@pytest.fixture
def service(held):
    return AccountabilityService(held)


def test_a_matter_is_kept_with_who_entered_it_and_logged_without_its_text(service, held):
    flag_id = service.flag(TEXT)
    (flag,) = service.of_talk("t1")
    assert (flag.id, flag.flagged_by, flag.facts) == (flag_id, held.worker.name, TEXT.facts)
    entry = held.store.audit.entries(limit=1)[0]
    assert (entry.deed, entry.object, entry.detail) == ("登记追责情形", "t1", "")


def test_the_program_points_nothing_out_by_itself(service, held):
    assessments = AssessmentService(held)
    assessments.propose("f1", Grade.FALSE, "补写记录", redo_by=date(2026, 8, 20))
    assessments.decide("f1", Grade.FALSE, TODAY, "王致远", redo_by=date(2026, 8, 20))
    assert service.page().total == 0


def test_the_list_has_the_newest_first_with_their_talks(service):
    service.flag(replace(TEXT, found_on=date(2026, 7, 1)))
    service.flag(OWN)
    page = service.page()
    assert [(r.number, r.talkee) for r in page.rows] == [("", ""), ("2026-001", "赵立新")]
    assert page.total == 2
    assert service.concerned(Lapse.FALSE, "t1") == "赵立新"
    assert service.concerned(Lapse.DUTY_NOT_PERFORMED, "t1") == "中共江州市委"


def test_what_came_of_it_is_registered_and_what_it_said_before_is_kept(service, held):
    flag_id = service.flag(TEXT)
    service.settle(flag_id, 1, "市纪委监委", TODAY, "正在核查")
    service.correct(flag_id, 2, replace(TEXT, facts="会议没有召开。"), "核实后更正")
    (flag,) = service.of_talk("t1")
    assert (flag.handed_to, flag.outcome, flag.facts) == (
        "市纪委监委",
        "正在核查",
        "会议没有召开。",
    )
    kept = held.store.corrections.of_record(flag_id)
    assert ("facts", TEXT.facts) in {(c.field, c.old) for c in kept}


def test_a_wrong_entry_is_voided_never_deleted(service, held):
    flag_id = service.flag(TEXT)
    service.void(flag_id, "登记错误")
    assert service.of_talk("t1") == ()
    assert service.page().total == 0
    assert held.store.accountability_flags.get(flag_id).voided_reason == "登记错误"
    with pytest.raises(Refused, match="已作废"):
        service.settle(flag_id, 2, "市纪委监委", TODAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"facts": " "}, "主要事实"),
        ({"concerned": ""}, "责任人或单位"),
        ({"talk_id": ""}, "有关谈话"),
        ({"found_on": date(2026, 7, 14)}, "发现日期"),
    ],
)
def test_what_is_missing_is_said_at_its_field(service, wrong, field):
    with pytest.raises(BadInput) as refusal:
        service.flag(replace(TEXT, **wrong))
    assert refusal.value.field == field
    assert service.page().total == 0


@pytest.mark.parametrize("role", [Role.TALKER, Role.READER])
def test_only_the_office_reads_and_prints_them(service, held, role):
    service.flag(TEXT)
    other = replace(held, worker=replace(held.worker, role=role, person_id="wang"))
    with pytest.raises(Refused):
        AccountabilityService(other).of_talk("t1")
    with pytest.raises(Refused):
        AccountabilityService(other).page()
    printing = PrintService(other)
    with pytest.raises(Refused):
        printing.job("accountability", ["t1"], PrintService(held).usual("t1"))


def test_they_are_printed_of_a_talk_or_of_a_year(service, held):
    printing = PrintService(held)
    with pytest.raises(Refused, match="没有登记追责情形"):
        printing.job("accountability", ["t1"], printing.usual())
    service.flag(TEXT)
    service.flag(OWN)
    of_talk = printing.job("accountability", ["t1"], printing.usual())
    of_year = printing.job("accountability", [], printing.usual(), about="2026")
    said = ["|".join(texts(p)) for p in (*of_talk.composed, *of_year.composed)]
    assert ["全年没有谈话" in s for s in said] == [False, True]
    assert all("会后补写" in s for s in said)
    assert of_talk.word().data.startswith(b"PK")
    printing.log(of_talk, "打印")
    assert held.store.audit.entries(limit=1)[0].object == "t1"


def test_one_that_comes_to_light_after_archiving_leaves_the_archive_as_it_is(town, tmp_path):
    settle(town.store)
    close(town, tmp_path)
    files = ArchiveService(town, files_of(tmp_path))
    AccountabilityService(town).flag(TEXT)
    files.keep(files.packing("t1").write(tmp_path / "p"))
    written = "".join(p.read_text("utf-8") for p in (tmp_path / "p").glob("*.json"))
    assert "谈心谈话少" in written
    assert "会后补写" not in written
    talk = town.store.talks.get("t1")
    AccountabilityService(town).flag(replace(TEXT, facts="另有一项"))
    assert town.store.talks.get("t1") == talk
