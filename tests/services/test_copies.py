"""Copies: owed by round, planned, sent in one letter for many talks, receipts."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import CopyRound, RecordState, ReportKind, Role, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.services.copies import CopyService
from desktop.services.desk import Worker
from desktop.services.views.copies import CopySort, NewCopy, Outgoing
from tests.conftest import TODAY
from tests.factories import a_record, a_report, an_ended_talk, at

R = CopyRound
FIRST, SECOND = "本级纪检机关", "组织（人事）部门"


@pytest.fixture
def copies(town):
    with town.store.atomic():
        for number, ended in ((1, at(2026, 6, 10, 11)), (2, at(2026, 6, 30, 11))):
            talk = an_ended_talk(ended, id=f"t{number}", number=f"2026-00{number}")
            town.store.talks.put(talk)
        signed = a_record(state=RecordState.SIGNED, signed_on=date(2026, 6, 12))
        town.store.records.put(signed)
        town.store.records.put(replace(signed, id="t2", signed_on=date(2026, 7, 1)))
    return CopyService(town)


def one(talk="t1", receiver=FIRST, round_=R.TALK, **given):
    return Outgoing(talk_id=talk, round=round_, receiver=receiver, **given)


def only(town, talk="t1"):
    (copy,) = town.store.copies.of_talk(talk)
    return copy


def test_what_is_owed_stands_in_rounds_with_dates(copies):
    view = copies.read("t1")
    assert [(r.round, r.receiver, r.due_on) for r in view.rows] == [
        (R.TALK, FIRST, date(2026, 6, 27)),
        (R.TALK, SECOND, date(2026, 6, 27)),
        (R.ACTIONS, FIRST, None),
        (R.ACTIONS, SECOND, None),
        (R.RESULTS, FIRST, None),
        (R.RESULTS, SECOND, None),
    ]
    assert (view.rows[0].days, view.rows[0].contents) == (-16, ("谈话记录",))
    assert view.rounds[0].missing == (FIRST, SECOND)
    assert view.can_change is True


def test_one_letter_goes_out_about_many_talks(copies, town):
    copies.send([one(), one("t2"), one("t2", SECOND)], "江委办〔2026〕8号", TODAY)
    assert (only(town).document_number, only(town).sent_on) == ("江委办〔2026〕8号", TODAY)
    assert (only(town).required, only(town).contents) == (True, ("谈话记录",))
    assert len(town.store.copies.of_talk("t2")) == 2
    logged = [(e.deed, e.object) for e in town.store.audit.entries()]
    assert logged == [("登记抄送", "t1"), ("登记抄送", "t2")]
    assert copies.read("t2").rounds[0].missing == ()


def test_a_letter_that_fails_for_one_talk_is_not_registered_for_any(copies, town):
    with pytest.raises(Refused, match="还不到时候") as caught:
        copies.send([one(), one("t2", round_=R.ACTIONS)], "8号", TODAY)
    assert caught.value.article == "第十二条"
    assert town.store.copies.of_talk("t1") == []
    assert town.store.audit.entries() == []


@pytest.mark.parametrize(
    ("outgoing", "number", "sent_on", "field"),
    [
        ([], "8号", TODAY, "抄送"),
        ([one()], " ", TODAY, "文号"),
        ([one()], "8号", date(2026, 7, 14), "发出日期"),
        ([one()], "8号", date(2026, 6, 11), "发出日期"),
        ([one(receiver="")], "8号", TODAY, "抄送单位"),
        ([one(), one()], "8号", TODAY, "抄送单位"),
    ],
)
def test_bad_input_is_said_at_its_field(copies, town, outgoing, number, sent_on, field):
    with pytest.raises(BadInput) as caught:
        copies.send(outgoing, number, sent_on)
    assert caught.value.field == field
    assert town.store.copies.of_talk("t1") == []


def test_other_receivers_are_planned_with_chosen_contents(copies, town):
    contents = ("谈话记录", "整改措施报告")
    copies.add("t1", NewCopy(round=R.TALK, receiver="市委宣传部", contents=contents))
    with pytest.raises(BadInput, match="已有抄送市委宣传部"):
        copies.add("t1", NewCopy(round=R.TALK, receiver="市委宣传部"))
    copies.send([one(receiver="市委宣传部")], "8号", TODAY)
    assert (only(town).contents, only(town).required) == (contents, False)
    assert len(copies.read("t1").rows) == 7


def test_a_receipt_follows_the_letter_even_after_closing(copies, town):
    copies.send([one()], "8号", date(2026, 7, 10))
    with pytest.raises(BadInput) as caught:
        copies.register_receipt(only(town).id, date(2026, 7, 9))
    assert caught.value.field == "回执日期"
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, status=TalkStatus.CLOSED, closed_on=TODAY))
    copies.register_receipt(only(town).id, TODAY)
    assert only(town).receipt_on == TODAY
    with pytest.raises(Refused):
        copies.void(only(town).id, "误登")


def test_a_planned_copy_has_no_receipt(copies):
    copy_id = copies.add("t1", NewCopy(round=R.TALK, receiver="市委宣传部"))
    with pytest.raises(Refused, match="先登记抄送"):
        copies.register_receipt(copy_id, TODAY)


def test_a_voided_copy_is_owed_again(copies, town):
    copies.send([one()], "8号", TODAY)
    copies.void(only(town).id, "发错单位")
    assert copies.read("t1").rounds[0].missing == (FIRST, SECOND)
    assert only(town).voided_reason == "发错单位"
    with pytest.raises(Refused, match="已作废"):
        copies.register_receipt(only(town).id, TODAY)
    copies.send([one()], "9号", TODAY)
    assert len(town.store.copies.of_talk("t1")) == 2


def test_the_list_over_all_talks_shows_what_is_due_first(copies, town):
    with town.store.atomic():
        town.store.reports.put(a_report(received_on=date(2026, 6, 1), kind=ReportKind.ACTION))
    page = copies.page()
    assert [(r.number, r.round) for r in page.rows] == [
        ("2026-001", R.ACTIONS),
        ("2026-001", R.ACTIONS),
        ("2026-001", R.TALK),
        ("2026-001", R.TALK),
        ("2026-002", R.TALK),
        ("2026-002", R.TALK),
    ]
    assert page.rows[0].talkee == "赵立新"
    copies.send([one()], "8号", TODAY)
    assert (copies.page().total, copies.page(unsent_only=False).total) == (5, 6)
    second = copies.page(offset=1, limit=2)
    assert ([r.receiver for r in second.rows], second.total) == ([SECOND, SECOND], 5)


def test_only_the_office_sends(copies, town, talker_desk):
    with pytest.raises(Refused, match="谈话人不能办理"):
        CopyService(talker_desk).page()
    reader = replace(town, worker=Worker(login="x", name="周平", role=Role.READER))
    with pytest.raises(Refused, match="查阅不能办理"):
        CopyService(reader).read("t1")


def test_the_list_over_all_talks_is_sorted_by_any_of_its_columns(copies, town):
    with town.store.atomic():
        town.store.talks.put(
            replace(town.store.talks.get("t2"), talkee_id="shan", organisation_id="donggang")
        )

    def by(sort, *, descending=False):
        return copies.page(sort=sort, descending=descending).rows

    assert [r.talk_id for r in by(CopySort.TALKEE)] == ["t2", "t2", "t1", "t1"]
    assert [r.talk_id for r in by(CopySort.DUE, descending=True)] == ["t2", "t2", "t1", "t1"]
    assert [r.receiver for r in by(CopySort.RECEIVER)] == [FIRST, FIRST, SECOND, SECOND]
    assert {r.round for r in by(CopySort.CONTENTS)} == {R.TALK}
