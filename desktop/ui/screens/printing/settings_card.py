"""What is settled for a paper before it is printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.services.printing import WORDINGS
from desktop.services.views.printing import Choices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.unturned import NumberField

_NOTE = "打印和导出会记入操作日志：表格、谈话、密级、份数、操作人。"


class SettingsCard(Card):
    """Marking, copies, number, wording; says when something has changed."""

    changed = Signal()
    look_wanted = Signal()
    bundled_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("打印设置")
        self._usual = Choices()
        self.marking, self.secrecy_by, self.secrecy_basis = QLineEdit(), QLineEdit(), QLineEdit()
        self.copies = NumberField()
        self.copies.setRange(1, 999)
        self.number, self.urgency = QLineEdit(), QLineEdit()
        self.checker, self.approver = QLineEdit(), QLineEdit()
        self.wording = Choice([("", "按到期情况"), *((w, w) for w in WORDINGS)])
        self.printed_head = QCheckBox("套打红头纸（不印信头）")
        self.faces = Label("", "small", wrap=True)
        self._look = button("使用本机公文字体", self.look_wanted.emit, kind="link")
        self._bundled = button("改回自带字体", self.bundled_wanted.emit, kind="link")
        self.remarks = Label("", "small", wrap=True)
        self.fields = FormRows()
        self.year = Choice[int]([])
        self.leader = Choice[str]([])
        add = self.fields.add
        add("年度", self.year)
        add("领导", self.leader)
        add("密级或标识", self.marking, help_text="如 内部；涉密计算机上可填 秘密★1年。")
        add("定密责任人", self.secrecy_by)
        add("定密依据", self.secrecy_basis)
        add("份数", self.copies)
        add("发文字号", self.number)
        add("紧急程度", self.urgency)
        add("提醒次数", self.wording)
        add("审核", self.checker)
        add("签发（审批）", self.approver)
        self.add(self.fields)
        self.add(self.printed_head)
        self.add(self.faces)
        self.add(row(self._look, self._bundled, None))
        self.add(self.remarks)
        self.add(Label(_NOTE, "small", wrap=True))
        self.add_stretch()
        for line in (self.marking, self.secrecy_by, self.secrecy_basis, self.number, self.urgency):
            line.editingFinished.connect(self._on_edited)
        for line in (self.checker, self.approver):
            line.editingFinished.connect(self._on_edited)
        self.copies.editingFinished.connect(self._on_edited)
        self.year.currentIndexChanged.connect(self.changed)
        self.leader.currentIndexChanged.connect(self.changed)
        self.wording.currentIndexChanged.connect(self.changed)
        self.printed_head.toggled.connect(self.changed)
        self.marking.textChanged.connect(self._show_secrecy)
        self._show_secrecy()
        self._told = self.choices

    def show_usual(self, usual: Choices) -> None:
        """Begin from what the talk and the office give."""
        self._usual = usual
        self.marking.setText(usual.marking)
        self._told = self.choices

    def show_remarks(self, remarks: tuple[str, ...]) -> None:
        """Say which characters are printed in another face or not at all."""
        shown = list(dict.fromkeys(remarks))
        more = f"……等{len(shown)}处" if len(shown) > 6 else ""
        self.remarks.setText("\n".join(shown[:6]) + more)
        self.remarks.setVisible(bool(shown))

    def show_faces(self, names: tuple[str, ...]) -> None:
        """Say in which fonts papers are set."""
        words = f"本机的{'、'.join(names)}，其余用自带字体" if names else "自带字体"
        self.faces.setText(f"字体：{words}。")
        self._look.setVisible(not names)
        self._bundled.setVisible(bool(names))

    def show_reminder(self, *, visible: bool) -> None:
        """Offer the wordings where a reminder is chosen."""
        self.fields.set_field_visible("提醒次数", visible=visible)

    def show_years(self, years: Sequence[int], chosen: int) -> None:
        """Offer these years, and the one asked for."""
        blocked = self.blockSignals(True)
        self.year.show_options([(y, f"{y}年") for y in sorted({*years, chosen}, reverse=True)])
        self.year.choose(chosen)
        self.blockSignals(blocked)

    def show_year(self, *, visible: bool) -> None:
        """Offer the years where a form of a year is chosen."""
        self.fields.set_field_visible("年度", visible=visible)

    def show_leaders(self, leaders: Sequence[tuple[str, str]], wanted: str = "") -> None:
        """Offer these leaders where a paper of one is chosen, none to hide the choice."""
        blocked = self.blockSignals(True)
        self.leader.show_options(leaders)
        if self.leader.offers(wanted):
            self.leader.choose(wanted)
        self.blockSignals(blocked)
        self.fields.set_field_visible("领导", visible=bool(leaders))

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        usual = self._usual
        return Choices(
            marking=self.marking.text().strip() or usual.marking,
            secrecy_by=self.secrecy_by.text(),
            secrecy_basis=self.secrecy_basis.text(),
            document_number=self.number.text().strip(),
            urgency=self.urgency.text().strip(),
            copies=self.copies.value(),
            undertaker=usual.undertaker,
            checker=self.checker.text().strip(),
            approver=self.approver.text().strip(),
            contact=usual.contact,
            phone=usual.phone,
            printed_head=self.printed_head.isChecked(),
            wording=self.wording.value or "",
        )

    def _on_edited(self) -> None:
        """Tell of a change; leaving a field as it was is none."""
        if self.choices != self._told:
            self._told = self.choices
            self.changed.emit()

    def _show_secrecy(self) -> None:
        secret = self.marking.text().strip().startswith(("秘密", "机密"))
        for field in ("定密责任人", "定密依据"):
            self.fields.set_field_visible(field, visible=secret)
