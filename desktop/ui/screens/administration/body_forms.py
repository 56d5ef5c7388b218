"""The forms for the own body and for a term."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from db.records import Body, BodyKind, Level, Term
from desktop.services.body import BodyService
from desktop.services.views.body import BodyText, TermText
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import attempt, say
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.words import word


class BodyForm(QWidget):
    """Corrects the facts of the own body with a reason."""

    closed = Signal()

    def __init__(self, bodies: BodyService) -> None:
        super().__init__()
        self._bodies, self._version = bodies, 0
        self.name, self.office_name, self.prefix = QLineEdit(), QLineEdit(), QLineEdit()
        self.contact, self.phone, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = Choice([(k, word(k)) for k in BodyKind])
        self.level = Choice([(x, word(x)) for x in Level])
        self.approved = QCheckBox("本机是经批准处理国家秘密的涉密计算机")
        self.rows = FormRows(columns=2)
        self._lay_out()

    def begin(self, body: Body) -> None:
        """Ask for corrections."""
        self._version = body.version
        for field, text in (
            (self.name, body.name),
            (self.office_name, body.office_name),
            (self.prefix, body.document_prefix),
            (self.contact, body.contact),
            (self.phone, body.phone),
            (self.reason, ""),
        ):
            field.setText(text)
        self.kind.choose(body.kind)
        self.level.choose(body.level)
        self.approved.setChecked(body.state_secret_machine)
        self.rows.clear_errors()
        self.name.setFocus()

    def _lay_out(self) -> None:
        add = self.rows.add
        add("单位名称", self.name, required=True)
        add("办公室名称", self.office_name, required=True, help_text="印在通知和函件的落款处。")
        add("性质", self.kind)
        add("层级", self.level)
        add("发文代字", self.prefix, help_text="例如“江委办”。")
        add("联系人", self.contact)
        add("联系电话", self.phone)
        add("更正理由", self.reason, required=True, help_text="更正前的内容会保留。")
        add(
            "本机",
            self.approved,
            span=2,
            help_text="不是涉密计算机的，不能处理秘密、机密内容（第十六条）。",
        )
        card = Card("更正本单位信息", self.rows)
        save = button("保存", self._on_save, kind="primary", shortcut="Ctrl+Return")
        card.add(row(None, button("取消", self.closed.emit), save))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(card)
        column.addStretch(1)

    def _on_save(self) -> None:
        text = BodyText(
            name=self.name.text(),
            kind=self.kind.value or BodyKind.LOCAL_COMMITTEE,
            level=self.level.value or Level.NONE,
            office_name=self.office_name.text(),
            document_prefix=self.prefix.text(),
            contact=self.contact.text(),
            phone=self.phone.text(),
            state_secret_machine=self.approved.isChecked(),
        )
        if attempt(self, self._bodies.correct, self._version, text, self.reason.text()):
            say(self, "已更正，更正前的内容保留在更正记录中。")
            self.closed.emit()


class TermDialog(DeedDialog):
    """Asks for a term, new or corrected."""

    def __init__(self, parent: QWidget, title: str, term: Term | None) -> None:
        sentence = "" if term is None else "更正前的内容会保留。"
        super().__init__(parent, title, sentence, "登记" if term is None else "更正")
        self.name = QLineEdit(term.name if term else "")
        self.begins_on = DateField(term.begins_on if term else None)
        self.ends_on = DateField(term.ends_on if term else None)
        self.approved_by = QLineEdit(term.approved_by if term else "")
        self.reason = QLineEdit()
        add = self.rows.add
        add("任期名称", self.name, required=True, help_text="例如“中共江州市第八届委员会”。")
        add("开始日期", self.begins_on, required=True)
        add("届满日期", self.ends_on, required=True, help_text="未换届的，填预计届满之日。")
        add("产生或批准的依据", self.approved_by)
        if term is not None:
            add("更正理由", self.reason, required=True)

    def text(self) -> TermText:
        """Return what was typed."""
        return TermText(
            name=self.name.text(),
            begins_on=self.begins_on.value,
            ends_on=self.ends_on.value,
            approved_by=self.approved_by.text(),
        )
