"""One piece of material: what it is, who may read it, and its files."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Visibility
from desktop.services.attachments import MATERIAL
from desktop.services.materials import COOPERATING_UNITS
from desktop.services.views.preparation import MaterialText, MaterialView
from desktop.ui.notices import attempt, say
from desktop.ui.screens.conversation.attachments import Attachments
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.long_field import LongField
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.unturned import Suggestions
from desktop.words import word


class MaterialForm(QWidget):
    """Enters a new piece of material or changes one; files are added once it is saved."""

    done = Signal()

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self._editable = True
        self._view: MaterialView | None = None
        self.heading = Label("", "title")
        self.unit = Suggestions(COOPERATING_UNITS[:-1])
        self.name, self.received, self.text = QLineEdit(), DateField(), LongField(4)
        self.visibility = Choice([(v, word(v)) for v in reversed(Visibility)])
        self.files = Attachments(services.attachments, MATERIAL)
        self.rows = FormRows(columns=2)
        self.rows.add("来源单位", self.unit, required=True)
        self.rows.add("收到日期", self.received)
        self.rows.add("材料名称", self.name, required=True, span=2)
        self.rows.add("摘要", self.text, span=2)
        self.rows.add(
            "可见范围",
            self.visibility,
            span=2,
            help_text="信访举报、来源等情况请选仅供谈话人参阅；不会出现在被谈话人和抄送单位拿到的纸面上。",
        )
        self.files_hint = Label("保存后可以添加附件。", "secondary")
        self.store_button = button("保存材料", self._store, kind="primary", shortcut="Ctrl+Return")
        self.back_button = button("返回", self._give_up)
        self.draft = FormDraft(
            self,
            services.drafts,
            unit=self.unit.line,
            name=self.name,
            received=self.received,
            text=self.text,
            visibility=self.visibility,
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        for part in (self.rows, self.files_hint, self.files):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.heading)
        outer.addWidget(Scrolling(body), 1)
        outer.addLayout(row(None, self.back_button, self.store_button))

    def begin(self, talk_id: str, view: MaterialView | None, *, editable: bool = True) -> None:
        """Show a piece of material, or an empty form for a new one; a draft comes back."""
        self._talk_id, self._view, self._editable = talk_id, view, editable
        self.rows.clear_errors()
        material = view.material if view else None
        self.heading.setText(f"材料：{material.title}" if material else "登记材料")
        self.unit.setEditText(material.unit if material else "")
        self.name.setText(material.title if material else "")
        self.received.set_value(material.received_on if material else self._services.today())
        self.text.setPlainText(material.text if material else "")
        self.visibility.choose(material.visibility if material else Visibility.TALKER_ONLY)
        self._show_files()
        self.draft.load(material.id if material else talk_id, "material_form")
        self.unit.setFocus()

    def show_materials(self, views: Sequence[MaterialView]) -> None:
        """Take over what is stored now of the material shown."""
        if self._view is not None:
            before = self._view.material
            self._view = next((v for v in views if v.material.id == before.id), self._view)
            self.files.refresh()

    def has_draft(self, talk_id: str) -> bool:
        """Say whether new material was being entered when the program ended."""
        return self._services.drafts.find(talk_id, "material_form") is not None

    def _show_files(self) -> None:
        view = self._view
        self.files.setVisible(view is not None)
        self.files_hint.setVisible(view is None)
        if view is not None:
            self.files.show_owner(
                "materials", view.material.id, self._talk_id, editable=self._editable
            )

    def _text(self) -> MaterialText:
        return MaterialText(
            unit=self.unit.currentText(),
            title=self.name.text(),
            text=self.text.toPlainText(),
            received_on=self.received.value,
            visibility=self.visibility.value or Visibility.TALKER_ONLY,
        )

    def _store(self) -> None:
        view, deeds, made = self._view, self._services.materials, list[str]()
        if view is not None:
            material = view.material
            stored = attempt(
                self.rows, lambda: deeds.change(material.id, material.version, self._text())
            )
        else:
            stored = attempt(self.rows, lambda: made.append(deeds.add(self._talk_id, self._text())))
        if not stored:
            return
        self.draft.forget()
        if made:
            views = self._services.preparation.read(self._talk_id).materials
            self.begin(self._talk_id, next(v for v in views if v.material.id == made[0]))
        say(self, "材料已保存，可以添加附件。")

    def _give_up(self) -> None:
        self.draft.forget()
        self.done.emit()
