"""What is done about a trigger, each asked for in a small window (Art. 2 and 5)."""

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import TriggerState
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.triggers import TriggerRow
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.screens.plan.trigger_talk import TalkDialog
from desktop.ui.widgets.dates import DateField, needed

JUDGE, DISMISS, HAND_OVER, LEAD, RECEIPT = "属实", "不属于", "移送", "安排谈话", "登记回执"
ACTS = (JUDGE, DISMISS, HAND_OVER, LEAD, RECEIPT)


def deeds_of(shown: TriggerRow) -> tuple[str, ...]:
    """Return what is to be decided about a trigger now, the likeliest first."""
    if shown.trigger.state is TriggerState.REGISTERED:
        return (JUDGE, DISMISS, HAND_OVER)
    if shown.trigger.state is TriggerState.CONFIRMED and not shown.dealt_with:
        return (LEAD, HAND_OVER)  # that it is a problem lead may turn out later
    if shown.trigger.state is TriggerState.HANDED_OVER and not shown.trigger.handed_receipt:
        return (RECEIPT,)
    return ()


class TriggerDeeds:
    """Opens the windows of the deeds over a page; refusals stay in the window."""

    def __init__(self, page: QWidget, triggers: TriggerService, talks: TalkService) -> None:
        self._page, self._triggers, self._talks = page, triggers, talks

    def do(self, act: str, shown: TriggerRow) -> None:
        """Do one of ACTS."""
        deeds = {
            JUDGE: self.judge,
            DISMISS: self.dismiss,
            HAND_OVER: self.hand_over,
            LEAD: self.lead,
            RECEIPT: self.register_receipt,
        }
        deeds[act](shown)

    def judge(self, shown: TriggerRow) -> None:
        """Register the judgement 属实."""
        words = f"{shown.talkee}：研判属实的应当及时谈话。"
        dialog = DeedDialog(self._page, "研判属实", words, "登记")
        by, on = QLineEdit(), DateField(self._triggers.today())
        dialog.rows.add("研判人", by, required=True)
        dialog.rows.add("研判日期", on, required=True)
        dialog.ask(
            lambda: self._triggers.confirm(
                shown.trigger.id, on=needed(on, "研判日期"), by=by.text()
            )
        )

    def dismiss(self, shown: TriggerRow) -> None:
        """Register the judgement 不属于所列情形."""
        words = f"{shown.talkee}：写明理由后办结。"
        dialog = DeedDialog(self._page, "不属于所列情形", words, "登记")
        by, on, why = QLineEdit(), DateField(self._triggers.today()), QLineEdit()
        dialog.rows.add("研判人", by, required=True)
        dialog.rows.add("研判日期", on, required=True)
        dialog.rows.add("理由", why, required=True)
        dialog.ask(
            lambda: self._triggers.dismiss(
                shown.trigger.id, on=needed(on, "研判日期"), by=by.text(), reason=why.text()
            )
        )

    def hand_over(self, shown: TriggerRow) -> None:
        """Register that a problem lead went to the discipline organ."""
        words = f"{shown.talkee}：属于问题线索的，移送纪检机关处置（《办法》第二条）。"
        dialog = DeedDialog(self._page, "移送纪检机关", words, "登记移送")
        to, on, receipt = QLineEdit(), DateField(self._triggers.today()), QLineEdit()
        dialog.rows.add("接收单位", to, required=True)
        dialog.rows.add("移送日期", on, required=True)
        dialog.rows.add("回执", receipt, help_text="还没有收到的，可以以后登记；移送函在打印中。")
        dialog.ask(
            lambda: self._triggers.hand_over(
                shown.trigger.id, to=to.text(), on=needed(on, "移送日期"), receipt=receipt.text()
            )
        )

    def register_receipt(self, shown: TriggerRow) -> None:
        """Register the receipt of what was handed over."""
        ask_reason(
            self._page,
            title="登记移送回执",
            sentence=f"{shown.trigger.number} {shown.talkee}：已移送{shown.trigger.handed_to}，"
            "收到回执后登记谁在哪一天签收。",
            label="回执",
            verb="登记回执",
            deed=lambda receipt: self._triggers.register_receipt(shown.trigger.id, receipt),
        )

    def lead(self, shown: TriggerRow) -> None:
        """Arrange the timely talk that deals with it."""
        TalkDialog(self._page, self._triggers, self._talks, shown).start()

    def take_back(self, shown: TriggerRow) -> DeedDialog:
        """Take back a judgement or a handing over made by mistake."""
        return ask_reason(
            self._page,
            title="撤回研判",
            sentence=f"{shown.trigger.number} {shown.talkee}：研判或移送登记有误时使用，情形回到"
            "待研判，原来的登记留痕。",
            label="原因",
            verb="撤回研判",
            deed=lambda reason: self._triggers.take_back(shown.trigger.id, reason),
        )

    def void(self, shown: TriggerRow) -> DeedDialog:
        """Void an entry made by mistake."""
        return ask_reason(
            self._page,
            title="作废情形",
            sentence=f"{shown.trigger.number} {shown.talkee}：录入有误的可以作废，记录保留。",
            label="原因",
            verb="作废",
            deed=lambda reason: self._triggers.void(shown.trigger.id, reason),
        )
