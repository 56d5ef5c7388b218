"""Answering a cooperating unit's proposal of whom to talk to (Art. 6)."""

from PySide6.QtWidgets import QWidget

from desktop.services.triggers import TriggerService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import say
from desktop.ui.widgets.unturned import Suggestions

_USUAL = ("列入年度计划", "安排及时谈话", "暂不安排")


def answer_proposal(
    page: QWidget, triggers: TriggerService, proposal_id: str, sentence: str
) -> DeedDialog:
    """Ask what was decided, and register it as the answer."""
    dialog = DeedDialog(page, "答复人选建议", sentence, "登记答复")
    outcome = Suggestions(_USUAL)
    outcome.setCurrentIndex(-1)
    dialog.rows.add(
        "处理结果", outcome, required=True, help_text="选一种，或者写明处理结果和理由。"
    )

    def register() -> None:
        triggers.answer(proposal_id, outcome.currentText())
        say(page, "已登记答复。")

    dialog.ask(register)
    return dialog
