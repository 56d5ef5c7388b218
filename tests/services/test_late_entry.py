"""Talks entered after the event."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import FindingCategory, Origin, RecordState, TalkKind, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.services.late_entry import LateEntryService
from desktop.services.talks import TalkService
from desktop.services.views.record import EarlierTalk, LateFinding, LateTalk
from tests.factories import a_finding, a_talk, at

LATE = LateTalk(
    kind=TalkKind.REGULAR,
    tenure_id="tenure-zhao",
    leader_id="leader-wang",
    started_at=at(2026, 3, 31, 9),
    ended_at=at(2026, 3, 31, 10, 30),
    place="书记办公室",
    note_takers=("李文书",),
    findings=(
        LateFinding(
            title="谈心谈话少",
            category=FindingCategory.FIRST_RESPONSIBLE,
            facts="一年只谈2次。",
            requirement="每季度一次",
            requirement_for="赵立新",
        ),
    ),
)
EARLIER = EarlierTalk(
    kind=TalkKind.REGULAR,
    held_on=date(2024, 5, 8),
    talkee_id="zhao",
    organisation_id="linhe",
    talkee_post="临河县委副书记、县长",
    talker_id="lu",
    talker_post="市委常委",
    result="指出问题2个，已整改。",
)


@pytest.fixture
def late(town):
    return LateEntryService(town)


def test_the_deadlines_run_from_the_real_end(late, town):
    talk_id = late.enter(LATE)
    view = TalkService(town).read(talk_id)
    assert (view.talk.number, view.talk.status) == ("2026-001", TalkStatus.AWAITING_SIGNATURE)
    assert (view.talk.origin, view.talk.ended_at) == (Origin.LATE_ENTRY, LATE.ended_at)
    assert (view.action_due, view.results_due) == (date(2026, 4, 30), date(2026, 6, 30))
    finding = town.store.findings.standing(talk_id)[0]
    assert (finding.requirement, finding.pointed_out_at) == ("每季度一次", LATE.started_at)
    assert "针对问题1：每季度一次（责任人赵立新）" in town.store.records.get(talk_id).text
    assert town.store.audit.entries()[0].deed == "补录谈话"
    assert TalkService(town).read(talk_id).stages[0].note == "补录"


def test_a_talk_signed_on_paper_goes_on_to_remediation(late, town):
    talk_id = late.enter(replace(LATE, text="纸质记录全文", signed_on=date(2026, 4, 1)))
    record = town.store.records.get(talk_id)
    assert (record.state, record.text) == (RecordState.SIGNED, "纸质记录全文")
    assert town.store.talks.get(talk_id).status is TalkStatus.REMEDIATION


def test_a_refusal_on_paper_is_kept(late, town):
    refused = replace(LATE, signed_on=date(2026, 4, 1), signature="refused", refusal="有异议")
    record = town.store.records.get(late.enter(refused))
    assert (record.signature, record.refusal_reason) == ("refused", "有异议")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ended_at": at(2026, 3, 31, 8)}, "结束时间"),
        ({"started_at": at(2026, 7, 14, 9), "ended_at": at(2026, 7, 14, 10)}, "开始时间"),
        ({"started_at": at(2026, 1, 29, 9), "ended_at": at(2026, 1, 29, 10)}, "结束时间"),
        ({"signed_on": date(2026, 3, 30)}, "签字日期"),
        ({"text": "长" * 200_000}, "谈话记录"),
        ({"findings": (replace(LATE.findings[0], title=""),)}, "问题"),
        ({"findings": (), "signed_on": date(2026, 4, 1)}, "谈话记录"),
        ({"marking": "公开"}, "密级或标识"),
        ({"note_takers": ("李", "张", "周")}, "记录人"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_stored(late, town, given, field):
    with pytest.raises(BadInput) as caught:
        late.enter(replace(LATE, **given))
    assert caught.value.field == field
    assert (town.store.talks.all(), town.store.audit.entries()) == ([], [])


@pytest.mark.parametrize(
    "given",
    [{"leader_id": "leader-song"}, {"tenure_id": "tenure-qian"}, {"tenure_id": "tenure-he"}],
)
def test_article_seven_is_decided_for_the_day_of_the_talk(late, given):
    with pytest.raises(Refused) as caught:
        late.enter(replace(LATE, **given))
    assert caught.value.article == "第七条"


def test_a_leader_of_that_day_counts_even_if_gone_today(late, town):
    gone = replace(LATE, kind=TalkKind.TIMELY, tenure_id="tenure-sun", leader_id="leader-lu")
    assert town.store.talks.get(late.enter(gone)).talker_id == "lu"


def test_the_same_pair_is_not_entered_twice_for_one_day(late):
    late.enter(LATE)
    with pytest.raises(BadInput, match="2026-001"):
        late.enter(replace(LATE, started_at=at(2026, 3, 31, 15), ended_at=at(2026, 3, 31, 16)))


def test_a_planned_talk_held_on_paper_keeps_its_number_and_findings(late, town):
    with town.store.atomic():
        town.store.talks.put(a_talk(number="2026-009", planned_at=at(2026, 3, 30, 9)))
        town.store.findings.put(a_finding(id="kept"))
        town.store.findings.put(a_finding(id="left", position=2, title="没有谈到"))
    named = (replace(LATE.findings[0], finding_id="kept"), replace(LATE.findings[0], title="新增"))
    with pytest.raises(Conflict):
        late.enter_planned("t1", 7, LATE)
    late.enter_planned("t1", 1, replace(LATE, findings=named))
    talk = town.store.talks.get("t1")
    assert (talk.number, talk.status) == ("2026-009", TalkStatus.AWAITING_SIGNATURE)
    standing = town.store.findings.standing("t1")
    assert [(f.title, f.added_in_talk) for f in standing] == [("谈心谈话少", False), ("新增", True)]
    assert town.store.findings.get("left").voided_reason == "谈话中没有指出"
    with pytest.raises(BadInput, match="不能补录"):
        late.enter_planned("t1", talk.version, LATE)


def test_an_earlier_talk_has_no_deadlines_and_is_closed(late, town):
    talk_id = late.enter_earlier(EARLIER)
    view = TalkService(town).read(talk_id)
    assert (view.talk.number, view.talk.status) == ("2024-001", TalkStatus.CLOSED)
    assert view.talk.ended_at.date() == date(2024, 5, 8)
    assert (view.action_due, view.results_due, view.missing) == (None, None, ())
    assert [s.key for s in view.stages] == ["record"]
    assert town.store.records.get(talk_id).text == "指出问题2个，已整改。"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"held_on": date(2026, 7, 14)}, "谈话日期"),
        ({"held_on": date(2026, 1, 30)}, "结束时间"),
        ({"talker_id": "zhao"}, "谈话人"),
        ({"talkee_post": ""}, "被谈话人职务"),
    ],
)
def test_a_bad_earlier_talk_is_refused_at_its_field(late, town, given, field):
    with pytest.raises(BadInput) as caught:
        late.enter_earlier(replace(EARLIER, **given))
    assert caught.value.field == field
    assert town.store.talks.all() == []


def test_an_earlier_talk_entered_wrongly_is_called_off_with_a_reason(late, town):
    talk_id = late.enter_earlier(EARLIER)
    TalkService(town).cancel(talk_id, "登记错误")
    assert town.store.talks.get(talk_id).status is TalkStatus.CANCELLED
