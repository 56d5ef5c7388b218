"""Cooperating units' proposals of whom to talk to: registered and answered (Art. 6)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.attachments import MATERIAL, AttachmentService
from desktop.services.materials import COOPERATING_UNITS
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.triggers import ProposalText, UnitProposalRow
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.palette import Tone
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.screens.plan.answering import answer_proposal
from desktop.ui.screens.plan.new_files import NewFiles
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import DateField, day, needed
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.unturned import Suggestions


class UnitPage(QWidget):
    """Lists proposals, the unanswered first; each open one is answered in its row."""

    def __init__(
        self, triggers: TriggerService, talks: TalkService, attachments: AttachmentService
    ) -> None:
        super().__init__()
        self._triggers, self._talks, self._attachments = triggers, talks, attachments
        self.table = RecordTable[UnitProposalRow](
            [
                Column("收到日期", lambda r: day(r.proposal.received_on)),
                Column("配合单位", lambda r: r.proposal.unit, whole=True),
                Column("建议谈话对象", lambda r: r.talkee, second=lambda r: r.organisation),
                Column("理由", lambda r: r.proposal.reason, stretch=True),
                Column("处理", tags=_state, second=lambda r: r.proposal.outcome),
            ],
            name="人选建议",
            acts=self._acts,
            key=lambda r: r.proposal.id,
            empty="没有配合单位提出的人选建议。收到建议的，按“登记建议”录入。",
        )
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the proposals afresh."""
        self.table.show_records(self._triggers.proposals(answered=True))

    def register(self) -> None:
        """Ask for a new proposal."""
        words = "纪检机关、组织部门、巡视巡察机构等建议谈话的，登记后逐条答复（《办法》第六条）。"
        dialog = DeedDialog(self, "登记人选建议", words, "登记")
        unit = Suggestions([u for u in COOPERATING_UNITS if u != "其他"])
        talkee = Picker(self._heads, "输入姓名、拼音或单位")
        on, reason = DateField(self._triggers.today()), QPlainTextEdit()
        reason.setTabChangesFocus(True)
        reason.setMinimumHeight(90)
        dialog.rows.add("配合单位", unit, required=True)
        dialog.rows.add("被谈话人", talkee, required=True)
        dialog.rows.add("收到日期", on, required=True)
        dialog.rows.add("建议理由", reason, required=True)
        files = NewFiles(self._attachments)
        dialog.rows.add("附件", files)

        def register() -> None:
            files.check()
            proposal_id = self._triggers.propose(
                ProposalText(
                    unit=unit.currentText(),
                    tenure_id=talkee.value or "",
                    received_on=needed(on, "收到日期"),
                    reason=reason.toPlainText(),
                )
            )
            files.register("unit_proposals", proposal_id, MATERIAL)

        dialog.ask(register)

    def _acts(self, shown: UnitProposalRow) -> Sequence[Act]:
        files = Act("附件", lambda: self._files(shown))
        if shown.proposal.outcome:
            return (files,)
        return (Act("答复", lambda: self._answer(shown), primary=True), files)

    def _files(self, shown: UnitProposalRow) -> None:
        sentence = f"{shown.proposal.unit}建议与{shown.talkee}谈话所附的材料。"
        dialog = FilesDialog(self, self._attachments, MATERIAL, sentence)
        dialog.start("unit_proposals", shown.proposal.id, None, editable=True)

    def _answer(self, shown: UnitProposalRow) -> None:
        sentence = f"{shown.proposal.unit}建议与{shown.talkee}谈话：{shown.proposal.reason}"
        answer_proposal(self, self._triggers, shown.proposal.id, sentence)

    def _heads(self, text: str) -> Sequence[tuple[str, str]]:
        found = self._talks.talkees(self._triggers.today(), text, limit=20)
        return [(c.tenure_id, f"{c.name}　{c.post}") for c in found]


def _state(shown: UnitProposalRow) -> list[Tag]:
    if shown.proposal.answered_on:
        return [Tag(f"{day(shown.proposal.answered_on)} 已答复", Tone.DONE)]
    return [Tag("待答复", Tone.NEAR)]
