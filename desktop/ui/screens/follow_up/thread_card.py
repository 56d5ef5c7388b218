"""The thread of one talk beside the list, with the acts at the point where they are due."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from db.records import Reminder, TalkStatus
from desktop.services.views.remediation import EntryState, ThreadEntry
from desktop.services.views.remediation import Thread as ThreadView
from desktop.ui.palette import Tone
from desktop.ui.screens.follow_up.acts import ThreadActs
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Chip, Tag, days_tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.thread import Entry, Thread
from desktop.words import word
from desktop.workflow.talk import AFTER

_TONES = {
    EntryState.DONE: Tone.DONE,
    EntryState.LATE: Tone.LATE,
    EntryState.NEAR: Tone.NEAR,
    EntryState.OPEN: Tone.PLAIN,
}


class ThreadCard(Card):
    """Shows one talk from its end to its closing."""

    def __init__(self, deeds: Deeds, services: FollowUpServices) -> None:
        super().__init__("整改进度")
        self._deeds, self._services = deeds, services
        self._acts = ThreadActs(deeds, services)
        self._talk_id = self._talkee = ""
        self._reminders: dict[str, Reminder] = {}
        self.status = Chip()
        self.add_beside_title(self.status)
        self.sub = Label("", "secondary", wrap=True)
        self.line = Thread()
        self._scrolling = Scrolling(self.line)
        self.empty = EmptyState("在左边选择一次谈话，这里显示办理经过。")
        self.open_button = button("打开谈话", self._open)
        self.end_button = button("终止跟踪…", self._terminate, kind="quiet")
        self.add(self.sub)
        self.add(self.empty, 1)
        self.add(self._scrolling, 1)
        self.add(row(self.open_button, None, self.end_button))
        self._seeking = False
        bar = self._scrolling.verticalScrollBar()
        bar.rangeChanged.connect(self._show_what_is_open)
        bar.actionTriggered.connect(self._stop_seeking)
        self.show_talk("")

    @property
    def talk_id(self) -> str:
        """The talk shown; empty where there is none."""
        return self._talk_id

    def show_talk(self, talk_id: str) -> None:
        """Show the thread of a talk; the place in it stays where it is the same talk."""
        same = talk_id == self._talk_id
        self._talk_id = talk_id
        there = bool(talk_id)
        for part in (self.sub, self._scrolling, self.open_button):
            part.setVisible(there)
        self.empty.setVisible(not there)
        self.end_button.setVisible(False)
        if not there:
            self.status.show_tag(Tag(""))
            self.set_title("整改进度")
            self.line.show_entries([])
            return
        view = self._services.follow_up.thread(talk_id)
        self._show(view)
        if not same:
            self._seeking = True
            QTimer.singleShot(0, self, self._show_what_is_open)

    def _show(self, view: ThreadView) -> None:
        head, today = view.head, self._services.today()
        self._talkee = head.talkee
        self.set_title(f"{head.talkee} · 整改进度")
        self.sub.setText(
            f"{head.talkee_post} · {word(head.kind)} {head.number}\n"
            f"谈话人 {head.talker}（{head.talker_post}）"
        )
        self.status.show_tag(Tag(word(head.status)))
        self._reminders = {r.id: r for r in self._services.reminders.of_talk(head.id)}
        self.line.show_entries([self._entry(view, e, today) for e in view.entries])
        may_end = head.status in AFTER and self._services.may("talks")
        self.end_button.setVisible(may_end and head.status is not TalkStatus.CLOSED)

    def _entry(self, view: ThreadView, entry: ThreadEntry, today: date) -> Entry:
        when = short_day(entry.on, today) if entry.on else ""
        if not when and entry.state is not EntryState.DONE:
            when = "待"
        late = ""
        if entry.days is not None and entry.state in {EntryState.LATE, EntryState.NEAR}:
            late = days_tag(entry.days, near=entry.days).text
        title = " ".join(part for part in (when, entry.title, late) if part)
        given = self._reminders.get(entry.subject_id)
        acts = self._acts.of_reminder(view, given) if given else self._acts.of(view, entry)
        return Entry(title, _TONES[entry.state], entry.note, acts)

    def _show_what_is_open(self) -> None:
        """Scroll to the first point where something can be done, else to the newest one.

        Once somebody scrolls, that stands.
        """
        if not self._seeking:
            return
        buttons = self.line.findChildren(QPushButton)
        first = next((b for b in buttons if b.property("kind") == "primary-small"), None)
        if first is None:
            bar = self._scrolling.verticalScrollBar()
            bar.setValue(bar.maximum())
        else:
            self._scrolling.ensureWidgetVisible(first, 0, 60)

    def _stop_seeking(self) -> None:
        self._seeking = False

    def _open(self) -> None:
        self._deeds.go("谈话", talk_id=self._talk_id, stage="remediation")

    def _terminate(self) -> None:
        self._deeds.terminate(self._talk_id, self._talkee)
