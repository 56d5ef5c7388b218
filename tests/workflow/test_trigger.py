from dataclasses import replace
from datetime import date

import pytest

from db.records import Trigger, TriggerKind, TriggerState
from desktop.errors import BadInput, Refused
from desktop.workflow.trigger import STEPS, confirm, dismiss, hand_over, lead_to, limit, take_back

TODAY = date(2026, 7, 13)
TRIGGER = Trigger(
    id="x",
    number="2026-01",
    kind=TriggerKind.CRITICISED,
    found_on=date(2026, 7, 1),
    source="市纪委",
    facts="被通报批评",
    talkee_id="p1",
    organisation_id="o1",
    limit_on=date(2026, 7, 31),
)
DEEDS = {
    TriggerState.CONFIRMED: lambda t, on=TODAY: confirm(t, on=on, by="王立", today=TODAY),
    TriggerState.NOT_LISTED: lambda t, on=TODAY: dismiss(
        t, on=on, by="王立", reason="已核实不实", today=TODAY
    ),
    TriggerState.HANDED_OVER: lambda t, on=TODAY: hand_over(
        t, to="市纪委", on=on, receipt="收条1号", today=TODAY
    ),
}


@pytest.mark.parametrize("start", list(TriggerState))
@pytest.mark.parametrize("to", list(DEEDS))
def test_every_pair_of_states(start, to):
    trigger = replace(TRIGGER, state=start)
    if to in STEPS[start]:
        assert DEEDS[to](trigger).state is to
    else:
        with pytest.raises(Refused, match="不能改为"):
            DEEDS[to](trigger)


@pytest.mark.parametrize("start", list(TriggerState))
def test_a_wrong_judgement_is_taken_back_until_a_talk_is_arranged(start):
    judged = DEEDS[start](TRIGGER) if start in DEEDS else TRIGGER
    if start is TriggerState.REGISTERED:
        with pytest.raises(Refused, match="不能改为"):
            take_back(judged)
        return
    assert take_back(judged) == TRIGGER
    with pytest.raises(Refused, match="已安排谈话"):
        take_back(replace(judged, talk_id="t1"))


@pytest.mark.parametrize("to", list(DEEDS))
@pytest.mark.parametrize(
    ("on", "sentence"), [(date(2026, 7, 14), "还没有到"), (date(2026, 6, 30), "早于发现日期")]
)
def test_days_lie_between_finding_and_today(to, on, sentence):
    with pytest.raises(BadInput, match=sentence):
        DEEDS[to](TRIGGER, on)


def test_a_dismissal_asks_for_a_reason_and_a_decider():
    with pytest.raises(BadInput, match="理由"):
        dismiss(TRIGGER, on=TODAY, by="王立", reason="", today=TODAY)
    with pytest.raises(BadInput, match="研判人"):
        dismiss(TRIGGER, on=TODAY, by="", reason="不实", today=TODAY)


def test_a_voided_trigger_stands_still():
    with pytest.raises(Refused, match="已作废"):
        confirm(replace(TRIGGER, voided_reason="重复"), on=TODAY, by="王立", today=TODAY)


def test_only_a_confirmed_trigger_leads_to_a_talk():
    confirmed = DEEDS[TriggerState.CONFIRMED](TRIGGER)
    assert lead_to(confirmed, "t1").talk_id == "t1"
    with pytest.raises(Refused, match="属实后才能安排"):
        lead_to(TRIGGER, "t1")


@pytest.mark.parametrize(
    ("found", "days", "last"),
    [
        (date(2026, 1, 31), 30, date(2026, 3, 2)),
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 30, date(2027, 1, 14)),
    ],
)
def test_the_limit_counts_days_after_the_finding(found, days, last):
    assert limit(found, days) == last
