"""Registering what a cooperating unit replied, with its original (Art. 6)."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.services.attachments import MATERIAL, AttachmentService
from desktop.services.materials import MaterialService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.follow_up.fields import Paper
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.long_field import LongField

_LINES = 4


def ask_reply(
    page: QWidget,
    materials: MaterialService,
    attachments: AttachmentService,
    *,
    request_id: str,
    talk_id: str,
    sentence: str,
    today: date,
) -> DeedDialog:
    """Ask for day, content and original of a reply, and register it."""
    dialog = DeedDialog(page, "登记回复", sentence, "登记回复")
    on, reply = DateField(today), LongField(_LINES)
    paper = Paper("选择回复原件…", attachments)
    dialog.rows.add("回复日期", on, required=True)
    dialog.rows.add("回复内容", reply)
    dialog.rows.add("附件", paper, help_text="仅供办公室和谈话人参阅。")

    def register() -> None:
        received_on = needed(on, "回复日期")
        paper.check()
        materials.register_reply(request_id, received_on, reply.toPlainText())
        paper.register("material_requests", request_id, talk_id, MATERIAL)

    dialog.ask(register)
    return dialog
