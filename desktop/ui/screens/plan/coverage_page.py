"""Who is covered in the term, who is missing and since when, and how it will end."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.records import OrganisationKind
from desktop.services.views.coverage import CoverageRow, CoverageView, MonthAhead
from desktop.ui.palette import Tone
from desktop.ui.screens.plan.forecast_chart import ForecastChart
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs
from desktop.words import word

_SETS = (("missing", "尚未覆盖"), ("heads", "全部在任"), ("left", "未谈已离任"))
_KINDS, _MONTHS = ("kinds", "分类汇总"), ("months", "逐月预测")


@dataclass(frozen=True, slots=True)
class _Line:
    """One kind of organisation, or all of them together."""

    kind: OrganisationKind | None
    words: str
    total: int
    covered: int
    left: int


class CoveragePage(QWidget):
    """Lists heads by how they are covered; subtotals and the forecast beside the lists."""

    person_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: CoverageView | None = None
        self._kind: OrganisationKind | None = None
        self.sentence = Label("", "secondary", wrap=True)
        self.sets = Tabs((*_SETS, _KINDS, _MONTHS))
        self.every_kind = button("", self._every_kind, kind="link")
        self.every_kind.setAccessibleName("显示各类单位")
        self.table = _heads()
        self.kinds = _kinds()
        self.months = _months()
        self.chart = ForecastChart()
        forecast = QWidget()
        drawn = Card("")
        drawn.add(self.chart, 1)
        beside = row(self.months, drawn, spacing=14)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        beside.setContentsMargins(0, 0, 0, 0)
        forecast.setLayout(beside)
        self._stack = QStackedWidget()
        for part in (self.table, self.kinds, forecast):
            self._stack.addWidget(part)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.sentence)
        body.addLayout(row(self.sets, None, self.every_kind))
        body.addWidget(self._stack, 1)
        self.sets.chosen.connect(self._show_set)
        self.table.opened.connect(lambda r: self.person_wanted.emit(r.person_id))
        self.kinds.opened.connect(self._on_kind)
        self.every_kind.setVisible(False)

    def show_coverage(self, view: CoverageView | None) -> None:
        """Show the coverage of the running term."""
        self._view = view
        if view is None:
            self.sentence.setText("还没有登记现任期，请先在“系统管理”中登记任期。")
            self.table.show_records([])
            self.kinds.show_records([])
            self.months.show_records([])
            self.chart.show_forecast(None)
            return
        self.sentence.setText(_told(view))
        self.kinds.show_records(_lines(view))
        self.months.show_records(view.forecast.telling)
        self.chart.show_forecast(view.forecast)
        self._show_set(self.sets.key)

    def _show_set(self, key: str) -> None:
        self._stack.setCurrentIndex({"kinds": 1, "months": 2}.get(key, 0))
        if self._view is None:
            return
        for each, words in _SETS:
            self.sets.set_words(each, f"{words} {len(self._set(each))}")
        listed = key not in {"kinds", "months"}
        if listed:
            self.table.show_records(self._set(key))
        self.every_kind.setVisible(listed and self._kind is not None)
        if self._kind is not None:
            self.every_kind.setText(f"只列{word(self._kind)}，改列全部")

    def _set(self, key: str) -> tuple[CoverageRow, ...]:
        view = self._view
        if view is None:
            return ()
        rows = {"missing": view.missing, "heads": view.heads, "left": view.left}[key]
        return tuple(r for r in rows if self._kind in (None, r.kind))

    def _on_kind(self, line: _Line) -> None:
        self._kind = line.kind
        key = "missing" if line.covered < line.total else "heads"
        if self.sets.key == key:
            self._show_set(key)
        else:
            self.sets.choose(key)

    def _every_kind(self) -> None:
        self._kind = None
        self._show_set(self.sets.key)


def _told(view: CoverageView) -> str:
    """Say how far the term has come; of an empty roster nothing is said to be covered."""
    term = f"{view.term.name}任期（{day(view.term.begins_on)}至{day(view.term.ends_on)}）"
    if not view.total:
        return f"{term}：名册中还没有应当覆盖的“一把手”，请先在“谈话对象”中导入名册。"
    held = f"在任“一把手”{view.total}人，已谈{view.covered}人"
    return f"{term}，{held}。{view.forecast.sentence}"


def _heads() -> RecordTable[CoverageRow]:
    return RecordTable[CoverageRow](
        [
            Column("谈话对象", lambda r: r.name, bold=True, whole=True, sort=lambda r: r.name),
            Column("职务", lambda r: r.post, stretch=True),
            Column("单位", lambda r: r.organisation, stretch=True, sort=lambda r: r.organisation),
            Column("任现职", lambda r: day(r.in_post_since), sort=lambda r: r.in_post_since),
            Column("覆盖情况", tags=_state),
            Column("未覆盖起自", lambda r: day(r.missing_since) if r.missing_since else ""),
            Column("计划完成", lambda r: day(r.planned_on) if r.planned_on else ""),
        ],
        name="任期覆盖名单",
        key=lambda r: (r.person_id, r.organisation_id),
        empty="没有人员。导入名册后，应当覆盖的“一把手”列在这里。",
    )


def _kinds() -> RecordTable[_Line]:
    return RecordTable[_Line](
        [
            Column("单位类别", lambda r: r.words, bold=True, stretch=True),
            Column("已谈 / 在任", lambda r: f"{r.covered} / {r.total}", right=True),
            Column("未谈", lambda r: str(r.total - r.covered), right=True),
            Column("覆盖", tags=_share),
            Column("未谈已离任", lambda r: str(r.left), right=True),
        ],
        name="分类汇总",
        key=lambda r: r.words,
        empty="没有人员。",
    )


def _months() -> RecordTable[MonthAhead]:
    return RecordTable[MonthAhead](
        [
            Column("月份", lambda m: f"{m.month.year}年{m.month.month}月", whole=True),
            Column("当月计划", lambda m: str(m.planned), right=True),
            Column("按计划累计", lambda m: str(m.by_plan), right=True),
            Column("按目前进度累计", lambda m: str(m.by_pace), right=True),
        ],
        name="逐月预测",
        key=lambda m: m.month,
        empty="任期已满。",
    )


def _lines(view: CoverageView) -> Sequence[_Line]:
    lines = [_Line(k.kind, word(k.kind), k.total, k.covered, k.left) for k in view.kinds]
    return [*lines, _Line(None, "合计", view.total, view.covered, len(view.left))]


def _share(line: _Line) -> list[Tag]:
    if not line.total:
        return []
    share = int(100 * line.covered / line.total)
    return [Tag(f"{share}%", Tone.DONE if line.covered == line.total else Tone.NEAR)]


def _state(row: CoverageRow) -> list[Tag]:
    if row.covered_on:
        return [Tag(f"{day(row.covered_on)} 已谈", Tone.DONE)]
    return [Tag("未谈", Tone.NEAR)]
