"""Dated items of the office itself: the plan, triggers to act on, the yearly report."""

from collections.abc import Collection
from datetime import date, timedelta

from db.records import BodyKind, DueItem, PlanItem, Trigger, TriggerState, UnitProposal
from desktop.reminders.items import Office
from desktop.reminders.watched import Act, OpenItem
from desktop.rules.deadlines import IN_FORCE_FROM


def plan_item(item: PlanItem, talkee: str, post: str, doubt: str = "") -> OpenItem:
    """Return an item of a fixed plan whose talk was not held yet (Art. 5), with what stands against it."""
    return OpenItem(
        item=DueItem.PLAN_ITEM,
        due_on=item.due_on,
        what=f"{item.month}月计划的定期谈话" + (f"（{doubt}）" if doubt else ""),
        at_once=bool(doubt),
        act=Act.ARRANGE,
        talk_id=item.talk_id,
        talkee=talkee,
        post=post,
        organisation_id=item.organisation_id,
        subject_id=item.id,
    )


def trigger_limit(trigger: Trigger, talkee: str, post: str) -> OpenItem:
    """Return a trigger that is to be judged, or to be followed by a timely talk (Art. 5)."""
    judged = trigger.state is TriggerState.CONFIRMED
    return OpenItem(
        item=DueItem.TRIGGER_LIMIT,
        due_on=trigger.limit_on,
        what="及时谈话" if judged else "及时谈话情形（尚未研判）",
        act=Act.ARRANGE if judged else Act.JUDGE,
        talk_id=trigger.talk_id,
        number=trigger.number,
        talkee=talkee,
        post=post,
        organisation_id=trigger.organisation_id,
        subject_id=trigger.id,
    )


def unit_proposal(proposal: UnitProposal, talkee: str, post: str, days: int) -> OpenItem:
    """Return a cooperating unit's proposal that waits for the office's answer (Art. 6)."""
    return OpenItem(
        item=DueItem.UNIT_PROPOSAL,
        due_on=proposal.received_on + timedelta(days=days),
        what=f"答复{proposal.unit}的人选建议",
        act=Act.ANSWER,
        at_once=True,
        talkee=talkee,
        post=post,
        organisation_id=proposal.organisation_id,
        subject_id=proposal.id,
    )


def yearly_reports(office: Office, today: date, reported: Collection[int]) -> list[OpenItem]:
    """Return the reports on past years that are not in, and the one on this year (Art. 13).

    The first year to report on is that in which the Measures came into force (Art. 20).
    """
    settings = office.settings
    if office.kind is BodyKind.BY_ANALOGY and not settings.analogy_yearly_report:
        return []
    month, day = map(int, settings.yearly_report_month_day.split("-"))
    return [
        OpenItem(
            item=DueItem.YEARLY_REPORT,
            due_on=_day_of(year + 1, month, day),
            what=f"{year}年开展监督谈话工作情况的专门报告",
            act=Act.WRITE,
            subject_id=str(year),
        )
        for year in range(IN_FORCE_FROM.year, today.year + 1)
        if year not in reported
    ]


def _day_of(year: int, month: int, day: int) -> date:
    """29 February is kept on the 28th in other years."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)
