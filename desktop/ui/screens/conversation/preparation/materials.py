"""Material from cooperating units, and what they were asked for (Art. 6)."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.records import Visibility
from desktop.errors import BadInput
from desktop.services.attachments import MATERIAL
from desktop.services.views.preparation import MaterialView, PreparationView, RequestView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import show_refusal
from desktop.ui.palette import Tone
from desktop.ui.screens.conversation.preparation.material_form import MaterialForm
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.preparation.requesting import Requesting
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.screens.follow_up.replying import ask_reply
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word


class Materials(Part):
    """Two lists, material and requests; the form of either takes their place."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services)
        self.table = RecordTable[MaterialView](
            [
                Column(
                    "材料", text=lambda v: v.material.title, second=_unit, stretch=True, bold=True
                ),
                Column("可见范围", tags=_visibility),
                Column("附件", text=lambda v: f"{len(v.attachments)} 件" if v.attachments else ""),
            ],
            name="材料",
            acts=self._material_acts,
            key=lambda view: view.material.id,
            empty="还没有材料。可登记配合单位提供的材料，并附上原件。",
        )
        self.requests = RecordTable[RequestView](
            [
                Column("配合单位", text=lambda v: v.request.unit, stretch=True, whole=True),
                Column("发出", text=lambda v: self._day(v.request.sent_on)),
                Column("回复时限", text=lambda v: self._day(v.request.reply_due_on)),
                Column("状态", tags=_reply),
            ],
            name="商请提供材料",
            acts=self._request_acts,
            key=lambda view: view.request.id,
            empty="还没有向配合单位商请材料。",
        )
        self.form, self.requesting = MaterialForm(services), Requesting(services)
        self.add_button = button(
            "登记材料", lambda: self._open(None), kind="primary", symbol="plus"
        )
        self.request_button = button("商请提供材料", self._request)
        self.print_button = button(
            "打印商请函", lambda: self.print_form("material-request"), symbol="printer"
        )
        self.changing = (
            self.add_button,
            self.request_button,
            self.form.store_button,
        )
        self.printing = (self.print_button,)
        self._stack = QStackedWidget()
        self._shown_talk = ""
        self._assemble()

    def show_part(self, view: PreparationView) -> None:
        """Show both lists."""
        self.table.show_records(view.materials)
        self.requests.show_records(view.requests)
        self.form.show_materials(view.materials)
        if self._shown_talk != self.talk_id:
            self._shown_talk = self.talk_id
            self._stack.setCurrentIndex(0)
            if not self.locked and self.form.has_draft(self.talk_id):
                self._open(None)

    def keep(self) -> bool:
        """Keep the form as a draft."""
        return self.form.draft.keep_now()

    def _open(self, view: MaterialView | None) -> None:
        self.form.begin(self.talk_id, view, editable=not self.locked)
        self._stack.setCurrentWidget(self.form)

    def _request(self) -> None:
        self.requesting.begin(self.talk_id)
        self._stack.setCurrentWidget(self.requesting)

    def _show_lists(self) -> None:
        self._stack.setCurrentIndex(0)

    def _material_acts(self, view: MaterialView) -> list[Act]:
        look = Act("打开", lambda: self._open(view))
        return [look] if self.locked else [look, Act("作废", lambda: self._void_material(view))]

    def _request_acts(self, view: RequestView) -> list[Act]:
        files = Act("附件", lambda: self._files(view))
        if self.locked:
            return [files] if view.attachments else []
        void = Act("作废", lambda: self._void_request(view))
        if view.request.replied_on:
            return [files, void]
        return [Act("登记回复", lambda: self._reply(view), primary=True), void]

    def _reply(self, view: RequestView) -> None:
        request = view.request
        ask_reply(
            self,
            self.services.materials,
            self.services.attachments,
            request_id=request.id,
            talk_id=request.talk_id,
            sentence=f"登记{request.unit}的回复；要在谈话中使用的材料，请另在“登记材料”中录入。",
            today=self.services.today(),
        )

    def _files(self, view: RequestView) -> None:
        sentence = f"{view.request.unit}的回复原件。"
        dialog = FilesDialog(self, self.services.attachments, MATERIAL, sentence)
        request = view.request
        dialog.start("material_requests", request.id, request.talk_id, editable=not self.locked)

    def _void_material(self, view: MaterialView) -> None:
        ask_reason(
            self,
            title="作废材料",
            sentence=f"《{view.material.title}》作废后不再列出，原文和附件保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self.services.materials.void(view.material.id, why),
        )

    def _void_request(self, view: RequestView) -> None:
        ask_reason(
            self,
            title="作废商请",
            sentence=f"向{view.request.unit}的商请作废后不再催办，记录保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self.services.materials.void_request(view.request.id, why),
        )

    def _day(self, on: date) -> str:
        return short_day(on, self.services.today())

    def _assemble(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 3)
        column.addLayout(row(None, self.add_button))
        column.addWidget(Label("商请提供材料", "title"))
        column.addWidget(self.requests, 2)
        column.addLayout(row(self.print_button, None, self.request_button))
        for widget in (page, self.form, self.requesting):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.table.opened.connect(self._open)
        self.form.done.connect(self._show_lists)
        self.requesting.done.connect(self._show_lists)
        self.form.draft.unsaved.connect(self.unsaved)
        self.form.draft.kept.connect(self.saved)
        self.form.draft.not_kept.connect(lambda why: show_refusal(self, BadInput(why)))


def _unit(view: MaterialView) -> str:
    received = view.material.received_on
    return " · ".join(w for w in (view.material.unit, f"收到 {received}" if received else "") if w)


def _visibility(view: MaterialView) -> list[Tag]:
    secret = view.material.visibility is Visibility.TALKER_ONLY
    return [Tag(word(view.material.visibility), Tone.NEAR if secret else Tone.PLAIN)]


def _reply(view: RequestView) -> list[Tag]:
    if view.request.replied_on:
        count = len(view.attachments)
        return [Tag(f"已回复 附件{count}件" if count else "已回复", Tone.DONE)]
    return [Tag("逾期未回复", Tone.LATE) if view.late else Tag("待回复")]
