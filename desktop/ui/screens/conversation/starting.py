"""Before the first step: what preparation still lacks, and starting all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.services.views.conversation import ConversationView
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.wording import article, moment
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.points import Point, PointList
from desktop.ui.widgets.scrolling import Scrolling


class Starting(QWidget):
    """Starts the talk; where something is missing, a word says why it is passed over."""

    started = Signal()

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self.title = Label("谈话还没有开始", "title")
        self.when = Label("", "secondary", wrap=True)
        self.missing = PointList("准备工作还缺")
        self.repeats = PointList("谈话前请看")
        self.word = QLineEdit()
        self.word.setPlaceholderText("如：时间紧急，谈话人已口头了解情况")
        self._rows = FormRows()
        self._rows.add("略过说明", self.word, help_text="缺项可以略过，写一句理由，记入谈话准备。")
        self.start_button = button("开始谈话", self._start, kind="primary", symbol="play")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for part in (self.title, self.when, self.missing, self.repeats, self._rows):
            column.addWidget(part)
        column.addLayout(row(self.start_button, None))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(body))
        self.setFocusProxy(self.start_button)

    def show_view(self, view: ConversationView) -> None:
        """Show when the talk is planned and what is missing."""
        self._talk_id = view.head.id
        self.when.setText(f"{moment(view.head.planned_at)}　{view.head.place or '地点未定'}")
        ready = self._services.preparation.read(view.head.id)
        self.repeats.show_points([Point(said, article("第八条")) for said in ready.repeats])
        lacking = ready.missing
        open_points = [point for point in lacking if not point.passed_over]
        self.missing.show_points([Point(p.sentence, article(p.article)) for p in open_points])
        may = self._services.may("conversation")
        self._rows.setVisible(bool(open_points) and may)
        self.start_button.setVisible(may)

    def _start(self) -> None:
        deed = self._services.conversation.start
        if attempt(self, deed, self._talk_id, word=self.word.text()):
            self.word.clear()
            self.started.emit()
