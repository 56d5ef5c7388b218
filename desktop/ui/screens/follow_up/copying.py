"""The deeds of copying: one letter for many, receipts, copies besides the required ones."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import CopyRound
from desktop.errors import BadInput
from desktop.services.attachments import RECEIPT, AttachmentService
from desktop.services.copies import CONTENTS
from desktop.services.views.copies import CopyRow, NewCopy, Outgoing
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.fields import Paper, Ticks, listed
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, needed
from desktop.words import word


class ReceiptDialog(DeedDialog):
    """Asks for receipts, with the scan of one of them."""

    def __init__(self, parent: QWidget, attachments: AttachmentService) -> None:
        super().__init__(parent, "登记回执", "勾选已经退回回执的单位。", "登记回执")
        self.paper = Paper("选择回执扫描件…", attachments)


class CopyingDeeds:
    """Opens the windows of copying over a page (Art. 12)."""

    def __init__(self, page: QWidget, services: FollowUpServices) -> None:
        self._page, self._services = page, services

    def send(self, rows: Sequence[CopyRow]) -> DeedDialog:
        """Register that copies went out, one letter for all that are ticked."""
        going = {f"{r.talk_id} {r.round} {r.receiver}": r for r in rows}
        sentence = "一份函可以抄送多件，登记发文字号和发出日期。"
        dialog = DeedDialog(self._page, "登记抄送", sentence, "登记抄送")
        ticks = Ticks([(key, _line(r, rows)) for key, r in going.items()])
        number, on = QLineEdit(), DateField(self._services.today())
        number.setPlaceholderText("如 江办函〔2026〕1号")
        dialog.rows.add("抄送", listed(ticks), required=True)
        dialog.rows.add("发文字号", number, required=True, field="文号")
        dialog.rows.add("发出日期", on, required=True)

        def send() -> None:
            chosen = [going[key] for key in ticks.chosen]
            outgoing = [
                Outgoing(talk_id=r.talk_id, round=r.round, receiver=r.receiver, contents=r.contents)
                for r in chosen
            ]
            self._services.copies.send(outgoing, number.text(), needed(on, "发出日期"))
            say(self._page, f"已登记抄送{len(outgoing)}件。")

        dialog.ask(send)
        return dialog

    def register_receipts(self, copies: Sequence[tuple[str, str]], talk_id: str) -> ReceiptDialog:
        """Register receipts: `copies` are ids and receivers, of whom some may have answered."""
        dialog = ReceiptDialog(self._page, self._services.attachments)
        ticks, paper = Ticks(copies), dialog.paper
        on = DateField(self._services.today())
        dialog.rows.add("回执单位", ticks, required=True)
        dialog.rows.add("回执日期", on, required=True)
        dialog.rows.add("附件", paper)

        def register() -> None:
            if not ticks.chosen:
                raise BadInput("请至少勾选一个单位。", field="回执单位")
            day = needed(on, "回执日期")
            paper.check()
            for copy_id in ticks.chosen:
                self._services.copies.register_receipt(copy_id, day)
            paper.register("copies", ticks.chosen[0], talk_id, RECEIPT)
            say(self._page, "回执已登记。")

        dialog.ask(register)
        return dialog

    def add(self, talk_id: str, rounds: Sequence[CopyRound]) -> DeedDialog:
        """Plan a copy besides the required ones."""
        dialog = DeedDialog(self._page, "增加抄送", "必须抄送以外，另行抄送的单位。", "增加")
        round_ = Choice([(r, word(r)) for r in rounds])
        receiver = QLineEdit()
        contents = Ticks([(c, c) for c in CONTENTS], ticked=False)
        dialog.rows.add("抄送时机", round_, required=True)
        dialog.rows.add("抄送单位", receiver, required=True)
        dialog.rows.add("抄送内容", contents, help_text="都不勾选的，按这一轮通常的内容。")

        def add() -> None:
            new = NewCopy(
                round=round_.value or CopyRound.TALK,
                receiver=receiver.text(),
                contents=tuple(contents.chosen),
            )
            self._services.copies.add(talk_id, new)

        dialog.ask(add)
        return dialog

    def void(self, copy_id: str, receiver: str) -> DeedDialog:
        """Void a copy that was registered by mistake."""
        return ask_reason(
            self._page,
            title="作废抄送",
            sentence=f"抄送{receiver}的一项作废后保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._services.copies.void(copy_id, why),
        )


def _line(row: CopyRow, rows: Sequence[CopyRow]) -> str:
    contents = "、".join(row.contents)
    several = len({r.talk_id for r in rows}) > 1
    whose = f"{row.number} {row.talkee} · " if several else ""
    return f"{whose}{row.receiver}（{contents}）"
