"""First start, page 1: the own body and its term."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from db.records import Body, BodyKind, Level, Term
from desktop.errors import BadInput
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.words import word

_LEVELS = (Level.CITY, Level.COUNTY, Level.PROVINCE, Level.TOWNSHIP, Level.NONE)


class BodyPage(QWidget):
    """Asks for what stands on every paper, and for the term that coverage is counted in."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.office = QLineEdit(), QLineEdit()
        self.kind = Choice([(kind, word(kind)) for kind in BodyKind])
        self.level = Choice([(level, word(level)) for level in _LEVELS])
        self.term, self.approved_by = QLineEdit(), QLineEdit()
        self.begins, self.ends = DateField(), DateField()
        self.not_secret = QRadioButton("不是涉密计算机（只办理“内部”事项）")
        self.secret = QRadioButton("是经批准的涉密计算机")
        self.body_rows, self.term_rows = FormRows(2), FormRows(3)
        self._assemble()
        self._office_typed = False
        self.office.textEdited.connect(self._on_office_typed)
        self.name.textEdited.connect(self._on_name_typed)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def read(self, new_id: Callable[[], str]) -> tuple[Body, Term]:
        """Return both, or raise BadInput for the field that is wrong."""
        body = Body(
            id=new_id(),
            name=_filled(self.name, "本单位名称"),
            kind=self.kind.value or BodyKind.LOCAL_COMMITTEE,
            level=self.level.value or Level.NONE,
            office_name=_filled(self.office, "办公室名称"),
            state_secret_machine=self.secret.isChecked(),
        )
        begins, ends = _day(self.begins, "任期开始"), _day(self.ends, "任期届满")
        if ends <= begins:
            raise BadInput("任期届满的日期须在任期开始之后，请核对。", field="任期届满")
        term = Term(
            id=new_id(),
            name=_filled(self.term, "届次"),
            begins_on=begins,
            ends_on=ends,
            approved_by=self._approver(),
        )
        return body, term

    def _approver(self) -> str:
        if self.kind.value is not BodyKind.PARTY_GROUP:
            return ""
        return _filled(self.approved_by, "批准设立的党组织")

    def _assemble(self) -> None:
        rows = self.body_rows
        self.name.setPlaceholderText("如 中共江州市委")
        self.term.setPlaceholderText("如 第八届")
        rows.add("本单位名称", self.name, required=True)
        rows.add("办公室名称", self.office, required=True)
        rows.add("单位性质", self.kind)
        rows.add("层级", self.level)
        terms = self.term_rows
        terms.add("届次", self.term, required=True)
        terms.add("任期开始", self.begins, required=True)
        terms.add("任期届满", self.ends, required=True)
        terms.add(
            "批准设立的党组织",
            self.approved_by,
            help_text="党组的任期按批准其设立的党组织的任期",
            required=True,
            span=3,
        )
        group = QButtonGroup(self)
        for choice in (self.not_secret, self.secret):
            group.addButton(choice)
        self.not_secret.setChecked(True)
        machine = Card("这台计算机", self.not_secret, self.secret)
        machine.add(Label("不是涉密计算机的，不能标注“秘密”“机密”。", "small"))
        later = Label("联系人、发文代字、领导班子成员等以后在“系统管理”里补充。", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (Card("本单位", rows), Card("本届任期", terms), machine):
            column.addWidget(part)
        column.addWidget(later)
        column.addStretch(1)

    def _on_office_typed(self) -> None:
        self._office_typed = True

    def _on_name_typed(self, name: str) -> None:
        if not self._office_typed:
            self.office.setText(f"{name.strip()}办公室" if name.strip() else "")

    def _on_kind(self) -> None:
        group = self.kind.value is BodyKind.PARTY_GROUP
        self.term_rows.set_field_visible("批准设立的党组织", visible=group)


def _filled(field: QLineEdit, name: str) -> str:
    text = field.text().strip()
    if not text:
        raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)
    return text


def _day(field: DateField, name: str) -> date:
    found = field.value
    if found is None:
        raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)
    return found
