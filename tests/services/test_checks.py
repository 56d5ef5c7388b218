"""What the compliance check looks at, for whom, and how far it is."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from db.errors import StoreReadOnly
from db.records import Origin, Role, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.rules.checks.shape import Severity
from desktop.services.checks import CheckService
from desktop.services.desk import Worker
from desktop.services.parts import check_papers
from desktop.services.printing import PrintService
from desktop.services.views.checks import in_order
from tests.factories import a_report, a_talk, a_term, an_ended_talk, at
from tests.followed import follow


@pytest.fixture
def desk_(town):
    follow(town.store)
    with town.store.atomic():
        town.store.terms.put(a_term())
        town.store.talks.put(
            an_ended_talk(at(2025, 5, 6), id="old", number="2025-001", origin=Origin.EARLIER)
        )
    return town


@pytest.fixture
def checks(desk_):
    return CheckService(desk_)


def as_(desk, role, person_id=None):
    return CheckService(
        replace(desk, worker=Worker(login="x", name="x", role=role, person_id=person_id))
    )


def test_one_talk_is_checked_with_all_that_belongs_to_it(checks):
    found = checks.of_talk("t1")
    assert {line.talk_id for line in found.lines} == {"t1"}
    keys = {line.check for line in found.lines}
    assert {"action_report", "findings", "self_check", "record"} <= keys
    assert "results_report" not in keys
    assert found.about == "谈话2026-001"
    assert {line.subject for line in found.lines} == {"赵立新"}
    assert {line.organisation for line in found.lines} == {"临河县委"}


def test_a_talk_is_named_by_id_or_number(checks):
    assert checks.talk_id("2026-002") == checks.talk_id("t2") == "t2"
    with pytest.raises(BadInput, match="没有编号"):
        checks.talk_id("2026-999")


def test_everything_takes_in_the_office_and_every_talk(checks):
    steps = []
    found = checks.run(told=lambda done, of: steps.append((done, of)))
    assert found.talks == 6
    assert steps == [(2, 2), (6, 6)]  # texts compared, then talks checked
    assert {line.talk_id for line in found.lines} == {None, "t1", "t2", "t3", "t4", "t5"}
    assert "plan" in {line.check for line in found.lines if line.talk_id is None}


def test_one_run_over_all_finds_what_each_talk_alone_shows(checks):
    together = checks.run().lines
    for talk_id in ("t1", "t2", "t3", "t4", "t5"):
        alone = checks.of_talk(talk_id).lines
        assert tuple(x for x in together if x.talk_id == talk_id) == alone


def test_a_year_takes_in_its_own_talks_only(checks):
    assert checks.run(2025).talks == 1
    assert checks.run(2025).lines == ()
    assert checks.run(2026).talks == 5


def test_what_is_mended_is_not_found_again(checks, desk_):
    assert "action_report" in {x.check for x in checks.of_talk("t1").lines}
    with desk_.store.atomic():
        desk_.store.reports.put(
            a_report(id="r9", received_on=date(2026, 7, 9), due_on=date(2026, 7, 10))
        )
    assert "action_report" not in {x.check for x in checks.of_talk("t1").lines}


def test_a_talker_sees_own_talks_and_nothing_of_the_office(desk_):
    found = as_(desk_, Role.TALKER, "song").run()
    assert {line.talk_id for line in found.lines} == {"t5"}
    with pytest.raises(Refused, match="查看范围"):
        as_(desk_, Role.TALKER, "song").of_talk("t1")


@pytest.mark.parametrize("role", [Role.READER, Role.SYSTEM_ADMIN, Role.AUDITOR])
def test_others_do_not_run_the_check(desk_, role):
    with pytest.raises(Refused, match="不能办理"):
        as_(desk_, role).run()


def test_lines_are_narrowed_by_severity_and_article(checks):
    found = checks.run()
    some = found.narrowed(Severity.BREACH, "第十一条")
    assert some
    assert {(x.severity, x.article) for x in some} == {(Severity.BREACH, "第十一条")}
    everything = found.narrowed(None, "")
    assert sorted(map(str, everything)) == sorted(map(str, found.lines))
    assert next(x.severity for x in everything) is Severity.BREACH
    assert sum(found.count().values()) == len(found.lines)
    assert set(found.articles()) == {x.article for x in found.lines}


def test_articles_stand_in_their_order():
    mixed = ["本单位要求", "第十二条", "第十条", "第九条", "第十六条", "第二条", "第十一条"]
    assert in_order(mixed) == (
        "第二条",
        "第九条",
        "第十条",
        "第十一条",
        "第十二条",
        "第十六条",
        "本单位要求",
    )


def test_a_planned_talk_without_a_day_does_not_stop_the_run(checks, desk_):
    with desk_.store.atomic():
        desk_.store.talks.put(a_talk(id="p", number="2026-009", status=TalkStatus.PLANNED))
    assert checks.of_talk("p").lines == ()
    assert checks.run().talks == 7


def test_the_list_is_exported_as_excel_with_every_line(checks, desk_, tmp_path):
    found = checks.run(2026)
    target = tmp_path / "自查.xlsx"
    checks.save(found, checks.excel(found, checks.note()), target)
    rows = list(load_workbook(target).active.iter_rows(values_only=True))
    assert rows[0][0] == "2026年规范性自查"
    assert "密级或标识：内部" in rows[1][0]
    assert [r[-1] for r in rows[3:]] == [x.sentence for x in found.lines]
    assert {r[1] for r in rows[3:]} <= {"不符合", "待完善", "提示", "参照"}
    assert desk_.store.audit.head()[0] >= 1


def test_a_place_that_cannot_be_written_is_told(checks, tmp_path):
    found = checks.run(2026)
    with pytest.raises(StoreReadOnly, match="换一个位置"):
        checks.save(found, b"", tmp_path / "none" / "x.xlsx")


def test_the_report_of_a_run_and_of_a_year_say_the_same(checks, desk_):
    printing = PrintService(desk_)
    of_run = printing.check_report(checks.run(2026), printing.usual())
    of_year = printing.job("check-report", (), printing.usual(), about="2026")
    assert of_run.composed[0].title == of_year.composed[0].title == "2026年规范性自查报告"
    assert of_run.pdf().data == of_year.pdf().data
    assert of_run.word().data[:2] == b"PK"


def test_the_report_on_talks_carries_the_strictest_marking(checks, desk_):
    with desk_.store.atomic():
        talk = desk_.store.talks.get("t1")
        desk_.store.talks.put(replace(talk, marking="秘密★1年"))
    printing = PrintService(desk_)
    (paper,) = printing.job("check-report", ("t1",), printing.usual()).composed
    assert paper.marking == "秘密★1年"
    assert "谈话2026-001" in paper.title


def test_a_window_does_not_wait_for_a_year_of_very_many_talks(checks, desk_, monkeypatch):
    monkeypatch.setattr(check_papers, "MOST_AT_ONCE", 3)
    printing = PrintService(desk_)
    with pytest.raises(Refused, match="统计报告"):
        printing.job("check-report", (), printing.usual(), about="2026")
    patient = PrintService(desk_, patient=True)
    assert patient.job("check-report", (), patient.usual(), about="2026").composed
