"""All checks in one table, and running them over a talk or over the office."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from db.records import BodyKind
from desktop.rules.checks import after, before, held, office
from desktop.rules.checks.case import OfficeCase, TalkCase
from desktop.rules.checks.shape import Check, Flaw, Severity, Shortfall, at
from desktop.rules.lack import OFFICE_RULE

C = TypeVar("C")
_BREACH, _GAP, _NOTICE = Severity.BREACH, Severity.GAP, Severity.NOTICE
_PLAN = "计划与覆盖"


def _talk(
    key: str,
    title: str,
    article: str,
    severity: Severity,
    stage: str,
    find: Callable[[TalkCase], Iterable[Flaw]],
) -> Check[TalkCase]:
    return Check(
        key=key,
        title=title,
        article=article,
        severity=severity,
        place="谈话",
        target=at(stage),
        find=find,
    )


def _point(key: str, title: str, article: str, severity: Severity) -> Check[TalkCase]:
    return _talk(key, title, article, severity, "preparation", before.preparation(key))


def _office(
    key: str,
    title: str,
    article: str,
    severity: Severity,
    where: tuple[str, Mapping[str, str]],
    find: Callable[[OfficeCase], Iterable[Flaw]],
) -> Check[OfficeCase]:
    place, target = where
    return Check(
        key=key,
        title=title,
        article=article,
        severity=severity,
        place=place,
        target=target,
        find=find,
    )


_YEAR = (_PLAN, {"tab": "plan"})
_COVERAGE = (_PLAN, {"tab": "coverage"})
_TRIGGERS = (_PLAN, {"tab": "triggers"})
_TERMS = ("系统管理", {"page": "body"})
_YEARLY = ("统计报告", {"tab": "report"})

OF_OFFICE: tuple[Check[OfficeCase], ...] = (
    _office("plan", "年度计划", "第五条", _BREACH, _YEAR, office.no_plan),
    _office("plan_fixed", "计划审定", OFFICE_RULE, _GAP, _YEAR, office.plan_not_fixed),
    _office("plan_item", "计划项逾期", "第五条", _BREACH, _YEAR, office.plan_item_overdue),
    _office("plan_work", "工作分工", "第五条", _GAP, _YEAR, office.no_undertaker),
    _office("plan_talker", "计划谈话人", "第七条", _GAP, _YEAR, office.no_talker),
    _office("plan_change", "计划调整审批", OFFICE_RULE, _GAP, _YEAR, office.change_not_approved),
    _office("term", "现任期", "第五条", _GAP, _TERMS, office.no_term),
    _office("coverage", "任期全覆盖", "第五条", _GAP, _COVERAGE, office.not_covered),
    _office("left", "离任未谈", "第五条", _NOTICE, _COVERAGE, office.left_uncovered),
    _office("judgement", "情形研判", OFFICE_RULE, _GAP, _TRIGGERS, office.not_judged),
    _office("timely", "及时谈话", "第五条", _BREACH, _TRIGGERS, office.no_timely_talk),
    _office("timely_late", "及时谈话期限", OFFICE_RULE, _GAP, _TRIGGERS, office.timely_talk_late),
    _office("judged_bare", "研判结论", "第五条", _GAP, _TRIGGERS, office.judged_bare),
    _office("handed_over", "线索移送", "第二条", _GAP, _TRIGGERS, office.handed_over_bare),
    _office("yearly_report", "年度报告", "第十三条", _BREACH, _YEARLY, office.no_yearly_report),
)
OF_TALK: tuple[Check[TalkCase], ...] = (
    _talk("talkee", "被谈话人", "第七条", _BREACH, "preparation", before.talkee),
    _talk("talker", "谈话人", "第七条", _BREACH, "preparation", before.talker),
    _talk("secretary", "由上一级书记谈话", "第七条", _BREACH, "preparation", before.secretary),
    _talk("overdue", "谈话时间", OFFICE_RULE, _GAP, "preparation", before.overdue),
    _point("arrangement", "谈话安排", OFFICE_RULE, _GAP),
    _point("approval", "呈批", OFFICE_RULE, _GAP),
    _point("material", "有关情况和材料", "第六条", _GAP),
    _point("replies", "配合单位回复", "第六条", _GAP),
    _point("notice", "谈话通知", "第九条", _GAP),
    _point("self_check", "自查", "第九条", _BREACH),
    _point("compared", "自查比对", "第九条", _GAP),
    _point("topics", "对照要点", "第九条", _GAP),
    _point("circumstance", "及时谈话情形", "第九条", _GAP),
    _point("outline", "谈话提纲", "第九条", _GAP),
    _talk("late_papers", "补录材料", "第九条", _NOTICE, "preparation", before.late_papers),
    _talk("findings", "指出问题", "第八条", _BREACH, "step2", held.findings),
    _talk("substance", "见人见事见思想", "第八条", _GAP, "step2", held.thin),
    _talk("repeated", "重复文字", "第八条", _NOTICE, "record", held.repeated),
    _talk("step", "步骤记录", "第十条", _GAP, "step1", held.not_recorded),
    _talk("step_left_out", "步骤没有进行", "第十条", _BREACH, "step1", held.left_out),
    _talk("step_order", "步骤次序", "第十条", _BREACH, "step1", held.out_of_order),
    _talk("pointed_out", "向本人指出", "第十条", _GAP, "step2", held.not_pointed_out),
    _talk("explanation", "被谈话人说明", "第十条", _GAP, "step3", held.not_explained),
    _talk("requirement", "整改要求", "第十条", _BREACH, "step4", held.no_requirement),
    _talk(
        "requirement_by",
        "整改时限",
        OFFICE_RULE,
        _NOTICE,
        "step4",
        held.no_term_for_requirement,
    ),
    _talk("note_taker", "记录人", OFFICE_RULE, _GAP, "record", held.note_taker),
    _talk("facts", "时间地点", OFFICE_RULE, _GAP, "record", held.no_times),
    _talk("record", "谈话记录", "第十条", _BREACH, "record", held.no_record),
    _talk("signature", "签字", OFFICE_RULE, _GAP, "record", held.unsigned),
    _talk("refusal", "拒绝签字", OFFICE_RULE, _NOTICE, "record", held.signature_refused),
    _talk(
        "action_report",
        "整改措施报告",
        "第十一条",
        _BREACH,
        "remediation",
        after.action_report_missing,
    ),
    _talk(
        "action_report_late",
        "整改措施报告迟报",
        "第十一条",
        _BREACH,
        "remediation",
        after.action_report_late,
    ),
    _talk(
        "results_report",
        "整改情况报告",
        "第十一条",
        _BREACH,
        "remediation",
        after.results_report_missing,
    ),
    _talk(
        "results_report_late",
        "整改情况报告迟报",
        "第十一条",
        _BREACH,
        "remediation",
        after.results_report_late,
    ),
    _talk("action", "整改措施", "第十一条", _BREACH, "remediation", after.no_action),
    _talk("result", "整改结果", "第十一条", _GAP, "remediation", after.no_result),
    _talk("team_notice", "班子通报", "第十一条", _BREACH, "remediation", after.not_told),
    _talk("team_notice_late", "班子通报期限", OFFICE_RULE, _GAP, "remediation", after.told_late),
    _talk("assessment", "评估审定", "第十一条", _GAP, "remediation", after.not_assessed),
    _talk("redo", "再整改", OFFICE_RULE, _GAP, "remediation", after.redo_overdue),
    _talk("look_again", "再看", OFFICE_RULE, _NOTICE, "remediation", after.look_again),
    _talk("copy", "抄送", "第十二条", _BREACH, "copies", after.no_copy),
    _talk("copy_late", "抄送期限", OFFICE_RULE, _GAP, "copies", after.copy_late),
    _talk("receipt", "抄送回执", OFFICE_RULE, _NOTICE, "copies", after.no_receipt),
    _talk("closing", "办结", OFFICE_RULE, _NOTICE, "archive", after.not_closed),
    _talk("closed_too_soon", "办结条件", "第十二条", _GAP, "archive", after.closed_too_soon),
    _talk("archive", "归档", "第十二条", _GAP, "archive", after.not_archived),
    _talk("terminated", "终止跟踪", OFFICE_RULE, _GAP, "remediation", after.terminated),
    _talk("marking", "密级或标识", "第十六条", _BREACH, "preparation", before.marked),
)
TITLES: Mapping[str, str] = {
    **{c.key: c.title for c in OF_OFFICE},
    **{c.key: c.title for c in OF_TALK},
}


def of_talk(
    case: TalkCase, *, number: str = "", subject: str = "", place: str = ""
) -> list[Shortfall]:
    """Return what falls short in one talk, in the order of the table."""
    talk = case.talk
    return [
        _shortfall(
            check,
            flaw,
            case.followed.body_kind,
            target={"talk_id": talk.id, **check.target, **flaw.target},
            talk_id=talk.id,
            number=number or talk.number,
            subject=subject,
            organisation=place,
            day=case.on,
        )
        for check, flaw in _found(OF_TALK, case)
    ]


def of_office(case: OfficeCase) -> list[Shortfall]:
    """Return what falls short of the office as a whole.

    By analogy coverage and the yearly report may be switched off.
    """
    checks = OF_OFFICE
    if case.body_kind is BodyKind.BY_ANALOGY:
        off = set()
        if not case.settings.analogy_coverage:
            off |= {"coverage", "left", "term"}
        if not case.settings.analogy_yearly_report:
            off.add("yearly_report")
        checks = tuple(c for c in checks if c.key not in off)
    return [
        _shortfall(
            check,
            flaw,
            case.body_kind,
            target={**check.target, **flaw.target},
            subject=flaw.subject,
            organisation=flaw.organisation,
        )
        for check, flaw in _found(checks, case)
    ]


def _found(checks: Iterable[Check[C]], case: C) -> Iterator[tuple[Check[C], Flaw]]:
    for check in checks:
        for flaw in check.find(case):
            yield check, flaw


def _shortfall(check: Check[C], flaw: Flaw, kind: BodyKind, **fields: Any) -> Shortfall:
    """By analogy what an article asks for is a reference, never a breach (Art. 2)."""
    article = flaw.article or check.article
    severity = flaw.severity or check.severity
    if kind is BodyKind.BY_ANALOGY and article != OFFICE_RULE and severity is not Severity.NOTICE:
        severity = Severity.REFERENCE
    return Shortfall(
        check=check.key,
        title=check.title,
        article=article,
        severity=severity,
        sentence=flaw.sentence,
        place=check.place,
        **fields,
    )
