"""The small windows of the place: a post ends, an organisation goes, something is void."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from db.records import Organisation
from desktop.services.views.roster import PersonView, TenureRow
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.widgets.dates import DateField, day
from desktop.ui.widgets.picker import Picker


def ask_end(parent: QWidget, services: PeopleServices, shown: TenureRow) -> DeedDialog:
    """Ask for the last day of somebody in a post."""
    sentence = (
        f"{shown.tenure.post}，{day(shown.tenure.begins_on)}任职。已有的谈话和整改记录不受影响。"
    )
    dialog = DeedDialog(parent, f"登记免职：{shown.person.name}", sentence, "登记免职")
    last, basis = DateField(), QLineEdit()
    dialog.rows.add("免职日期", last, required=True)
    dialog.rows.add("免职依据", basis, required=True, help_text="例如任免文件的文号。")
    tenure = shown.tenure
    dialog.ask(lambda: services.tenures.end(tenure.id, tenure.version, last.value, basis.text()))
    return dialog


def ask_void_tenure(parent: QWidget, services: PeopleServices, shown: TenureRow) -> DeedDialog:
    """Ask why a tenure was entered by mistake."""
    tenure = shown.tenure
    return ask_reason(
        parent,
        title=f"作废任职：{shown.person.name}",
        sentence="只用于登记错了的任职；已离任的请登记免职。作废的内容保留在更正记录中。",
        label="作废理由",
        verb="作废",
        deed=lambda reason: services.tenures.void(tenure.id, tenure.version, reason),
    )


def ask_abolish(parent: QWidget, services: PeopleServices, shown: Organisation) -> DeedDialog:
    """Ask for the last day of an organisation."""
    sentence = "在任人员的任职同日结束。党组织和它的谈话记录都保留，可在“已撤销”中查看。"
    dialog = DeedDialog(parent, f"登记撤销：{shown.name}", sentence, "登记撤销")
    last, basis = DateField(), QLineEdit()
    dialog.rows.add("日期", last, required=True)
    dialog.rows.add("撤销依据", basis, required=True)
    dialog.ask(
        lambda: services.organisations.abolish(shown.id, shown.version, last.value, basis.text())
    )
    return dialog


def ask_merge(parent: QWidget, services: PeopleServices, shown: Organisation) -> DeedDialog:
    """Ask into which organisation another one goes, and when."""

    def find(text: str) -> Sequence[tuple[str, str]]:
        rows = services.roster.tree(text).rows if text else ()
        found = [r.organisation for r in rows if r.met and r.organisation.id != shown.id]
        return [(o.id, o.name) for o in found][:20]

    sentence = "在任人员的任职同日结束；在并入的党组织任职的，另行登记。"
    dialog = DeedDialog(parent, f"登记合并：{shown.name}", sentence, "登记合并")
    into = Picker[str](find, "输入单位名称或拼音首字母")
    last, basis = DateField(), QLineEdit()
    dialog.rows.add("并入", into, required=True)
    dialog.rows.add("日期", last, required=True)
    dialog.rows.add("合并依据", basis, required=True)
    dialog.ask(
        lambda: services.organisations.merge(
            shown.id, shown.version, into.value, last.value, basis.text()
        )
    )
    return dialog


def ask_void_organisation(
    parent: QWidget, services: PeopleServices, shown: Organisation
) -> DeedDialog:
    """Ask why an organisation was entered by mistake."""
    return ask_reason(
        parent,
        title=f"作废党组织：{shown.name}",
        sentence="只用于登记错了、还没有任职和谈话的党组织；已撤销的请登记撤销。",
        label="作废理由",
        verb="作废",
        deed=lambda reason: services.organisations.void(shown.id, shown.version, reason),
    )


def ask_person(parent: QWidget, services: PeopleServices, view: PersonView) -> DeedDialog:
    """Ask for corrections of a person's own facts."""
    person = view.person
    dialog = DeedDialog(parent, f"更正人员：{person.name}", "更正前的内容会保留。", "更正")
    name, phone, reason = QLineEdit(person.name), QLineEdit(person.phone), QLineEdit()
    note = QPlainTextEdit(person.note)
    note.setTabChangesFocus(True)
    note.setFixedHeight(note.fontMetrics().lineSpacing() * 4)
    dialog.rows.add("姓名", name, required=True)
    dialog.rows.add("联系电话", phone)
    dialog.rows.add("备注", note)
    dialog.rows.add("更正理由", reason, required=True)
    dialog.ask(
        lambda: services.tenures.correct_person(
            person.id,
            person.version,
            name.text(),
            phone.text(),
            note.toPlainText(),
            reason.text(),
        )
    )
    return dialog
