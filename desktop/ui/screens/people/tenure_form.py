"""The form for a post: somebody new is appointed, or a tenure is corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from db.records import HeadRole
from desktop.services.views.roster import OrganisationView, TenureRow, TenureText
from desktop.ui.notices import attempt, say
from desktop.ui.screens.people.deeds import ask_void_tenure
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.screens.people.wording import period
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.words import word

_WHO, _PREDECESSOR, _REASON = "是哪一位", "前任免职日期", "更正理由"


class TenureForm(Card):
    """Enters who takes a post and when; says the id when it is stored."""

    stored = Signal()
    given_up = Signal()

    def __init__(self, services: PeopleServices) -> None:
        super().__init__("登记任职")
        self._services = services
        self._organisation_id = ""
        self._corrected: TenureRow | None = None
        self._secretary: TenureRow | None = None
        self.name, self.post, self.phone, self.reason = (QLineEdit() for _ in range(4))
        self.who = Choice[str | None]([(None, "新登记的人")])
        self.role = Choice([(r, word(r)) for r in HeadRole])
        self.begins_on, self.ends_on, self.predecessor_ends_on = (DateField() for _ in range(3))
        self.now = Label("", "secondary", wrap=True)
        self.rows = FormRows()
        self._lay_out()
        self.name.editingFinished.connect(self._offer_namesakes)
        self.role.currentIndexChanged.connect(self._fit)

    def appoint(self, view: OrganisationView, secretary: TenureRow | None) -> None:
        """Ask who takes a post in an organisation; `secretary` is who holds it now."""
        self._organisation_id, self._corrected, self._secretary = (
            view.organisation.id,
            None,
            secretary,
        )
        self.set_title(f"登记任职：{view.organisation.name}")
        for field in (self.name, self.post, self.phone):
            field.clear()
        for days in (self.begins_on, self.ends_on, self.predecessor_ends_on):
            days.set_value(None)
        self.role.choose(HeadRole.SECRETARY)
        self._open()

    def correct(self, shown: TenureRow) -> None:
        """Ask for corrections of a tenure."""
        self._corrected, self._secretary = shown, None
        self.set_title(f"更正任职：{shown.person.name}")
        self.name.setText(shown.person.name)
        self.post.setText(shown.tenure.post)
        self.phone.setText(shown.person.phone)
        self.role.choose(shown.tenure.role)
        self.begins_on.set_value(shown.tenure.begins_on)
        self.ends_on.set_value(shown.tenure.ends_on)
        self._open()

    def _open(self) -> None:
        self.reason.clear()
        self.who.show_options([(None, "新登记的人")])
        self.rows.clear_errors()
        new = self._corrected is None
        self.name.setReadOnly(not new)
        self.rows.set_field_visible("联系电话", visible=new)
        self.rows.set_field_visible(_WHO, visible=False)
        self.rows.set_field_visible("免职日期", visible=not new)
        self.rows.set_field_visible(_REASON, visible=not new)
        self.void_button.setVisible(not new)
        self._fit()
        (self.name if new else self.post).setFocus()

    def _lay_out(self) -> None:
        add = self.rows.add
        add("姓名", self.name, required=True)
        add(_WHO, self.who, help_text="名册中已有同名的人：是同一人的请选，避免重复登记。")
        add("职务", self.post, required=True, help_text="写全称，例如“市水务局党组书记、局长”。")
        add("任职身份", self.role, help_text="谈话对象是书记；副职不能作为被谈话人（第七条）。")
        add("任职日期", self.begins_on, required=True)
        add("免职日期", self.ends_on, help_text="在任的留空。")
        add(_PREDECESSOR, self.predecessor_ends_on)
        add("联系电话", self.phone)
        add(_REASON, self.reason, required=True, help_text="更正前的内容会保留。")
        save = button("保存", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.add(self.now)
        self.add(self.rows)
        self.void_button = button("作废…", self._on_void, kind="quiet")
        self.add(row(self.void_button, None, button("取消", self.given_up.emit), save))
        self.add_stretch()

    def _fit(self) -> None:
        follows = self._secretary is not None and self.role.value is HeadRole.SECRETARY
        self.rows.set_field_visible(_PREDECESSOR, visible=follows)
        self.now.setVisible(follows)
        if self._secretary is not None:
            held = self._secretary
            self.now.setText(
                f"现任书记{held.person.name}（{period(held.tenure)}）。同一时间只有一位书记，"
                "请一并填写前任免职日期。"
            )

    def _offer_namesakes(self) -> None:
        if self._corrected is not None:
            return
        found = self._services.roster.people_named(self.name.text())
        options: list[tuple[str | None, str]] = [(None, "新登记的人（同名的另一人）")]
        options += [(c.person.id, f"{c.person.name}　{c.posts}") for c in found]
        self.who.show_options(options)
        self.rows.set_field_visible(_WHO, visible=bool(found))

    def _text(self) -> TenureText:
        return TenureText(
            name=self.name.text(),
            post=self.post.text(),
            begins_on=self.begins_on.value,
            role=self.role.value or HeadRole.SECRETARY,
            ends_on=self.ends_on.value,
            phone=self.phone.text(),
            person_id=self.who.value,
        )

    def _on_save(self) -> None:
        corrected, deeds = self._corrected, self._services.tenures

        def store() -> None:
            if corrected is None:
                follows = self.role.value is HeadRole.SECRETARY and self._secretary is not None
                last = self.predecessor_ends_on.value if follows else None
                deeds.appoint(self._organisation_id, self._text(), predecessor_ends_on=last)
            else:
                tenure = corrected.tenure
                deeds.correct(tenure.id, tenure.version, self._text(), self.reason.text())

        if attempt(self, store):
            say(
                self,
                "已登记任职。" if corrected is None else "已更正，更正前的内容保留在更正记录中。",
            )
            self.stored.emit()

    def _on_void(self) -> None:
        if self._corrected:
            asked = ask_void_tenure(self, self._services, self._corrected)
            asked.accepted.connect(self.stored)
