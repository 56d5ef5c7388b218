"""What falls short of the office as a whole: plan, coverage, triggers, the yearly report."""

from collections.abc import Iterator, Mapping
from datetime import date

from db.records import PlanState, Talk, TalkStatus, Trigger, TriggerState
from desktop.rules.checks.case import OfficeCase, PlannedYear
from desktop.rules.checks.shape import Flaw, Severity
from desktop.rules.coverage import Headship, current_term
from desktop.rules.plan import is_late


def no_plan(case: OfficeCase) -> Iterator[Flaw]:
    """Point out a year without a plan of regular talks (Art. 5)."""
    for year in case.years:
        if year.plan is None or not year.items:
            yield Flaw(sentence=f"{year.year}年没有开展定期谈话的年度计划。", target=_of(year))


def plan_not_fixed(case: OfficeCase) -> Iterator[Flaw]:
    """Point out a plan that no meeting has fixed (office)."""
    for year in case.years:
        if year.plan is not None and year.items and year.plan.state is PlanState.DRAFTED:
            yield Flaw(sentence=f"{year.year}年度计划还没有审定。", target=_of(year))


def plan_item_overdue(case: OfficeCase) -> Iterator[Flaw]:
    """Point out plan items whose completion date has passed without a talk (Art. 5)."""
    for year in case.years:
        for item in year.items:
            if is_late(item, held=item.id in year.held, today=case.today):
                yield Flaw(
                    sentence=f"{year.year}年度计划的定期谈话应于{_day(item.due_on)}前完成，还没有开展。",
                    target=_of(year),
                    subject=case.names.get(item.talkee_id, ""),
                    organisation=case.places.get(item.organisation_id, ""),
                    subject_id=item.id,
                )


def no_undertaker(case: OfficeCase) -> Iterator[Flaw]:
    """Point out plans whose items say nobody who does the work (Art. 5: 工作分工)."""
    for year in case.years:
        bare = sum(not (i.undertaker.strip() or i.units) for i in year.items)
        if bare:
            yield Flaw(
                sentence=f"{year.year}年度计划有{bare}项没有写明承办人或者配合单位。",
                target=_of(year),
            )


def no_talker(case: OfficeCase) -> Iterator[Flaw]:
    """Point out plan items without a talker (Art. 5 and 7)."""
    for year in case.years:
        for item in year.items:
            if item.talker_id is None and item.id not in year.held:
                yield Flaw(
                    sentence=f"{year.year}年度计划{item.month}月的计划项没有确定谈话人。",
                    target=_of(year),
                    subject=case.names.get(item.talkee_id, ""),
                    organisation=case.places.get(item.organisation_id, ""),
                    subject_id=item.id,
                )


def change_not_approved(case: OfficeCase) -> Iterator[Flaw]:
    """Point out changes of a fixed plan that wait for approval (office)."""
    for year in case.years:
        open_ones = sum(c.needs_approval and c.approved_on is None for c in year.changes)
        if open_ones:
            yield Flaw(
                sentence=f"{year.year}年度计划有{open_ones}项调整还没有登记审批。",
                target=_of(year),
            )


def no_term(case: OfficeCase) -> Iterator[Flaw]:
    """Point out that no term runs in which coverage could be counted (Art. 5)."""
    if case.now and current_term(case.terms, case.today) is None:
        yield Flaw(sentence="没有登记现任期，不能统计定期谈话全覆盖。")


def not_covered(case: OfficeCase) -> Iterator[Flaw]:
    """Point out heads in post without a regular talk in the term (Art. 5).

    Planned within the term it is only mentioned; with the term over it is a breach.
    """
    if case.coverage is None:
        return
    ends_on = case.coverage.term.ends_on
    for head in case.coverage.missing:
        planned = case.planned_until.get((head.person_id, head.organisation_id))
        if planned is not None and case.today <= planned <= ends_on:
            said, severity = f"，计划于{_day(planned)}前开展", Severity.NOTICE
        elif case.today > ends_on:
            said, severity = "，任期已经届满", Severity.BREACH
        elif planned is not None and planned < case.today:
            said, severity = f"，计划于{_day(planned)}前开展，已经逾期", Severity.GAP
        elif planned is not None:
            said, severity = f"，计划于{_day(planned)}前开展，晚于任期届满", Severity.GAP
        else:
            said, severity = "，也没有列入计划", Severity.GAP
        yield _of_head(case, head, f"本届任期内还没有定期谈话{said}。", severity)


def left_uncovered(case: OfficeCase) -> Iterator[Flaw]:
    """Mention heads who left in the term without a regular talk (Art. 5)."""
    if case.coverage is not None:
        for head in case.coverage.left:
            yield _of_head(case, head, "任期内没有定期谈话，已经离任。", None)


def not_judged(case: OfficeCase) -> Iterator[Flaw]:
    """Point out triggers that nobody has judged within the office's days (office)."""
    for trigger in case.triggers:
        if trigger.state is TriggerState.REGISTERED and trigger.limit_on < case.today:
            yield _of_trigger(
                case, trigger, f"登记的及时谈话情形到{_day(trigger.limit_on)}还没有研判。"
            )


def no_timely_talk(case: OfficeCase) -> Iterator[Flaw]:
    """Point out confirmed triggers that led to no talk (Art. 5)."""
    for trigger in case.triggers:
        if trigger.state is TriggerState.CONFIRMED and _talk(case, trigger) is None:
            late = trigger.limit_on < case.today
            yield _of_trigger(
                case,
                trigger,
                "研判属实的情形还没有安排及时谈话。",
                None if late else Severity.NOTICE,
            )


def timely_talk_late(case: OfficeCase) -> Iterator[Flaw]:
    """Point out timely talks after the office's days, held or still awaited (office)."""
    for trigger in case.triggers:
        talk = _talk(case, trigger)
        if trigger.state is not TriggerState.CONFIRMED or talk is None:
            continue
        held = talk.ended_at.date() if talk.ended_at else None
        limit = _day(trigger.limit_on)
        if held is None and trigger.limit_on < case.today:
            yield _of_trigger(case, trigger, f"及时谈话的期限{limit}已过，谈话还没有开展。")
        elif held is not None and held > trigger.limit_on:
            yield _of_trigger(
                case, trigger, f"及时谈话晚于期限{limit}，实际为{_day(held)}。", Severity.NOTICE
            )


def judged_bare(case: OfficeCase) -> Iterator[Flaw]:
    """Point out judgements without reason, decider or date (Art. 5)."""
    for trigger in case.triggers:
        if trigger.state is not TriggerState.NOT_LISTED:
            continue
        named = (
            ("理由", trigger.reason.strip()),
            ("研判人", trigger.judged_by.strip()),
            ("研判日期", trigger.judged_on),
        )
        missing = "、".join(name for name, value in named if not value)
        if missing:
            yield _of_trigger(case, trigger, f"研判为不属于所列情形，没有写明{missing}。")


def handed_over_bare(case: OfficeCase) -> Iterator[Flaw]:
    """Point out problem leads handed over without receiver, date or receipt (Art. 2)."""
    for trigger in case.triggers:
        if trigger.state is not TriggerState.HANDED_OVER:
            continue
        named = (
            ("接收单位", trigger.handed_to.strip()),
            ("移送日期", trigger.handed_on),
            ("签收情况", trigger.handed_receipt.strip()),
        )
        missing = "、".join(name for name, value in named if not value)
        if missing:
            yield _of_trigger(case, trigger, f"问题线索移送没有登记{missing}。")


def no_yearly_report(case: OfficeCase) -> Iterator[Flaw]:
    """Point out years that were not reported on after the office's date (Art. 13)."""
    for year in case.reports_of:
        if year not in case.reported and case.today > report_due(case, year):
            yield Flaw(
                sentence=f"{year}年开展监督谈话工作的情况应于{_day(report_due(case, year))}"
                "（本单位规定的日期）前专门报告，还没有登记报送。"
            )


def report_due(case: OfficeCase, year: int) -> date:
    """Return the office's date for the report on a year; 29 February is kept on the 28th."""
    month, day = map(int, case.settings.yearly_report_month_day.split("-"))
    try:
        return date(year + 1, month, day)
    except ValueError:
        return date(year + 1, month, day - 1)


def _talk(case: OfficeCase, trigger: Trigger) -> Talk | None:
    talk = case.trigger_talks.get(trigger.talk_id or "")
    return talk if talk is not None and talk.status is not TalkStatus.CANCELLED else None


def _of(year: PlannedYear) -> Mapping[str, str]:
    return {"year": str(year.year), "tab": "plan"}


def _of_head(case: OfficeCase, head: Headship, sentence: str, severity: Severity | None) -> Flaw:
    return Flaw(
        sentence=sentence,
        severity=severity,
        subject=case.names.get(head.person_id, ""),
        organisation=case.places.get(head.organisation_id, ""),
    )


def _of_trigger(
    case: OfficeCase, trigger: Trigger, sentence: str, severity: Severity | None = None
) -> Flaw:
    return Flaw(
        sentence=f"{trigger.number}：{sentence}",
        severity=severity,
        subject=case.names.get(trigger.talkee_id, ""),
        organisation=case.places.get(trigger.organisation_id, ""),
        subject_id=trigger.id,
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
