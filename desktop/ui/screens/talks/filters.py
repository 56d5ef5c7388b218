"""What the list of talks is narrowed to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TalkKind, TalkStatus
from desktop.services.views.talks import FilterChoices, TalkFilter
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.narrowing import clear_button
from desktop.ui.widgets.search_box import SearchBox
from desktop.words import word

S = TalkStatus
_GROUPS: list[tuple[tuple[TalkStatus, ...], str]] = [
    ((), "全部状态"),
    ((S.PLANNED, S.PREPARING, S.IN_PROGRESS, S.AWAITING_SIGNATURE, S.REMEDIATION), "在办"),
    ((S.PLANNED, S.PREPARING), "未谈话"),
    *(((status,), word(status)) for status in S),
]


class FilterBar(QWidget):
    """State, kind, talker, year and words; `changed` when any of them is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.text = SearchBox("姓名、单位、编号")
        self.status = Choice(_GROUPS)
        self.kind = Choice[TalkKind | None]([(None, "全部类别"), *((k, word(k)) for k in TalkKind)])
        self.talker = Choice[str | None]([(None, "全部谈话人")])
        self.year = Choice[int | None]([(None, "全部年度")])
        self.clear_button = clear_button(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Flow(self.text, self.status, self.kind, self.talker, self.year, self.clear_button)
        )
        for choice, name in (
            (self.status, "状态"),
            (self.kind, "类别"),
            (self.talker, "谈话人"),
            (self.year, "年度"),
        ):
            choice.setAccessibleName(name)
            choice.currentIndexChanged.connect(self._on_changed)
        self.text.wanted.connect(self._on_changed)

    @property
    def filter(self) -> TalkFilter:
        """What is chosen."""
        return TalkFilter(
            statuses=self.status.value or (),
            kind=self.kind.value,
            talker_id=self.talker.value,
            year=self.year.value,
            text=self.text.text().strip(),
        )

    def show_choices(self, choices: FilterChoices) -> None:
        """Offer these talkers and years; what is chosen stays where it can."""
        self._quiet = True
        self.talker.show_options([(None, "全部谈话人"), *choices.talkers])
        self.year.show_options([(None, "全部年度"), *((y, f"{y}年") for y in choices.years)])
        self._quiet = False

    def show_filter(self, shown: TalkFilter) -> None:
        """Show a filter; what is not offered any more counts as all."""
        self._quiet = True
        self.status.choose(shown.statuses if self.status.offers(shown.statuses) else ())
        self.kind.choose(shown.kind)
        self.talker.choose(shown.talker_id if self.talker.offers(shown.talker_id) else None)
        self.year.choose(shown.year if self.year.offers(shown.year) else None)
        self.text.show_text(shown.text)
        self._quiet = False
        self._show_clear()

    def _clear(self) -> None:
        self.show_filter(TalkFilter())
        self._on_changed()

    def _on_changed(self, *_value: object) -> None:
        self._show_clear()
        if not self._quiet:
            self.changed.emit()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.filter != TalkFilter())
