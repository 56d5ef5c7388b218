"""The statistics as tables: each number knows the figure and the period that it stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.frozen import frozen
from db.records import By, Figure, FindingCategory, Grade, Measure, ReportKind, Span, TriggerKind
from desktop.reports.period import Period
from desktop.words import word

_M = Measure


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with what it counts, so that its list can be opened."""

    figure: Figure
    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table; None is a cell that has no meaning there."""

    label: str
    cells: tuple[Cell | None, ...]


@frozen
class NumberTable:
    """A table of numbers. `note` says what is counted where the heads alone do not."""

    key: str
    title: str
    head: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the numbers that stand above all, with what it is counted in."""

    label: str
    unit: str
    cell: Cell


Column = tuple[str, Measure]
_TALKER: tuple[Column, ...] = (
    ("计划", _M.PLANNED),
    ("计划已谈", _M.PLAN_HELD),
    ("计划逾期", _M.PLAN_LATE),
    ("开展谈话", _M.HELD),
    ("定期", _M.REGULAR),
    ("及时", _M.TIMELY),
    ("已安排未谈", _M.ARRANGED),
    ("指出问题", _M.FINDINGS),
    ("已销号", _M.CLOSED_OUT),
)
_ORGANISATION: tuple[Column, ...] = (
    ("计划", _M.PLANNED),
    ("计划已谈", _M.PLAN_HELD),
    ("开展谈话", _M.HELD),
    ("定期", _M.REGULAR),
    ("及时", _M.TIMELY),
    ("指出问题", _M.FINDINGS),
    ("已销号", _M.CLOSED_OUT),
    ("逾期报告", _M.LATE),
    ("逾期未报", _M.OVERDUE),
)
_TRIGGER: tuple[Column, ...] = (
    ("登记", _M.TRIGGERS),
    ("待研判", _M.TRIGGERS_WAITING),
    ("属实", _M.TRIGGERS_CONFIRMED),
    ("属实已谈", _M.TRIGGERS_TALKED),
    ("属实未谈", _M.TRIGGERS_UNTALKED),
    ("不属于", _M.TRIGGERS_NOT_LISTED),
    ("移送", _M.TRIGGERS_HANDED_OVER),
)
_CATEGORY: tuple[Column, ...] = (
    ("指出问题", _M.FINDINGS),
    ("提出要求", _M.REQUIRED),
    ("未提要求", _M.NOT_REQUIRED),
    ("有整改措施", _M.ANSWERED),
    ("已审定", _M.ASSESSED),
    ("已销号", _M.CLOSED_OUT),
    ("未销号", _M.NOT_CLOSED_OUT),
    ("整改措施", _M.ACTIONS),
    ("措施完成", _M.ACTIONS_DONE),
    ("措施未完", _M.ACTIONS_OPEN),
)
_REPORT: tuple[Column, ...] = (
    ("应报", _M.DUES),
    ("提前", _M.EARLY),
    ("按期", _M.ON_TIME),
    ("逾期", _M.LATE),
    ("逾期未报", _M.OVERDUE),
    ("未到期", _M.AWAITED),
)
_YEAR: tuple[Column, ...] = (
    ("计划", _M.PLANNED),
    ("开展谈话", _M.HELD),
    ("定期", _M.REGULAR),
    ("及时", _M.TIMELY),
    ("历史谈话", _M.EARLIER),
    ("指出问题", _M.FINDINGS),
    ("已销号", _M.CLOSED_OUT),
    ("逾期报告", _M.LATE),
    ("逾期未报", _M.OVERDUE),
)
COMPARED = frozenset(measure for _, measure in _YEAR)
_STATE: tuple[Column, ...] = (
    ("开展谈话", _M.HELD),
    ("待签字", _M.UNSIGNED),
    ("整改中", _M.IN_REMEDIATION),
    ("已办结（含归档）", _M.FINISHED),
    ("终止跟踪", _M.TERMINATED),
    ("历史谈话", _M.EARLIER),
)
_AFTER: tuple[Column, ...] = (
    ("应向班子通报", _M.TO_TELL),
    ("已通报", _M.TOLD),
    ("未通报", _M.NOT_TOLD),
    ("登记抄送", _M.COPIES),
    ("已送出", _M.COPIES_SENT),
)
_COVERAGE: tuple[Column, ...] = (
    ("在任“一把手”", _M.HEADS),
    ("已谈", _M.HEADS_COVERED),
    ("未谈", _M.HEADS_MISSING),
)


def headline(period: Period) -> tuple[Headline, ...]:
    """Return the numbers that stand above all."""
    return (
        Headline("开展谈话", "次", cell(period, _M.HELD)),
        Headline("计划已谈", "项", cell(period, _M.PLAN_HELD)),
        Headline("指出问题", "个", cell(period, _M.FINDINGS)),
        Headline("已销号", "个", cell(period, _M.CLOSED_OUT)),
        Headline("逾期未报", "份", cell(period, _M.OVERDUE)),
        Headline("任期已谈“一把手”", "人", cell(period, _M.HEADS_COVERED)),
    )


def tables(period: Period) -> tuple[NumberTable, ...]:
    """Return the tables of a period; those by term and by earlier years only where there are any."""
    found = [_kinds(period), _talkers(period), _triggers(period), _categories(period)]
    found += [_grades(period), _reports(period), _states(period), _after(period)]
    found += [_coverage(period)] if period.term else []
    found += [_years(period)] if len(period.years) > 1 else []
    return (*found, _organisations(period))


def cell(period: Period, measure: Measure, by: By = By.ALL, value: str = "") -> Cell:
    """Return one number of a period."""
    figure = Figure(measure, by, value)
    return Cell(figure, period.span, period.tally.of(figure))


def _cells(period: Period, columns: Iterable[Column], by: By, value: str = "") -> tuple[Cell, ...]:
    return tuple(cell(period, measure, by, value) for _, measure in columns)


def _table(
    key: str,
    title: str,
    head: str,
    columns: Sequence[Column],
    lines: Iterable[Line],
    note: str = "",
) -> NumberTable:
    heads = tuple(label for label, _ in columns)
    return NumberTable(
        key=key, title=title, head=head, columns=heads, lines=tuple(lines), note=note
    )


def _kinds(period: Period) -> NumberTable:
    """Planned and held of both kinds; what calls for a timely talk is a trigger found true."""
    regular = Line(
        "定期谈话",
        (
            cell(period, _M.PLANNED),
            cell(period, _M.PLAN_HELD),
            cell(period, _M.PLAN_LATE),
            cell(period, _M.REGULAR),
            cell(period, _M.ARRANGED, By.KIND, "regular"),
        ),
    )
    timely = Line(
        "及时谈话",
        (
            cell(period, _M.TRIGGERS_CONFIRMED),
            cell(period, _M.TRIGGERS_TALKED),
            None,
            cell(period, _M.TIMELY),
            cell(period, _M.ARRANGED, By.KIND, "timely"),
        ),
    )
    both = Line("合计", (None, None, None, cell(period, _M.HELD), cell(period, _M.ARRANGED)))
    return NumberTable(
        key="kinds",
        title="谈话开展情况",
        head="类别",
        columns=("应谈", "应谈已谈", "计划逾期", "开展谈话", "已安排未谈"),
        lines=(regular, timely, both),
        note="应谈：定期谈话为期内到期的计划项，及时谈话为期内发现并经研判属实的情形。"
        "开展谈话按谈话结束的日期计。",
    )


def _talkers(period: Period) -> NumberTable:
    lines = (
        Line(who.label, _cells(period, _TALKER, By.TALKER, who.value)) for who in period.talkers
    )
    total = Line("合计", _cells(period, _TALKER, By.ALL))
    return _table("talkers", "谈话人", "谈话人", _TALKER, (*lines, total))


def _organisations(period: Period) -> NumberTable:
    lines = (
        Line(o.label, _cells(period, _ORGANISATION, By.ORGANISATION, o.value))
        for o in period.organisations
    )
    total = Line("合计", _cells(period, _ORGANISATION, By.ALL))
    return _table("organisations", "下级党组织", "党组织", _ORGANISATION, (*lines, total))


def _triggers(period: Period) -> NumberTable:
    lines = (Line(word(kind), _cells(period, _TRIGGER, By.TRIGGER, kind)) for kind in TriggerKind)
    total = Line("合计", _cells(period, _TRIGGER, By.ALL))
    return _table("triggers", "及时谈话情形", "情形", _TRIGGER, (*lines, total))


def _categories(period: Period) -> NumberTable:
    lines = (
        Line(word(one), _cells(period, _CATEGORY, By.CATEGORY, one)) for one in FindingCategory
    )
    total = Line("合计", _cells(period, _CATEGORY, By.ALL))
    note = "期内所谈、可通报的问题；仅供谈话人参阅的和历史谈话的不计。"
    return _table("categories", "问题与整改", "类别", _CATEGORY, (*lines, total), note)


def _grades(period: Period) -> NumberTable:
    columns = [(word(grade), grade.value) for grade in Grade] + [("尚未审定", "")]
    line = Line("问题数", tuple(cell(period, _M.FINDINGS, By.GRADE, value) for _, value in columns))
    return NumberTable(
        key="grades",
        title="整改评估（审定）",
        head="",
        columns=tuple(label for label, _ in columns),
        lines=(line,),
    )


def _reports(period: Period) -> NumberTable:
    lines = (Line(word(kind), _cells(period, _REPORT, By.REPORT, kind)) for kind in ReportKind)
    total = Line("合计", _cells(period, _REPORT, By.ALL))
    note = "按期内所谈、首次报告计；历史谈话和报告前终止跟踪的不计。"
    return _table("reports", "报告期限", "报告", _REPORT, (*lines, total), note)


def _states(period: Period) -> NumberTable:
    line = Line("谈话次数", _cells(period, _STATE, By.ALL))
    return _table("states", "谈话进展", "", _STATE, (line,))


def _after(period: Period) -> NumberTable:
    line = Line("数量", _cells(period, _AFTER, By.ALL))
    note = "应向班子通报：整改措施中有履行第一责任人职责的谈话。抄送按件计。"
    return _table("after", "通报与抄送", "", _AFTER, (line,), note)


def _coverage(period: Period) -> NumberTable:
    line = Line(period.term, _cells(period, _COVERAGE, By.ALL))
    on = period.covered_on
    note = f"截至{on.year}年{on.month}月{on.day}日。" if on else ""
    return _table("coverage", "任期覆盖", "任期", _COVERAGE, (line,), note)


def _years(period: Period) -> NumberTable:
    lines = []
    for year in period.years:
        figures = [Figure(measure) for _, measure in _YEAR]
        cells = tuple(Cell(f, year.span, year.tally.of(f)) for f in figures)
        lines.append(Line(f"{year.year}年", cells))
    note = "历史谈话是《办法》施行前的谈话，不登记期限和销号。"
    return _table("years", "与往年比较", "年度", _YEAR, lines, note)
