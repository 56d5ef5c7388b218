"""The place 谈话: list, new talk, late entry, earlier talk, and the page of one talk."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from db.records import TalkKind, TalkStatus
from desktop.errors import Refused
from desktop.services.views.talks import TalkFilter
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt, show_refusal
from desktop.ui.screen import Screen
from desktop.ui.screens.conversation.page import TalkPage
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.talks.creation import CreationScreen
from desktop.ui.screens.talks.earlier import EarlierScreen
from desktop.ui.screens.talks.form_screen import FormScreen
from desktop.ui.screens.talks.late_entry import LateEntryScreen
from desktop.ui.screens.talks.listing import TalkListScreen

T = TypeVar("T", bound=Screen)
F = TypeVar("F", bound=FormScreen)


class TalksScreen(Screen):
    """Shows one of its pages at a time; going to another keeps what is typed."""

    help_topic = "talks"
    keeps_typing = True

    def __init__(
        self,
        services: TalkServices,
        changes: Changes,
        tabs: Mapping[str, Callable[[], TalkTab]] | None = None,
    ) -> None:
        super().__init__(changes)
        self._services, self._changes = services, changes
        self._tabs = dict(tabs or {})
        self._forms: dict[str, FormScreen] = {}
        self._stack = QStackedWidget()
        self.fill_with(self._stack)

    @cached_property
    def list(self) -> TalkListScreen:
        """The list of talks, made when it is first wanted: one may come for a single talk."""
        listed = self._taken_in(TalkListScreen(self._services, self._changes))
        listed.opened.connect(self.open_talk)
        listed.new_wanted.connect(self.open_form)
        return listed

    @cached_property
    def page(self) -> TalkPage:
        """The page of one talk, made when the first is opened."""
        page = self._taken_in(TalkPage(self._services, self._changes, self._tabs))
        page.closed.connect(self.show_list)
        page.late_wanted.connect(self._enter_late)
        return page

    @cached_property
    def creation(self) -> CreationScreen:
        """The form of a new talk."""
        return self._form("talk", CreationScreen(self._services, self._changes))

    @cached_property
    def late(self) -> LateEntryScreen:
        """The form of a late entry."""
        return self._form("late", LateEntryScreen(self._services, self._changes))

    @cached_property
    def earlier(self) -> EarlierScreen:
        """The form of an earlier talk."""
        return self._form("earlier", EarlierScreen(self._services, self._changes))

    @property
    def inner(self) -> Screen:
        """The page that is shown; the list where there is none yet."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else self.list

    def showEvent(self, event: QShowEvent) -> None:
        """Have a page to show."""
        if not self._stack.count():
            self._stack.setCurrentWidget(self.list)
        super().showEvent(event)

    def topic(self) -> str:
        """Return the topic of the page that is shown."""
        return self.inner.topic()

    def refresh(self) -> None:
        """Do nothing: each page reads for itself."""

    def open(self, target: dict[str, str]) -> None:
        """Open a talk (talk_id, stage), a form (new), or the list narrowed by the rest."""
        if "talk_id" in target:
            self.open_talk(target["talk_id"], target.get("stage", ""))
        elif "new" in target:
            self.open_form(target["new"])
        else:
            self.show_list()
            self.list.show_filter(_filter(target))

    def whereabouts(self) -> dict[str, str]:
        """Return the way back to the page that is shown."""
        if isinstance(self.inner, TalkPage):
            return {"talk_id": self.page.talk_id, "stage": self.page.stage}
        return next(({"new": k} for k, form in self._forms.items() if form is self.inner), {})

    def open_talk(self, talk_id: str, stage: str = "") -> None:
        """Open the page of a talk, unless what is typed here cannot be kept or it is out of sight."""
        shown = self.inner if self._stack.count() else self
        left = shown is self or shown.leave()
        if not left or not attempt(shown, self._services.talks.read, talk_id):
            return
        if talk_id != self.page.talk_id:
            self.page.notice.clear()  # it was about another talk
        if self.page.show_talk(talk_id, stage):
            self._stack.setCurrentWidget(self.page)
            self.page.tab.take_focus()

    def open_form(self, key: str) -> None:
        """Open the form for a new talk, a late entry or an earlier talk."""
        if not self._services.may("talks"):
            show_refusal(
                self.inner, Refused("谈话由经办人或办公室负责人建立和补录，请联系办公室。")
            )
            return
        if self._stack.count() and not self.inner.leave():
            return
        if key == "late":
            form: FormScreen = self.late
        else:
            form = self.earlier if key == "earlier" else self.creation
        self._stack.setCurrentWidget(form)
        form.begin()

    def show_list(self) -> None:
        """Go back to the list, unless what is typed here cannot be kept."""
        if self._stack.count() and not self.inner.leave():
            return
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus()

    @property
    def idle_minutes(self) -> int:
        """In 谈话模式 the office's own time, as nobody types while two people talk; else the usual."""
        talking = isinstance(self.inner, TalkPage) and self.page.mode is not None
        return self._services.conversation.idle_minutes() if talking else 0

    def new(self) -> None:
        """Answer Ctrl+N."""
        self.open_form("talk")

    def save(self) -> None:
        """Save what is being typed on the page shown."""
        self.inner.save()

    def leave(self) -> bool:
        """Keep what is being typed on the page shown; False where that failed."""
        return self.inner.leave()

    def reload(self) -> None:
        """Read the page shown afresh."""
        self.inner.reload()

    def print_out(self) -> None:
        """Go to the papers of the page shown."""
        self.inner.print_out()

    def _taken_in(self, inner: T) -> T:
        self._stack.addWidget(inner)
        inner.wanted.connect(self.wanted)
        inner.unsaved.connect(self.unsaved)
        inner.saved.connect(self.saved)
        return inner

    def _form(self, key: str, form: F) -> F:
        self._forms[key] = form
        form.made.connect(self.open_talk)
        form.given_up.connect(self.show_list)
        return self._taken_in(form)

    def _enter_late(self, talk_id: str) -> None:
        if self.inner.leave():
            self._stack.setCurrentWidget(self.late)
            self.late.begin_for(talk_id)


def _filter(target: dict[str, str]) -> TalkFilter:
    statuses = tuple(TalkStatus(s) for s in target.get("status", "").split(",") if s)
    kind = target.get("kind")
    year = target.get("year")
    return TalkFilter(
        statuses=statuses,
        kind=TalkKind(kind) if kind else None,
        talker_id=target.get("talker_id"),
        year=int(year) if year else None,
        text=target.get("text", ""),
    )
