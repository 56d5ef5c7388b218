"""A finding with its facts, the person's part and the thinking behind it (Art. 8)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Finding, FindingCategory, Visibility
from desktop.services.views.findings import FindingText
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.long_field import LongField
from desktop.ui.widgets.scrolling import Scrolling
from desktop.words import word

_HELP = {
    "事实": "什么事、什么时候、多少、多大范围：用数字和时间说话。",
    "本人责任": "他（她）本人在其中应做什么、没做什么。",
    "思想根源": "反映出什么认识、什么态度。",
}


class FindingForm(QWidget):
    """Enters a new finding or changes one; typing survives a crash as a draft."""

    done = Signal()

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self._finding: Finding | None = None
        self.heading = Label("", "title")
        self.title = QLineEdit()
        self.category = Choice([(c, word(c)) for c in FindingCategory])
        self.visibility = Choice([(v, word(v)) for v in Visibility])
        self.facts, self.part, self.thinking = (LongField(2) for _ in range(3))
        self.source = QLineEdit()
        self.rows = FormRows(columns=2)
        self.rows.add("问题", self.title, required=True, span=2, help_text="一句话说清，不写套话。")
        self.rows.add("类别", self.category)
        self.rows.add(
            "可见范围",
            self.visibility,
            help_text="仅供谈话人参阅的，不出现在被谈话人和抄送单位拿到的任何纸面上。",
        )
        for label, field in (
            ("事实", self.facts),
            ("本人责任", self.part),
            ("思想根源", self.thinking),
        ):
            self.rows.add(label, field, help_text=_HELP[label], span=2)
        self.rows.add(
            "来源", self.source, span=2, help_text="如：市审计局2025年11月审计报告第6页。"
        )
        self.store_button = button("保存问题", self._store, kind="primary", shortcut="Ctrl+Return")
        self.cancel_button = button("取消", self._give_up)
        self.draft = FormDraft(
            self,
            services.drafts,
            title=self.title,
            category=self.category,
            visibility=self.visibility,
            facts=self.facts,
            part=self.part,
            thinking=self.thinking,
            source=self.source,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(Scrolling(self.rows), 1)
        column.addLayout(row(None, self.cancel_button, self.store_button))

    def begin(self, talk_id: str, finding: Finding | None) -> None:
        """Show a finding to change, or an empty form for a new one; a draft comes back."""
        self._talk_id, self._finding = talk_id, finding
        self.heading.setText(f"修改问题 {finding.position}" if finding else "添加问题")
        self.rows.clear_errors()
        self._fill(finding)
        self.draft.load(finding.id if finding else talk_id, "finding_form")
        self.title.setFocus()

    def has_draft(self, talk_id: str) -> bool:
        """Say whether a new finding was being entered when the program ended."""
        return self._services.drafts.find(talk_id, "finding_form") is not None

    def _fill(self, finding: Finding | None) -> None:
        self.title.setText(finding.title if finding else "")
        self.category.choose(finding.category if finding else FindingCategory.FIRST_RESPONSIBLE)
        self.visibility.choose(finding.visibility if finding else Visibility.SHAREABLE)
        self.facts.setPlainText(finding.facts if finding else "")
        self.part.setPlainText(finding.part if finding else "")
        self.thinking.setPlainText(finding.thinking if finding else "")
        self.source.setText(finding.source if finding else "")

    def _text(self) -> FindingText:
        return FindingText(
            title=self.title.text(),
            category=self.category.value or FindingCategory.OTHER,
            facts=self.facts.toPlainText(),
            part=self.part.toPlainText(),
            thinking=self.thinking.toPlainText(),
            source=self.source.text(),
            visibility=self.visibility.value or Visibility.SHAREABLE,
        )

    def _store(self) -> None:
        finding, deeds = self._finding, self._services.findings
        if finding is None:
            stored = attempt(self.rows, deeds.add, self._talk_id, self._text())
        else:
            stored = attempt(self.rows, deeds.change, finding.id, finding.version, self._text())
        if stored:
            self._give_up()

    def _give_up(self) -> None:
        self.draft.forget()
        self.done.emit()
