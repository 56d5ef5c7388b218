"""Who is talked to and who talks: picked by typing, Art. 7 shown while choosing."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.talks import TalkeeChoice, TalkerChoice
from desktop.ui.palette import Tone
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Column

_NONE = "没有找到这一天在任的一把手。副职不能作为被谈话人（办法第七条）；人员有变动的，请先在“谈话对象”中更新名册。"


_LISTED = (
    "已列有谈话{}，还没有进行；要办的就是那一场的，请在“谈话”里打开它来安排或者补录，不要另建。"
)


class TalkeePicker(QWidget):
    """A line to type name, first letters or organisation into, and those it fits below it."""

    chosen_changed = Signal()

    def __init__(self, find: Callable[[str], Sequence[TalkeeChoice]]) -> None:
        super().__init__()
        self._find = find
        self.choice: TalkeeChoice | None = None
        self.own_talk = ""  # the number of the planned talk that the form itself is about
        self.listed = Label("", "error", wrap=True)
        self.listed.setVisible(False)
        self.box = _Box("姓名、拼音首字母或单位")
        self.table = FittedTable[TalkeeChoice](
            [
                Column("姓名", text=lambda c: c.name, bold=True, whole=True),
                Column(
                    "职务", text=lambda c: c.post, second=lambda c: c.organisation, stretch=True
                ),
                Column("上次谈话", text=_last),
                Column("", tags=_open),
            ],
            name="可选的被谈话人",
            key=lambda choice: choice.tenure_id,
            empty=_NONE,
        )
        self.table.setVisible(False)
        self.shown = Label("", "strong", wrap=True)
        self.second = Label("", "secondary", wrap=True)
        self.change_button = button("更换", self._change, kind="small")
        self._taken = QWidget()
        line = row(self.shown, self.second, None, self.change_button)
        self._taken.setLayout(line)
        self._taken.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._taken, self.listed, self.box, self.table):
            column.addWidget(part)
        self.setFocusProxy(self.box)
        self.box.wanted.connect(self.search)
        self.box.down.connect(self._into_table)
        self.box.returnPressed.connect(self._take_first)
        self.table.opened.connect(self.take)

    @property
    def tenure_id(self) -> str:
        """The tenure that is chosen; empty where none is."""
        return self.choice.tenure_id if self.choice else ""

    def search(self, text: str) -> None:
        """Show whom the text fits; nothing is shown for an empty text."""
        self.table.show_records(self._find(text) if text.strip() else [])
        self.table.setVisible(bool(text.strip()))

    def take(self, choice: TalkeeChoice | None) -> None:
        """Choose somebody, or nobody."""
        self.choice = choice
        if choice is not None:
            last = (
                f"上次谈话 {day(choice.last_talk_on)}"
                if choice.last_talk_on
                else "本程序中没有谈话记录"
            )
            self.shown.setText(f"{choice.name}　{choice.post}")
            self.second.setText(f"{choice.organisation} · {last}")
        open_talk = choice.open_talk if choice is not None else ""
        self.listed.setText(_LISTED.format(open_talk))
        self.listed.setVisible(open_talk not in ("", self.own_talk))
        self._taken.setVisible(choice is not None)
        self.box.setVisible(choice is None)
        self.table.setVisible(False)
        self.box.clear()
        self.chosen_changed.emit()

    def fill(self, tenure_and_name: Sequence[str]) -> None:
        """Choose again whom a draft names, if still in post."""
        tenure_id, name = tenure_and_name
        found = self._find(name) if name else []
        self.take(next((c for c in found if c.tenure_id == tenure_id), None))

    def named(self) -> list[str]:
        """Return the choice as `fill` takes it."""
        return [self.choice.tenure_id, self.choice.name] if self.choice else ["", ""]

    def _change(self) -> None:
        self.take(None)
        self.box.setFocus()

    def _into_table(self) -> None:
        if self.table.records:
            self.table.setFocus()
            self.table.selectRow(0)

    def _take_first(self) -> None:
        self.search(self.box.text())
        if len(self.table.records) == 1:
            self.take(self.table.records[0])
        else:
            self._into_table()


class TalkerPicker(QWidget):
    """The leaders in office that day: those who may hold the talk first, why others may not."""

    chosen_changed = Signal()

    def __init__(self, find: Callable[[], Sequence[TalkerChoice]]) -> None:
        super().__init__()
        self._find = find
        self._wanted = ""
        self.table = FittedTable[TalkerChoice](
            [
                Column("谈话人", text=lambda c: c.name, bold=True, whole=True),
                Column("职务", text=lambda c: c.post, whole=True),
                Column("", text=lambda c: c.reason, tags=_eligible, stretch=True),
            ],
            name="可选的谈话人",
            key=lambda choice: choice.leader_id,
            empty="选定被谈话人和日期后，这里列出可以谈话的班子成员。",
        )
        self.reason = Label("", "error", wrap=True)
        self.reason.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table)
        column.addWidget(self.reason)
        self.setFocusProxy(self.table)
        self.table.chosen_changed.connect(self._on_chosen)

    @property
    def choice(self) -> TalkerChoice | None:
        """The leader that is chosen, if any."""
        return self.table.chosen

    @property
    def leader_id(self) -> str:
        """The id of the leader that is chosen; empty where none is."""
        return self.choice.leader_id if self.choice else ""

    def look_again(self) -> None:
        """Show the leaders for talkee, kind and day as they are now; the only one is chosen."""
        found = list(self._find())
        self.table.show_records(found)
        eligible = [choice for choice in found if choice.eligible]
        if self._wanted and self.table.choose(self._wanted):
            return
        if not self.table.chosen and len(eligible) == 1:
            self.table.choose(eligible[0].leader_id)

    def fill(self, leader_id: str) -> None:
        """Choose the leader of a draft, now or once he or she is listed."""
        self._wanted = leader_id
        self.look_again()

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        if chosen is not None:
            self._wanted = chosen.leader_id
        refused = chosen is not None and not chosen.eligible
        words = f"{chosen.reason}（{article(chosen.article)}）" if chosen and refused else ""
        self.reason.setText(words)
        self.reason.setVisible(refused)
        self.chosen_changed.emit()


class _Box(SearchBox):
    """A search box from which ↓ leads into the list below it."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


def _last(choice: TalkeeChoice) -> str:
    on: date | None = choice.last_talk_on
    return day(on) if on else "没有"


def _open(choice: TalkeeChoice) -> list[Tag]:
    return [Tag(f"已列 {choice.open_talk}", Tone.NEAR)] if choice.open_talk else []


def _eligible(choice: TalkerChoice) -> list[Tag]:
    return [Tag("可以谈话", Tone.DONE) if choice.eligible else Tag("不能谈话", Tone.PLAIN)]
