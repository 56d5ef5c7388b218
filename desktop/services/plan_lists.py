"""The plan of a year and the coverage of the term as Excel (Art. 5)."""

from datetime import date
from pathlib import Path

from db.content import ContentStore
from db.records import Combined
from desktop.errors import Refused
from desktop.exchange.sheets import Head, Sheet, Value
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.covering import view_of as coverage_view
from desktop.services.parts.excel_list import ExcelList, save
from desktop.services.parts.planning import view_of as plan_view
from desktop.services.parts.reading import own_talks_of
from desktop.services.views.coverage import CoverageRow, CoverageView
from desktop.services.views.plans import ChangeRow, ItemState, PlanRow
from desktop.words import word

_STATES = {
    ItemState.PLANNED: "未安排",
    ItemState.SCHEDULED: "已安排",
    ItemState.HELD: "已谈",
    ItemState.LATE: "逾期",
}
_PLAN = (
    Head("序号", 6),
    Head("被谈话人", 11),
    Head("单位", 24, wrap=True),
    Head("职务", 24, wrap=True),
    Head("谈话人", 11),
    Head("季度", 8),
    Head("月份", 8),
    Head("完成时限", 16),
    Head("承办人", 11),
    Head("配合单位", 22, wrap=True),
    Head("结合事项", 18, wrap=True),
    Head("谈话重点", 32, wrap=True),
    Head("进展", 9),
    Head("谈话日期", 16),
    Head("谈话编号", 12),
)
_CHANGES = (
    Head("序号", 6),
    Head("被谈话人", 11),
    Head("单位", 24, wrap=True),
    Head("调整事项", 12),
    Head("调整前", 28, wrap=True),
    Head("调整后", 28, wrap=True),
    Head("理由", 32, wrap=True),
    Head("调整日期", 16),
    Head("经手人", 11),
    Head("审批", 16),
    Head("审批人", 11),
)
_HEADS = (
    Head("序号", 6),
    Head("单位", 26, wrap=True),
    Head("姓名", 11),
    Head("职务", 26, wrap=True),
    Head("任现职", 16),
    Head("覆盖情况", 10),
    Head("谈话日期", 16),
    Head("未覆盖起自", 16),
    Head("计划完成", 16),
)


_KINDS = (
    Head("单位类别", 24),
    Head("在任", 9),
    Head("已谈", 9),
    Head("未谈", 9),
    Head("未谈已离任", 13),
)
_MONTHS = (
    Head("月份", 14),
    Head("当月计划", 11),
    Head("按计划累计", 13),
    Head("按计划尚差", 13),
    Head("按进度累计", 13),
    Head("按进度尚差", 13),
)


class PlanListService:
    """Gathers the lists of 计划与覆盖 and saves them as files."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def plan(self, year: int) -> ExcelList:
        """Return the plan of a year with its kept changes; refused before it is begun.

        A 谈话人 gets the items of the own talks.
        """
        require(self._desk.worker.role, "view plan")
        require(self._desk.worker.role, "export")
        own = own_talks_of(self._desk)
        view = plan_view(self._store, year, self._desk.today(), own)
        if view.plan is None:
            raise Refused(f"{year}年度计划还没有开始编制，没有可导出的内容。", "第五条")
        state = word(view.plan.state)
        if view.plan.fixed_on:
            minutes = view.plan.minutes_number
            number = f"，{minutes}" if minutes else ""
            state = f"{_day(view.plan.fixed_on)}{view.plan.meeting}审定{number}"
        title = f"{year}年度监督谈话计划" + ("" if own is None else "（本人承担）")
        note = f"{self._note()}　　{state}　　已谈{view.held}/{len(view.rows)}"
        rows = [_plan_values(n, r) for n, r in enumerate(view.rows, 1)]
        sheets = [Sheet(name="计划", title=f"{title}表", heads=_PLAN, rows=rows, note=note)]
        if view.changes:
            changes = [_change_values(n, c) for n, c in enumerate(view.changes, 1)]
            sheets.append(
                Sheet(
                    name="调整记录",
                    title=f"{title}调整记录",
                    heads=_CHANGES,
                    rows=changes,
                    note=note,
                )
            )
        return self._list(title, len(view.rows), sheets)

    def coverage(self) -> ExcelList:
        """Return the coverage of the running term; refused where no term is entered."""
        require(self._desk.worker.role, "view coverage")
        require(self._desk.worker.role, "export")
        view = coverage_view(self._store, self._desk.today())
        if view is None:
            raise Refused("还没有登记现任期，请先在“系统管理”中登记任期。", "第五条")
        term = view.term
        title = f"{term.name}任期谈话覆盖情况表"
        span = f"任期{_day(term.begins_on)}至{_day(term.ends_on)}"
        note = f"{self._note()}　　{span}　　已谈{view.covered}/{view.total}　　{view.forecast.sentence}"
        sheets = [
            Sheet(
                name=name,
                title=f"{title}（{name}）",
                heads=_HEADS,
                rows=[_head_values(n, r) for n, r in enumerate(rows, 1)],
                note=note,
            )
            for name, rows in (
                ("在任一把手", view.heads),
                ("尚未覆盖", view.missing),
                ("未谈已离任", view.left),
            )
        ]
        sheets += [_kinds_sheet(title, view, note), _months_sheet(title, view, note)]
        return self._list(title, view.total, sheets)

    def save(self, made: ExcelList, content: bytes, target: Path) -> None:
        """Write the file where the user says, and log the export."""
        require(self._desk.worker.role, "export")
        save(self._desk, made, content, target)

    def _list(self, name: str, count: int, sheets: list[Sheet]) -> ExcelList:
        body = self._store.body.own()
        office = body.office_name if body else ""
        return ExcelList(name=name, office=office, count=count, sheets=tuple(sheets))

    def _note(self) -> str:
        body = self._store.body.own()
        marking = self._store.settings.office().marking
        office = body.office_name if body else ""
        return (
            f"密级或标识：{marking}　　填报单位：{office}　　填报日期：{_day(self._desk.today())}"
        )


def _kinds_sheet(title: str, view: CoverageView, note: str) -> Sheet:
    rows: list[list[Value]] = [
        [word(k.kind), k.total, k.covered, k.total - k.covered, k.left] for k in view.kinds
    ]
    missing = view.total - view.covered
    rows.append(["合计", view.total, view.covered, missing, len(view.left)])
    return Sheet(name="分类汇总", title=f"{title}（分类汇总）", heads=_KINDS, rows=rows, note=note)


def _months_sheet(title: str, view: CoverageView, note: str) -> Sheet:
    rows: list[list[Value]] = [
        [
            f"{m.month.year}年{m.month.month}月",
            m.planned,
            m.by_plan,
            view.total - m.by_plan,
            m.by_pace,
            view.total - m.by_pace,
        ]
        for m in view.forecast.months
    ]
    return Sheet(name="逐月预测", title=f"{title}（逐月预测）", heads=_MONTHS, rows=rows, note=note)


def _plan_values(number: int, shown: PlanRow) -> list[Value]:
    item = shown.item
    return [
        number,
        shown.talkee,
        shown.organisation,
        shown.talkee_post,
        shown.talker or "待定",
        "一二三四"[(item.month - 1) // 3] + "季度",
        item.month,
        item.due_on,
        item.undertaker,
        "、".join(item.units),
        "、".join(word(Combined(c)) for c in item.combined),
        item.focus,
        _STATES[shown.state],
        shown.day,
        shown.talk_number,
    ]


def _change_values(number: int, shown: ChangeRow) -> list[Value]:
    change = shown.change
    approval: Value = "不需审批" if not change.needs_approval else change.approved_on or "待审批"
    return [
        number,
        shown.talkee,
        shown.organisation,
        change.what,
        change.old,
        change.new,
        change.reason,
        change.at.date(),
        change.by,
        approval,
        change.approved_by,
    ]


def _head_values(number: int, shown: CoverageRow) -> list[Value]:
    return [
        number,
        shown.organisation,
        shown.name,
        shown.post,
        shown.in_post_since,
        "已谈" if shown.covered_on else "未谈",
        shown.covered_on,
        shown.missing_since,
        shown.planned_on,
    ]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
