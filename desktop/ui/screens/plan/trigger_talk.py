"""The timely talk that deals with a trigger: one that is planned already, or a new one (Art. 5)."""

from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import TalkKind
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.talks import NewTalk
from desktop.services.views.triggers import TriggerRow
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import say
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, TimeField, needed

_NEW = ""
_OF_NEW = ("谈话人", "谈话日期", "谈话时间", "地点")


class TalkDialog(DeedDialog):
    """Makes a timely talk or chooses one; the trigger's facts become its draft finding."""

    def __init__(
        self, page: QWidget, triggers: TriggerService, talks: TalkService, shown: TriggerRow
    ) -> None:
        words = f"与{shown.talkee}及时谈话；所列事实会成为这场谈话的问题草稿（仅供谈话人参阅）。"
        super().__init__(page, "安排及时谈话", words, "安排")
        self._page, self._triggers, self._talks, self._shown = page, triggers, talks, shown
        planned = triggers.timely_talks(shown.trigger.id)
        self.talk = Choice([*planned, (_NEW, "新建一场及时谈话")])
        self.talker = Choice[str]([])
        self.on, self.at, self.place = DateField(), TimeField(), QLineEdit()
        self.rows.add("及时谈话", self.talk, required=True)
        self.rows.add("谈话人", self.talker, required=True)
        self.rows.add("谈话日期", self.on, required=True)
        self.rows.add("谈话时间", self.at)
        self.rows.add("地点", self.place)
        self._offer_talkers()
        self.talk.currentIndexChanged.connect(self._fit)
        self._fit()

    def start(self) -> None:
        """Open the window."""
        self.ask(self._arrange)

    def _offer_talkers(self) -> None:
        """Any leader may hold a timely talk, but not with oneself (Art. 7)."""
        found = self._talks.talkers(TalkKind.TIMELY, self._shown.tenure_id, self._triggers.today())
        self.talker.show_options(
            [(c.leader_id, f"{c.name}　{c.post}") for c in found if c.eligible]
        )

    def _fit(self) -> None:
        for field in _OF_NEW:
            self.rows.set_field_visible(field, visible=self.talk.value == _NEW)
        self.adjustSize()

    def _arrange(self) -> None:
        talk_id = self.talk.value or self._talks.create(
            NewTalk(
                kind=TalkKind.TIMELY,
                tenure_id=self._shown.tenure_id,
                leader_id=self.talker.value or "",
                planned_at=datetime.combine(needed(self.on, "谈话日期"), self.at.value),
                place=self.place.text(),
            )
        )
        self._triggers.lead_to([self._shown.trigger.id], talk_id)
        say(self._page, f"已安排与{self._shown.talkee}的及时谈话，请在“谈话”中准备。")
