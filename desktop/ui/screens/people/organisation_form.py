"""The form for one organisation, new or corrected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from db.records import Level, Organisation, OrganisationKind, Superior
from desktop.services.views.roster import OrganisationText, OrganisationView
from desktop.ui.notices import attempt, say
from desktop.ui.screens.people.deeds import ask_void_organisation
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.picker import Picker
from desktop.words import word

_LISTED, _NAMED, _REASON = "名册中的上级", "上级名称", "更正理由"


class OrganisationForm(Card):
    """Enters an organisation, or corrects one with a reason; says the id when it is stored."""

    stored = Signal(str)
    given_up = Signal()
    voided = Signal()

    def __init__(self, services: PeopleServices) -> None:
        super().__init__("新增党组织")
        self._services = services
        self._shown: Organisation | None = None
        self.name, self.led, self.superior_name, self.reason = (QLineEdit() for _ in range(4))
        self.kind = Choice([(k, word(k)) for k in OrganisationKind])
        self.level = Choice([(x, word(x)) for x in Level])
        self.superior = Choice([(s, word(s)) for s in Superior])
        self.listed = Picker[str](self._find, "输入单位名称或拼音首字母")
        self.covered = QCheckBox("纳入本级定期谈话全覆盖")
        self.founded_on = DateField()
        self.rows = FormRows()
        self._lay_out()
        self.superior.currentIndexChanged.connect(self._fit)

    def begin(self) -> None:
        """Ask for a new organisation."""
        self._shown = None
        self.set_title("新增党组织")
        for field in (self.name, self.led, self.superior_name):
            field.clear()
        self.kind.choose(OrganisationKind.PARTY_GROUP)
        self.level.choose(Level.NONE)
        self.superior.choose(Superior.OWN)
        self.listed.show_value(None, "")
        self.covered.setChecked(True)
        self.founded_on.set_value(None)
        self._open()

    def correct(self, view: OrganisationView) -> None:
        """Ask for corrections of an organisation."""
        shown = self._shown = view.organisation
        self.set_title(f"更正：{shown.name}")
        self.name.setText(shown.name)
        self.led.setText(shown.led)
        self.superior_name.setText(shown.superior_name)
        self.kind.choose(shown.kind)
        self.level.choose(shown.level)
        self.superior.choose(shown.superior)
        listed = view.superior if shown.superior_id else ""
        self.listed.show_value(shown.superior_id, listed)
        self.covered.setChecked(shown.covered)
        self.founded_on.set_value(shown.founded_on)
        self._open()

    def _open(self) -> None:
        self.reason.clear()
        self.rows.clear_errors()
        self.rows.set_field_visible(_REASON, visible=self._shown is not None)
        self.void_button.setVisible(self._shown is not None)
        self._fit()
        self.name.setFocus()

    def _lay_out(self) -> None:
        add = self.rows.add
        add("单位名称", self.name, required=True)
        add("单位类别", self.kind, required=True)
        add(
            "层级",
            self.level,
            help_text="县、乡党（工）委书记由谁谈话，以层级和上一级党委为准（第七条）。",
        )
        add("上一级党委", self.superior, required=True)
        add(_LISTED, self.listed, required=True)
        add(_NAMED, self.superior_name, required=True)
        add("覆盖", self.covered, help_text="上一级党委是本级党委的才计入覆盖。")
        add("管理体制", self.led, help_text="双重管理、垂直管理的填写，其他不填。")
        add("成立日期", self.founded_on)
        add(_REASON, self.reason, required=True, help_text="更正前的内容会保留。")
        save = button("保存", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.add(self.rows)
        self.void_button = button("作废…", self._on_void, kind="quiet")
        self.add(row(self.void_button, None, button("取消", self.given_up.emit), save))
        self.add_stretch()

    def _fit(self) -> None:
        self.rows.set_field_visible(_LISTED, visible=self.superior.value is Superior.LISTED)
        self.rows.set_field_visible(_NAMED, visible=self.superior.value is Superior.OTHER)

    def _find(self, text: str) -> Sequence[tuple[str, str]]:
        if not text:
            return []
        rows = self._services.roster.tree(text).rows
        return [(r.organisation.id, r.organisation.name) for r in rows if r.met][:20]

    def _text(self) -> OrganisationText:
        return OrganisationText(
            name=self.name.text(),
            kind=self.kind.value or OrganisationKind.OTHER,
            level=self.level.value or Level.NONE,
            superior=self.superior.value or Superior.OWN,
            superior_id=self.listed.value,
            superior_name=self.superior_name.text(),
            covered=self.covered.isChecked(),
            led=self.led.text(),
            founded_on=self.founded_on.value,
        )

    def _on_save(self) -> None:
        shown, deeds = self._shown, self._services.organisations
        found: list[str] = []

        def store() -> None:
            if shown is None:
                found.append(deeds.add(self._text()))
            else:
                deeds.correct(shown.id, shown.version, self._text(), self.reason.text())
                found.append(shown.id)

        if attempt(self, store):
            say(
                self,
                "已登记党组织。" if shown is None else "已更正，更正前的内容保留在更正记录中。",
            )
            self.stored.emit(found[0])

    def _on_void(self) -> None:
        if self._shown:
            asked = ask_void_organisation(self, self._services, self._shown)
            asked.accepted.connect(self.voided)
