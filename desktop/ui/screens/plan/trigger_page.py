"""Triggers of timely talks: registered, judged, and led to a talk (Art. 5)."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TriggerState
from desktop.services.attachments import AttachmentService
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.triggers import TriggerRow
from desktop.ui.palette import Tone
from desktop.ui.screens.plan.trigger_card import TriggerCard
from desktop.ui.screens.plan.trigger_deeds import TriggerDeeds, deeds_of
from desktop.ui.screens.plan.trigger_form import TriggerForm
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.pages import Pages
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

S = TriggerState
_TONES = {
    S.REGISTERED: Tone.NEAR,
    S.CONFIRMED: Tone.PLANNED,
    S.NOT_LISTED: Tone.PLAIN,
    S.HANDED_OVER: Tone.DONE,
}
_SIDE = 400
_CASE, _LIMIT = 2, 4  # the columns that give way while something is shown beside the list


class TriggerPage(QWidget):
    """Lists triggers; each open one has its next act beside it, its facts and files at the right."""

    talk_wanted = Signal(str)
    print_wanted = Signal(str)  # the id of the trigger
    letter_wanted = Signal(str)

    def __init__(
        self,
        triggers: TriggerService,
        talks: TalkService,
        attachments: AttachmentService,
        may: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self._triggers, self._talks, self._attachments = triggers, talks, attachments
        self._may = may
        self.deeds = TriggerDeeds(self, triggers, talks)
        self.table = RecordTable[TriggerRow](
            [
                Column("编号", lambda r: r.trigger.number, whole=True),
                Column(
                    "谈话对象", lambda r: r.talkee, second=lambda r: r.talkee_post, stretch=True
                ),
                Column("情形", lambda r: word(r.trigger.kind), second=_source, stretch=True),
                Column("状态", tags=lambda r: [_state(r)]),
                Column("时限", tags=_limit),
            ],
            name="及时谈话情形",
            acts=self._acts,
            key=lambda r: r.trigger.id,
            empty="没有登记及时谈话情形。出现第五条所列情形的，按“登记情形”录入。",
        )
        self._side = Pages(
            {"form": lambda: Scrolling(self.form), "card": lambda: Scrolling(self.card)}
        )
        self._side.setFixedWidth(_SIDE)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(row(self.table, self._side, spacing=14), 1)
        self._side.setVisible(False)
        self.table.opened.connect(lambda shown: self.show_trigger(shown.trigger.id))
        self.table.chosen_changed.connect(self._on_chosen)

    @cached_property
    def form(self) -> TriggerForm:
        """The form beside the list, made when first wanted."""
        form = TriggerForm(self._triggers, self._talks, self._attachments)
        form.finished.connect(self._close)
        form.stored.connect(self.show_trigger)
        return form

    @cached_property
    def card(self) -> TriggerCard:
        """One trigger beside the list, made when first wanted."""
        card = TriggerCard(self._attachments, self.deeds, self._may)
        card.closed.connect(self._close)
        card.talk_wanted.connect(self.talk_wanted)
        card.print_wanted.connect(self.print_wanted)
        card.letter_wanted.connect(self.letter_wanted)
        card.correct_wanted.connect(self._on_correct)
        card.void_wanted.connect(self._on_void)
        return card

    def refresh(self) -> None:
        """Read the triggers afresh."""
        self._read()
        if "card" in self._side.made and self.card.shown is not None:
            self._show(self.card.shown.trigger.id)

    def register(self) -> None:
        """Ask for a new trigger."""
        self._open_side("form")
        self.form.begin()

    def show_trigger(self, trigger_id: str) -> None:
        """Show one trigger beside the list."""
        self._open_side("card")
        self._show(trigger_id)

    def _acts(self, shown: TriggerRow) -> Sequence[Act]:
        if not self._side.isHidden():
            return ()  # they stand in the card, and the list is narrow
        offered = deeds_of(shown) if self._may("triggers") else ()
        acts = [
            Act(act, partial(self.deeds.do, act, shown), primary=number == 0)
            for number, act in enumerate(offered)
        ]
        return (*acts, Act("详情", lambda: self.show_trigger(shown.trigger.id)))

    def _read(self) -> None:
        self.table.show_pages(
            lambda offset, limit, _order: self._triggers.page(offset=offset, limit=limit)
        )

    def _open_side(self, part: str) -> None:
        self._side.turn_to(part)
        self._side.shown.verticalScrollBar().setValue(0)
        self._side.setVisible(True)
        self._narrow(narrow=True)

    def _close(self) -> None:
        if "card" in self._side.made:
            self.card.shown = None
        self._side.setVisible(False)
        self._narrow(narrow=False)

    def _narrow(self, *, narrow: bool) -> None:
        for column in (_CASE, _LIMIT):
            self.table.show_column(column, shown=not narrow)
        self._read()

    def _show(self, trigger_id: str) -> None:
        shown = self._triggers.find(trigger_id)
        if shown is None:
            self._close()
        else:
            self.card.show_trigger(shown)

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        reading = self._side.isVisible() and self._side.key == "card"
        if chosen is not None and reading:
            self.card.show_trigger(chosen)

    def _on_correct(self, shown: TriggerRow) -> None:
        self._open_side("form")
        self.form.correct(shown)

    def _on_void(self, shown: TriggerRow) -> None:
        self.deeds.void(shown).accepted.connect(self._close)


def _source(shown: TriggerRow) -> str:
    return f"{day(shown.trigger.found_on)} {shown.trigger.source}"


def _state(shown: TriggerRow) -> Tag:
    if shown.talk_number:
        return Tag(
            f"谈话{shown.talk_number}", Tone.PLANNED if shown.days is not None else Tone.DONE
        )
    return Tag(word(shown.trigger.state), _TONES[shown.trigger.state])


def _limit(shown: TriggerRow) -> list[Tag]:
    return [] if shown.days is None else [days_tag(shown.days, near=7)]
