"""What each figure is called where its number stands alone."""

from collections.abc import Mapping
from types import MappingProxyType

from db.records import By, Figure, FindingCategory, Grade, Measure, ReportKind, TriggerKind
from desktop.words import word

_M = Measure
LABELS = {
    _M.PLANNED: "计划项",
    _M.PLAN_HELD: "计划项已谈",
    _M.PLAN_LATE: "计划项逾期未谈",
    _M.PLAN_OPEN: "计划项未到期",
    _M.HELD: "开展谈话",
    _M.REGULAR: "定期谈话",
    _M.TIMELY: "及时谈话",
    _M.EARLIER: "《办法》施行前的谈话",
    _M.UNSIGNED: "记录待签字的谈话",
    _M.IN_REMEDIATION: "整改中的谈话",
    _M.FINISHED: "已办结的谈话",
    _M.TERMINATED: "终止跟踪的谈话",
    _M.ARRANGED: "已安排未谈",
    _M.TRIGGERS: "登记的情形",
    _M.TRIGGERS_WAITING: "待研判的情形",
    _M.TRIGGERS_CONFIRMED: "属实的情形",
    _M.TRIGGERS_TALKED: "属实已谈的情形",
    _M.TRIGGERS_UNTALKED: "属实未谈的情形",
    _M.TRIGGERS_NOT_LISTED: "不属于所列情形",
    _M.TRIGGERS_HANDED_OVER: "移送纪检机关的情形",
    _M.FINDINGS: "指出的问题",
    _M.REQUIRED: "提出整改要求的问题",
    _M.NOT_REQUIRED: "没有提出要求的问题",
    _M.ANSWERED: "有整改措施的问题",
    _M.ASSESSED: "已审定的问题",
    _M.RETURNED: "审定退回的问题",
    _M.CLOSED_OUT: "已销号的问题",
    _M.NOT_CLOSED_OUT: "未销号的问题",
    _M.ACTIONS: "整改措施",
    _M.ACTIONS_DONE: "已完成的措施",
    _M.ACTIONS_OPEN: "未完成的措施",
    _M.DUES: "应报的报告",
    _M.EARLY: "提前报送",
    _M.ON_TIME: "按期报送",
    _M.LATE: "逾期报送",
    _M.OVERDUE: "逾期未报",
    _M.AWAITED: "未到期的报告",
    _M.TO_TELL: "应向班子通报的谈话",
    _M.TOLD: "已通报的谈话",
    _M.NOT_TOLD: "未通报的谈话",
    _M.COPIES: "登记的抄送",
    _M.COPIES_SENT: "已送出的抄送",
    _M.HEADS: "在任“一把手”",
    _M.HEADS_COVERED: "任期内已谈的“一把手”",
    _M.HEADS_MISSING: "任期内未谈的“一把手”",
}


def label(figure: Figure, talkers: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what a figure counts, and whose, or of which category, grade, report or trigger."""
    name = LABELS[figure.measure]
    kept = {
        By.TALKER: lambda v: talkers.get(v, v),
        By.CATEGORY: lambda v: word(FindingCategory(v)),
        By.GRADE: lambda v: word(Grade(v)) if v else "尚未审定",
        By.REPORT: lambda v: word(ReportKind(v)),
        By.TRIGGER: lambda v: word(TriggerKind(v)),
    }.get(figure.by)
    return f"{name}：{kept(figure.value)}" if kept else name
