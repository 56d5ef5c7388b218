"""Who is covered in the term, who is missing and since when, and how it will end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.coverage import CoverageRow, CoverageView
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs

_SETS = (("missing", "尚未覆盖"), ("heads", "全部在任"), ("left", "未谈已离任"))


class CoveragePage(QWidget):
    """Lists heads by how they are covered."""

    person_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: CoverageView | None = None
        self.sentence = Label("", "secondary", wrap=True)
        self.sets = Tabs(_SETS)
        self.table = RecordTable[CoverageRow](
            [
                Column("谈话对象", lambda r: r.name, bold=True, whole=True),
                Column("职务", lambda r: r.post, stretch=True),
                Column("单位", lambda r: r.organisation, stretch=True),
                Column("任现职", lambda r: day(r.in_post_since), sort=lambda r: r.in_post_since),
                Column("覆盖情况", tags=_state),
                Column("未覆盖起自", lambda r: day(r.missing_since) if r.missing_since else ""),
                Column("计划完成", lambda r: day(r.planned_on) if r.planned_on else ""),
            ],
            name="任期覆盖名单",
            key=lambda r: (r.person_id, r.organisation_id),
            empty="没有人员。",
        )
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        for part in (self.sentence, self.sets):
            body.addWidget(part)
        body.addWidget(self.table, 1)
        self.sets.chosen.connect(self._show_set)
        self.table.opened.connect(lambda r: self.person_wanted.emit(r.person_id))

    def show_coverage(self, view: CoverageView | None) -> None:
        """Show the coverage of the running term."""
        self._view = view
        if view is None:
            self.sentence.setText("还没有登记现任期，请先在“系统管理”中登记任期。")
            self.table.show_records([])
            return
        self.sentence.setText(
            f"{view.term.name}任期（{day(view.term.begins_on)}至{day(view.term.ends_on)}），"
            f"在任“一把手”{view.total}人，已谈{view.covered}人。{view.forecast.sentence}"
        )
        for key, words in _SETS:
            self.sets.set_words(key, f"{words} {len(_set(view, key))}")
        self._show_set(self.sets.key)

    def _show_set(self, key: str) -> None:
        if self._view is not None:
            self.table.show_records(_set(self._view, key))


def _set(view: CoverageView, key: str) -> tuple[CoverageRow, ...]:
    return {"missing": view.missing, "heads": view.heads, "left": view.left}[key]


def _state(row: CoverageRow) -> list[Tag]:
    if row.covered_on:
        return [Tag(f"{day(row.covered_on)} 已谈", Tone.DONE)]
    return [Tag("未谈", Tone.NEAR)]
