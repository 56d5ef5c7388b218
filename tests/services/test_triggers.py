"""Triggers are registered, judged, and lead to a timely talk."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import Role, TalkKind, TriggerKind, TriggerState, Visibility
from desktop.errors import BadInput, Refused
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.talks import NewTalk
from desktop.services.views.triggers import ProposalText, TriggerText
from tests.conftest import TODAY
from tests.factories import at


@pytest.fixture
def triggers(town):
    return TriggerService(town)


def text(**given):
    fields = {
        "kind": TriggerKind.CRITICISED,
        "found_on": date(2026, 7, 1),
        "source": "市纪委办公室",
        "facts": "防汛值班脱岗被通报\n两次",
        "tenure_id": "tenure-sun",
    }
    return TriggerText(**fields | given)


def timely(town, tenure="tenure-sun", kind=TalkKind.TIMELY):
    new = NewTalk(
        kind=kind, tenure_id=tenure, leader_id="leader-wang", planned_at=at(2026, 7, 20, 9)
    )
    return TalkService(town).create(new)


def test_a_trigger_is_registered_with_number_and_office_limit(triggers):
    triggers.register(text())
    triggers.register(text(found_on=date(2026, 6, 1)))
    rows = triggers.page()
    assert [r.trigger.number for r in rows] == ["2026-01", "2026-02"]
    first = rows[0]
    assert (first.talkee, first.talkee_post) == ("孙国平", "市水务局党组书记")
    assert (first.trigger.limit_on, first.days) == (date(2026, 7, 31), 18)
    assert rows[1].days == -12


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"found_on": date(2026, 7, 14)}, "发现日期"),
        ({"source": " "}, "来源单位"),
        ({"facts": ""}, "事实"),
        ({"tenure_id": "tenure-qian"}, "被谈话人"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_the_field(triggers, given, field):
    with pytest.raises(BadInput) as refusal:
        triggers.register(text(**given))
    assert refusal.value.field == field
    assert triggers.page() == ()


def test_confirmed_triggers_lead_to_one_talk_with_draft_findings(triggers, town):
    ids = [triggers.register(text()), triggers.register(text(facts="舆情处置迟缓"))]
    talk = timely(town)
    with pytest.raises(Refused, match="属实后才能安排"):
        triggers.lead_to(ids, talk)
    assert town.store.findings.of_talk(talk) == []
    for trigger_id in ids:
        triggers.confirm(trigger_id, on=TODAY, by="王致远")
    triggers.lead_to(ids, talk)
    findings = town.store.findings.of_talk(talk)
    assert [(f.title, f.visibility) for f in findings] == [
        ("防汛值班脱岗被通报", Visibility.TALKER_ONLY),
        ("舆情处置迟缓", Visibility.TALKER_ONLY),
    ]
    assert [r.talk_number for r in triggers.waiting()] == ["2026-001", "2026-001"]
    with pytest.raises(Refused, match="不能作废"):
        triggers.void(ids[0], "录错")


def test_only_a_timely_talk_of_the_same_person_will_do(triggers, town):
    trigger = triggers.register(text())
    triggers.confirm(trigger, on=TODAY, by="王致远")
    with pytest.raises(Refused, match="应当开展及时谈话"):
        triggers.lead_to([trigger], timely(town, kind=TalkKind.REGULAR))
    with pytest.raises(Refused, match="不是这场谈话的被谈话人"):
        triggers.lead_to([trigger], timely(town, tenure="tenure-shan"))


def test_dismissed_and_handed_over_triggers_are_settled(triggers):
    one, two = triggers.register(text()), triggers.register(text(facts="线索"))
    triggers.dismiss(one, on=TODAY, by="王致远", reason="核查不实")
    triggers.hand_over(two, to="市纪委", on=TODAY, receipt="收条3号")
    assert [r.days for r in triggers.page()] == [None, None]
    assert triggers.waiting() == ()
    assert len(triggers.page([TriggerState.HANDED_OVER])) == 1


def test_the_receipt_of_what_was_handed_over_may_come_later(triggers, town):
    trigger = triggers.register(text())
    with pytest.raises(Refused, match="没有移送"):
        triggers.register_receipt(trigger, "收条3号")
    triggers.hand_over(trigger, to="市纪委", on=TODAY)
    with pytest.raises(BadInput, match="回执"):
        triggers.register_receipt(trigger, " ")
    triggers.register_receipt(trigger, "收条3号")
    assert triggers.find(trigger).trigger.handed_receipt == "收条3号"
    assert town.store.audit.entries(limit=1)[0].deed == "登记移送回执"


def test_a_trigger_is_corrected_or_voided_until_it_is_judged(triggers):
    trigger = triggers.register(text())
    triggers.correct(trigger, 1, text(source="市委督查室"))
    (row,) = triggers.page()
    assert (row.trigger.source, row.trigger.number) == ("市委督查室", "2026-01")
    triggers.void(trigger, "录错")
    assert triggers.page() == ()
    assert triggers.page([TriggerState.REGISTERED]) == ()
    other = triggers.register(text())
    triggers.confirm(other, on=TODAY, by="王致远")
    with pytest.raises(Refused, match="已经研判"):
        triggers.correct(other, 2, text())


def test_proposals_of_units_are_kept_until_answered(triggers):
    proposal = triggers.propose(
        ProposalText(unit="审计机关", tenure_id="tenure-zhao", received_on=TODAY, reason="审计发现")
    )
    assert [(p.talkee, p.proposal.unit) for p in triggers.proposals()] == [("赵立新", "审计机关")]
    triggers.answer(proposal, "已列入年度计划")
    assert triggers.proposals() == ()


def test_triggers_are_the_offices_own(triggers, town):
    talker = TriggerService(replace(town, worker=replace(town.worker, role=Role.TALKER)))
    with pytest.raises(Refused, match="不能办理"):
        talker.page()
