"""The ledger of a year has a row for each talk, with what the office reports upward."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.errors import StoreReadOnly
from db.records import CopyRound, Grade, Origin, ReportKind, TalkStatus, Visibility
from desktop.services.ledger import LedgerService
from tests.conftest import TODAY
from tests.factories import (
    a_copy,
    a_finding,
    a_report,
    a_talk,
    a_team_notice,
    an_assessment,
    an_ended_talk,
    at,
)


@pytest.fixture
def ledger(town):
    """Two talks of 2026 with what followed the first, and an earlier one of 2024."""
    store = town.store
    with store.atomic():
        fields = {"place": "市委三楼会议室", "note_takers": ("李文书",)}
        store.talks.put(an_ended_talk(at(2026, 3, 13, 11), **fields))
        store.talks.put(
            a_talk(id="t2", number="2026-002", talker_id="song", planned_at=at(2026, 8, 3))
        )
        earlier = {"id": "t3", "number": "2024-001", "origin": Origin.EARLIER}
        store.talks.put(an_ended_talk(at(2024, 5, 6, 11), status=TalkStatus.CLOSED, **earlier))
        store.findings.put(a_finding(closed_out_on=TODAY))
        store.findings.put(a_finding(id="f2", position=2))
        hidden = {"visibility": Visibility.TALKER_ONLY}
        store.findings.put(a_finding(id="f3", position=3, **hidden))
        decided = {"decided": Grade.DONE, "decided_on": TODAY, "decided_by": "王致远"}
        store.assessments.put(an_assessment(**decided))
        store.reports.put(a_report())
        store.reports.put(
            a_report(id="r2", kind=ReportKind.RESULTS, received_on=date(2026, 6, 20), round=1)
        )
        store.team_notices.put(a_team_notice())
        store.copies.put(a_copy(CopyRound.TALK, sent_on=date(2026, 3, 27)))
        store.copies.put(a_copy(CopyRound.ACTIONS))
    return LedgerService(town)


def test_a_row_has_what_followed_the_talk(ledger):
    found = ledger.read(2026)
    assert (found.year, found.office, found.marking) == (2026, "中共江州市委办公室", "内部")
    first, second = found.rows
    assert (first.number, first.talkee, first.talker) == (
        "2026-001",
        "赵立新",
        "王致远（市委书记）",
    )
    assert (first.action_due_on, first.action_on) == (date(2026, 4, 13), date(2026, 4, 10))
    assert (first.results_due_on, first.results_on) == (date(2026, 6, 13), date(2026, 6, 20))
    assert (first.findings, first.closed_out, first.assessed) == (2, 1, "到位1")
    assert (first.told_on, first.copies) == (date(2026, 4, 12), "市纪委监委 2026-03-27")
    assert (second.number, second.action_due_on, second.remark) == ("2026-002", None, "已列计划")


def test_an_earlier_talk_has_no_deadlines(ledger):
    (row,) = ledger.read(2024).rows
    assert (row.action_due_on, row.results_due_on) == (None, None)
    assert row.remark == "已办结，历史谈话"


def test_a_talker_gets_own_talks_only(ledger, talker_desk):
    own = LedgerService(talker_desk)
    assert [r.number for r in own.read(2026).rows] == ["2026-002"]
    assert own.years() == (2026,)
    assert ledger.years() == (2026, 2024)


def test_it_is_written_with_the_columns_of_the_form_and_logged(ledger, town, tmp_path):
    target = tmp_path / "a.xlsx"
    shown = ledger.read(2026)
    ledger.save(shown, ledger.draw_up(shown), target)
    sheet = load_workbook(BytesIO(target.read_bytes())).active
    heads = [c.value for c in sheet[3]]
    assert heads[:5] == ["序号", "编号", "类别", "情形", "被谈话人"]
    assert heads[-4:] == ["销号", "抄送", "档号", "备注"]
    assert sheet.cell(4, heads.index("销号") + 1).value == "1/2"
    last = town.store.audit.entries(limit=1)[0]
    assert (last.deed, last.detail) == ("导出台账", "2026年2次谈话")


def test_a_place_that_cannot_be_written_is_said_and_not_logged(ledger, town, tmp_path):
    shown = ledger.read(2026)
    with pytest.raises(StoreReadOnly, match="台账没有导出"):
        ledger.save(shown, b"x", tmp_path / "no" / "a.xlsx")
    assert town.store.audit.entries(limit=1) == []
