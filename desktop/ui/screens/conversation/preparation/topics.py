"""The topics of the talk, drawn from the regulations and from the office (Art. 9)."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.services.views.preparation import PreparationView, TopicGroup
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.wrapped_check import WrappedCheck


class Topics(Part):
    """Check boxes in groups; a topic is chosen as it is ticked."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)
        self._groups: tuple[TopicGroup, ...] = ()
        self.boxes: dict[str, WrappedCheck] = {}
        self.own = QLineEdit()
        self.rows = FormRows()
        self.rows.add(
            "对照要点", self.own, help_text="按其他文件要求增加本单位的要点，今后每次谈话都可选。"
        )
        self.add_button = button("增加要点", self._add)
        self.changing = (self.add_button,)
        self._count = Label("", "secondary")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._count)
        outer.addWidget(Scrolling(self._body), 1)
        outer.addWidget(self.rows)
        outer.addLayout(row(self.add_button, None))

    def show_part(self, view: PreparationView) -> None:
        """Show the topics with the chosen ones ticked."""
        groups = self.services.preparation.topic_groups()
        if groups != self._groups:
            self._build(groups)
        chosen = set(view.preparation.topics)
        for topic, box in self.boxes.items():
            box.show_checked(checked=topic in chosen)
        self.rows.setVisible(not self.locked)
        self._count.setText(f"已选 {len(chosen)} 个要点")

    def _build(self, groups: tuple[TopicGroup, ...]) -> None:
        self._groups = groups
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.boxes = {}
        for group in groups:
            self._column.addWidget(Label(group.title, "strong", wrap=True))
            if group.basis:
                self._column.addWidget(Label(group.basis, "small", wrap=True))
            for topic in group.topics:
                box = WrappedCheck(topic)
                box.ticked.connect(self._on_ticked)
                self.boxes[topic] = box
                self._column.addWidget(box)
        self._column.addStretch(1)

    def _on_ticked(self) -> None:
        chosen = [topic for topic, box in self.boxes.items() if box.checked]
        deed = self.services.preparation.choose_topics
        if not attempt(self, deed, self.talk_id, self.version, chosen) and self.view:
            self.show_part(self.view)

    def _add(self) -> None:
        if attempt(self.rows, self.services.preparation.add_office_topic, self.own.text()):
            self.own.clear()
