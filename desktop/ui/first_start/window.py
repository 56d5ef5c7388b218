"""The first start: four short pages, at whose end the store is there and open."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.records import Body, Term
from desktop.errors import BadInput
from desktop.services.founding import FirstUser, Founded
from desktop.ui.background import Progress, run
from desktop.ui.entrance import TITLE, Entrance
from desktop.ui.first_start.body_page import BodyPage
from desktop.ui.first_start.last_pages import DonePage, RosterPage
from desktop.ui.first_start.sheet_page import SheetPage
from desktop.ui.first_start.users_page import UsersPage
from desktop.ui.notices import attempt, show_refusal
from desktop.ui.palette import Tone
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.dialog import open_within
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.stepper import Step, Stepper, StepState

_STEPS = (("body", "本单位和任期"), ("users", "用户和恢复单"), ("roster", "名册"), ("done", "完成"))
_STEP_OF_PAGE = ("body", "users", "users", "roster", "done")
BODY, USERS, SHEET, ROSTER, DONE = range(5)
_NOT_KEPT = (
    "恢复单还没有打印或抄写，窗口没有关闭。要以后再办的，请再关闭一次；"
    "登录后可在“系统管理”“恢复密钥”里打印。"
)


class Means(NamedTuple):
    """What the first start works with; app.py gives it."""

    found: Callable[[Body, Term, Sequence[FirstUser]], Founded]
    new_id: Callable[[], str]
    today_in_words: Callable[[], str]
    sample: Callable[[Progress], str]


class FirstStart(Entrance):
    """Leads through the pages; the store is founded after the second."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._means = means
        self._founded: Founded | None = None
        self._warned = False
        self.notice = NoticeStrip()
        self.strip = ProgressStrip()
        self.body, self.users = BodyPage(), UsersPage()
        self.sheet = SheetPage(lambda: (self._office(), means.today_in_words()))
        self.roster, self.done = RosterPage(), DonePage()
        self.stepper = Stepper()
        self.back = button("上一步", self._on_back)
        self.next = button("下一步", self._on_next, kind="primary")
        self.next.setDefault(True)
        self.pages = QStackedWidget()
        for page in (self.body, self.users, self.sheet, self.roster, self.done):
            self.pages.addWidget(Scrolling(page))
        self._assemble()
        self.sheet.ready.connect(self.next.setEnabled)
        self.done.sample_wanted.connect(self._on_sample)
        self._show(BODY)

    def refuse(self, refusal: Exception) -> None:
        """Show why the store did not open."""
        self.next.setEnabled(True)
        show_refusal(self, refusal)

    def close_off(self, sentence: str) -> None:
        """Say why no store can be made here."""
        self.notice.show_sentence(sentence, Tone.LATE)
        self.next.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say once that the recovery sheet is neither printed nor copied."""
        unkept = self.pages.currentIndex() == SHEET and not self.sheet.kept.isChecked()
        if unkept and not self._warned:
            self._warned = True
            self.notice.show_sentence(_NOT_KEPT, Tone.LATE)
            event.ignore()
            return
        super().closeEvent(event)

    def _assemble(self) -> None:
        side = Card("", self.stepper)
        side.add_stretch()
        side.setFixedWidth(200)
        right = QVBoxLayout()
        right.setSpacing(12)
        for part in (self.notice, self.strip):
            right.addWidget(part)
        right.addWidget(self.pages, 1)
        right.addLayout(row(None, self.back, self.next))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(side)
        line.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addWidget(Label(f"欢迎使用{TITLE}", "page"))
        column.addWidget(
            Label("第一次使用，请用几分钟建立数据。数据只存放在这台计算机上。", "secondary")
        )
        column.addLayout(line, 1)
        open_within(self, 980, 700)

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        at = [key for key, _ in _STEPS].index(_STEP_OF_PAGE[page])
        states = [StepState.DONE] * at + [StepState.CURRENT] + [StepState.TODO] * 3
        steps = [
            Step(key, str(number), title, state)
            for number, ((key, title), state) in enumerate(zip(_STEPS, states, strict=False), 1)
        ]
        self.stepper.show_steps(steps, _STEP_OF_PAGE[page])
        for step in steps:
            self.stepper.button(step.key).setEnabled(step.key == _STEP_OF_PAGE[page])
        self.back.setVisible(page in {USERS, DONE})
        words = {USERS: "建立数据", DONE: "进入工作台"}
        self.next.setText(words.get(page, "下一步"))
        self.next.setAccessibleName(self.next.text())
        self.next.setEnabled(page != SHEET or self.sheet.kept.isChecked())
        self.notice.clear()
        first = self._first_field(page)
        first.setFocus()

    def _first_field(self, page: int) -> QWidget:
        return {BODY: self.body.name, USERS: self.users.name}.get(page, self.next)

    def _on_back(self) -> None:
        self._show(self.pages.currentIndex() - 1)

    def _on_next(self) -> None:
        page = self.pages.currentIndex()
        if page == BODY:
            if attempt(self.body, self.body.read, self._means.new_id):
                self._show(USERS)
        elif page == USERS:
            self._found()
        elif page == DONE:
            self._enter()
        else:
            if page == ROSTER:
                self.done.show_next(roster=self.roster.now.isChecked())
            self._show(page + 1)

    def _found(self) -> None:
        users: list[FirstUser] = []
        if not attempt(self.users, lambda: users.extend(self.users.read())):
            return
        body, term = self.body.read(self._means.new_id)
        for part in (self.pages, self.back, self.next):
            part.setEnabled(False)
        run(
            self,
            lambda _progress: self._means.found(body, term, users),
            then=self._on_founded,
            failed=self._on_not_founded,
            strip=self.strip,
            words="正在建立并加密数据",
            ended=self._on_ended,
        )
        self.strip.cancel_button.setVisible(False)

    def _on_founded(self, founded: Founded) -> None:
        self._founded = founded
        self.users.password.forget()
        self.sheet.show_rows(founded.sheet.rows())
        self._show(SHEET)

    def _on_not_founded(self, error: Exception) -> None:
        place = self.users if isinstance(error, BadInput) else self
        show_refusal(place, error)

    def _on_ended(self) -> None:
        self.pages.setEnabled(True)
        self.back.setEnabled(True)
        self.next.setEnabled(self.pages.currentIndex() != SHEET)

    def _enter(self) -> None:
        if self._founded is not None:
            self.next.setEnabled(False)
            if self.roster.now.isChecked():
                self.destination = ("谈话对象", {"page": "import"})
            self.entered.emit(self._founded.keys)

    def _on_sample(self) -> None:
        self.done.sample.setEnabled(False)
        run(
            self,
            self._means.sample,
            then=self.done.show_told,
            strip=self.done.strip,
            words="正在生成示例数据",
            ended=lambda: self.done.sample.setEnabled(True),
        )

    def _office(self) -> str:
        return self.body.office.text().strip()
