"""The proposed plan: wishes, the proposal explained line by line, taking it over."""

from collections import defaultdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.services.proposals import ProposalService
from desktop.services.views.plans import ProposalView, ProposalWishes, ProposedRow
from desktop.ui.notices import attempt, say
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.unturned import NumberField

_NAMED = 5
_HOW = "按“拟定”生成建议，逐行写明理由，采用前不会存入计划。"


class ProposalPage(QWidget):
    """Makes a proposal for a year and puts it into the draft plan."""

    accepted = Signal()

    def __init__(self, proposals: ProposalService) -> None:
        super().__init__()
        self._proposals = proposals
        self._wishes: ProposalWishes | None = None
        self._view: ProposalView | None = None
        self._year = 0
        self.talks = NumberField()
        self.talks.setRange(1, 2000)
        self._busy = {m: QCheckBox(f"{m}月") for m in range(1, 13)}
        self.each = NumberField()
        self.each.setRange(1, 200)
        self.fields = FormRows(columns=2)
        self.fields.add("全年场次", self.talks, help_text="默认按任期内完成全覆盖所需。")
        self.fields.add("每位谈话人最多", self.each, help_text="书记按第七条必须谈的不受此限。")
        busy = QWidget()
        busy.setLayout(row(Flow(*self._busy.values())))
        self.fields.add("不安排的月份", busy, span=2)
        make = button("拟定", self._on_make, shortcut="Ctrl+Return")
        self.accept_button = button("采用到计划草案", self._on_accept, kind="primary")
        self.summary = Label("", "secondary", wrap=True)
        self.empty = EmptyState(_HOW)
        self.table = _lines(self.empty)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        line = row(self.summary, make, self.accept_button)
        line.setStretch(0, 1)
        top = Card("", self.fields, line)
        body.setSpacing(14)
        body.addWidget(top)
        body.addWidget(self.table, 1)
        self._show(None)

    def show_year(self, year: int) -> None:
        """Prepare a proposal for a year; what was chosen stays."""
        if year != self._year:
            self._year, self._wishes = year, None
            self._show(None)

    def _load_wishes(self) -> None:
        self._wishes = self._proposals.usual_wishes(self._year)
        self.talks.setValue(self._wishes.talks)
        self.each.setValue(min((n for _, n in self._wishes.limits), default=12))

    def begin(self) -> None:
        """Offer what is usual, the first time the page is opened for a year."""
        if self._wishes is not None:
            return
        try:
            self._load_wishes()
        except Refused as refusal:  # a new office: what comes first is said where the lines will be
            self.empty.set_sentence(str(refusal))
        else:
            self.empty.set_sentence(_HOW)

    def _make(self) -> None:
        if self._wishes is None:
            self._load_wishes()
        usual = self._wishes
        if usual is None:
            return
        least = min((n for _, n in usual.limits), default=0)
        limits = tuple((p, n if n > least else self.each.value()) for p, n in usual.limits)
        busy = tuple(m for m, box in self._busy.items() if box.isChecked())
        wishes = ProposalWishes(talks=self.talks.value(), busy=busy, limits=limits)
        self._show(self._proposals.propose(self._year, wishes))

    def _show(self, view: ProposalView | None) -> None:
        self._view = view
        self.accept_button.setEnabled(view is not None and bool(view.rows))
        if view is None:
            self.summary.setText(
                "先未覆盖、再间隔最久、再新任；各月和各谈话人均衡；手工安排的不动。"
            )
            self.table.show_records([])
            return
        self.summary.setText(f"拟定{len(view.rows)}场，{_left_out(view)}。")
        self.table.show_records(view.rows)

    def _on_make(self) -> None:
        attempt(self, self._make)

    def _on_accept(self) -> None:
        view = self._view
        if view and attempt(self, self._proposals.accept, view.year, [r.line for r in view.rows]):
            say(self, f"已把{len(view.rows)}场放入{view.year}年度计划草案，可以逐项调整。")
            self._show(None)
            self.accepted.emit()


def _left_out(view: ProposalView) -> str:
    """Who was not placed, by reasons; of many the first few are named."""
    if not view.left_out:
        return "全部排上"
    names: dict[str, list[str]] = defaultdict(list)
    for one in view.left_out:
        names[one.reason].append(one.talkee)
    said = "；".join(
        f"{'、'.join(who[:_NAMED])}{f'等{len(who)}人' if len(who) > _NAMED else ''}：{reason}"
        for reason, who in names.items()
    )
    return f"有{len(view.left_out)}人没有排上（{said}）"


def _lines(empty: EmptyState) -> RecordTable[ProposedRow]:
    return RecordTable[ProposedRow](
        [
            Column("谈话对象", lambda r: r.talkee, second=lambda r: r.talkee_post, whole=True),
            Column("月份", lambda r: f"{r.line.month}月", sort=lambda r: r.line.month),
            Column("谈话人", lambda r: r.talker, whole=True, sort=lambda r: r.talker),
            Column(
                "为什么是这位、这个月、由其谈话",
                lambda r: r.line.why_person,
                second=lambda r: f"{r.line.why_month}；{r.line.why_talker}",
                stretch=True,
            ),
        ],
        name="拟定建议",
        key=lambda r: (r.line.person_id, r.line.organisation_id),
        empty=empty,
    )
