"""The small window for a member of the own leading body."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.services.views.body import LeaderRow, LeaderText
from desktop.services.views.roster import PersonChoice
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField

Namesakes = Callable[[str], Sequence[PersonChoice]]
_WHO = "是哪一位"


class LeaderDialog(DeedDialog):
    """Asks for a period in the own leading body, new or corrected."""

    def __init__(self, parent: QWidget, shown: LeaderRow | None, namesakes: Namesakes) -> None:
        title = "新增班子成员" if shown is None else f"更正：{shown.person.name}"
        sentence = "" if shown is None else "更正前的内容会保留。"
        super().__init__(parent, title, sentence, "登记" if shown is None else "更正")
        self._namesakes = namesakes
        leader, person = (shown.leader, shown.person) if shown else (None, None)
        self.name = QLineEdit(person.name if person else "")
        self.who = Choice[str | None]([(None, "新登记的人")])
        self.post = QLineEdit(leader.post if leader else "")
        self.is_secretary = QCheckBox("是党委（党组）书记")
        self.is_secretary.setChecked(leader.is_secretary if leader else False)
        self.begins_on = DateField(leader.begins_on if leader else None)
        self.ends_on = DateField(leader.ends_on if leader else None)
        self.phone = QLineEdit(person.phone if person else "")
        self.reason = QLineEdit()
        self._lay_out(new=shown is None)

    def text(self) -> LeaderText:
        """Return what was typed."""
        return LeaderText(
            name=self.name.text(),
            post=self.post.text(),
            begins_on=self.begins_on.value,
            ends_on=self.ends_on.value,
            is_secretary=self.is_secretary.isChecked(),
            phone=self.phone.text(),
            person_id=self.who.value,
        )

    def _lay_out(self, *, new: bool) -> None:
        add = self.rows.add
        add("姓名", self.name, required=True)
        if new:
            add(_WHO, self.who, help_text="名册中已有同名的人：是同一人的请选，避免重复登记。")
            self.rows.set_field_visible(_WHO, visible=False)
            self.name.editingFinished.connect(self._offer_namesakes)
        add("职务", self.post, required=True, help_text="例如“市委常委、组织部部长”。")
        add("书记", self.is_secretary, help_text="县、乡书记的定期谈话须由书记进行（第七条）。")
        add("任职日期", self.begins_on, required=True)
        add("免职日期", self.ends_on, help_text="在任的留空。")
        add("联系电话", self.phone)
        if not new:
            add("更正理由", self.reason, required=True)

    def _offer_namesakes(self) -> None:
        found = self._namesakes(self.name.text())
        options: list[tuple[str | None, str]] = [(None, "新登记的人（同名的另一人）")]
        options += [(c.person.id, f"{c.person.name}　{c.posts}") for c in found]
        self.who.show_options(options)
        self.rows.set_field_visible(_WHO, visible=bool(found))
