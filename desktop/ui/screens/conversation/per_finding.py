"""What is written down for each finding during the steps: facts, explanation, requirement."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Finding
from desktop.services.views.findings import FindingText, FindingView
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.findings_at_hand import explaining, pointing_out, requiring
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import column, row
from desktop.ui.widgets.dates import DateField, day
from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.locking import set_read_only
from desktop.ui.widgets.passage import Passage

_SUBSTANCE = (
    ("facts", "具体事实（事）"),
    ("part", "本人责任（人）"),
    ("thinking", "思想根源（思想）"),
)
_SHOWN = 56
_WHO_AND_WHEN = "requirement_who"
_SHORT = (("facts", "事实"), ("part", "本人责任"), ("thinking", "思想根源"))


class PerFinding(QWidget):
    """The table of findings, and what is written for the chosen one; saved when another is."""

    unsaved = Signal()
    saved = Signal(object)

    def __init__(self, services: TalkServices, table: FittedTable[FindingView]) -> None:
        super().__init__()
        self.services = services
        self.table = table
        self.shown: Finding | None = None
        self.fields: dict[str, Passage] = {}
        self.detail = QWidget()
        self.detail.setVisible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.table)
        outer.addWidget(self.detail)
        self.table.chosen_changed.connect(self._on_chosen)

    def passage(self, field: str, name: str, lines: int) -> Passage:
        """Add the passage of one field of the finding."""
        made = Passage(self.services.drafts.keep, name, lines, most_lines=lines + 2)
        made.unsaved.connect(self.unsaved)
        made.saved.connect(self.saved)
        self.fields[field] = made
        return made

    def show_findings(self, findings: Sequence[FindingView], *, editable: bool) -> None:
        """Show the findings as they are stored now; what is being typed stays."""
        for passage in self.fields.values():
            passage.set_read_only(read_only=not editable)
        by_id = {view.finding.id: view for view in findings}
        if self.shown is not None:
            again = by_id.get(self.shown.id)
            if again is None:
                self.shown = None
                self.detail.setVisible(False)
            else:
                self._show(again)
        self.table.show_records(findings)
        if self.table.chosen is None and findings:
            self.table.choose(findings[0].finding.id)

    def keep(self) -> bool:
        """Save what was written for the finding shown; False where that failed."""
        kept = all(passage.keep() for passage in self.fields.values())
        if not kept or self.shown is None or not self.differs(self.shown):
            return kept
        return attempt(self.detail, self.store, self.shown)

    def differs(self, finding: Finding) -> bool:
        """Say whether something was written that the finding does not hold yet."""
        return any(passage.changed for passage in self.fields.values())

    def store(self, finding: Finding) -> None:
        """Save what was written to the finding."""
        raise NotImplementedError

    def show_finding(self, finding: Finding) -> None:
        """Show what is not a passage."""

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        if chosen is None:
            return
        before = self.shown
        if before is not None and before.id != chosen.finding.id and not self.keep():
            self.table.choose(before.id)
            return
        self._show(chosen)

    def _show(self, view: FindingView) -> None:
        self.show_finding(view.finding)
        self.shown = view.finding
        for field, passage in self.fields.items():
            stored = getattr(view.finding, field)
            passage.show_stored(view.finding.id, field, stored, view.drafts.get(field))
        self.detail.setVisible(True)


class PointingOut(PerFinding):
    """Step 2: each finding is pointed out, and its facts, part and thinking are at hand."""

    def __init__(self, services: TalkServices) -> None:
        table = pointing_out(self._acts, under_way=self._under_way)
        super().__init__(services, table)
        self._editable = False
        parts = [
            column(Label(label, "field"), self.passage(field, label, 1), spacing=3)
            for field, label in _SUBSTANCE
        ]
        self.more_button = button("补充事、人、思想", self._toggle, kind="link")
        self.words = Label("", "quote", wrap=True)
        self._fields = QWidget()
        self._fields.setLayout(row(*parts, spacing=10))
        self._fields.setVisible(False)
        head = row(self.words, self.more_button)
        head.setStretchFactor(self.words, 1)
        self.detail.setLayout(column(head, self._fields, spacing=4))

    def show_findings(self, findings: Sequence[FindingView], *, editable: bool) -> None:
        """Show the findings as they are stored now; what is being typed stays."""
        self._editable = editable
        super().show_findings(findings, editable=editable)

    def show_finding(self, finding: Finding) -> None:
        """Show the substance of the finding in a few lines, the fields behind the button."""
        said = [
            f"{word}：{getattr(finding, name)}" for name, word in _SHORT if getattr(finding, name)
        ]
        whole = "　".join(said) or "还没有写明事实、本人责任和思想根源。"
        short = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]}……"
        self.words.setText(short)
        self.words.setToolTip(whole if short != whole else "")
        self.more_button.setVisible(self._editable)

    def store(self, finding: Finding) -> None:
        """Save facts, part and thinking."""
        text = FindingText(
            title=finding.title,
            category=finding.category,
            facts=self.fields["facts"].text,
            part=self.fields["part"].text,
            thinking=self.fields["thinking"].text,
            source=finding.source,
            visibility=finding.visibility,
        )
        self.services.findings.change(finding.id, finding.version, text)

    def _toggle(self) -> None:
        opened = self._fields.isHidden()
        self._fields.setVisible(opened)
        self.words.setVisible(not opened)
        self.more_button.setText("收起" if opened else "补充事、人、思想")
        if opened:
            self.fields["facts"].setFocus()

    def _under_way(self, view: FindingView) -> bool:
        return self.shown is not None and self.shown.id == view.finding.id

    def _acts(self, view: FindingView) -> list[Act]:
        if not self._editable:
            return []
        finding, deeds = view.finding, self.services.findings
        if finding.pointed_out_at:
            return [Act("撤回", lambda: attempt(self, deeds.take_back, finding.id))]
        return [Act("指出", lambda: attempt(self, deeds.point_out, finding.id))]


class Explaining(PerFinding):
    """Step 3: what the talkee says to each finding."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services, explaining())
        self._label = Label("", "field", wrap=True)
        self.detail.setLayout(
            column(self._label, self.passage("explanation", "说明", 1), spacing=3)
        )

    def show_finding(self, finding: Finding) -> None:
        """Name the finding that is explained."""
        self._label.setText(f"被谈话人对问题 {finding.position} 的说明：{finding.title}")

    def store(self, finding: Finding) -> None:
        """Save the explanation."""
        said = self.fields["explanation"].text
        self.services.findings.explain(finding.id, finding.version, said)


class Requiring(PerFinding):
    """Step 4: what is required on each finding, of whom and by when."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services, requiring())
        self._label = Label("", "field", wrap=True)
        self._storing = False
        self.who = QLineEdit()
        self.by = DateField()
        self.rows = FormRows(columns=4)
        self.rows.add("整改要求", self.passage("requirement", "整改要求", 1), span=2)
        self.rows.add("责任人", self.who)
        self.rows.add("完成时限", self.by)
        self.detail.setLayout(column(self._label, self.rows, spacing=3))
        self.draft = FormDraft(self, services.drafts, who=self.who, by=self.by)
        self.draft.unsaved.connect(self.unsaved)
        self.draft.kept.connect(self.saved)

    def show_findings(self, findings: Sequence[FindingView], *, editable: bool) -> None:
        """Show the findings as they are stored now; what is being typed stays."""
        for line in (self.who, self.by):
            set_read_only(line, read_only=not editable)
        super().show_findings(findings, editable=editable)

    def show_finding(self, finding: Finding) -> None:
        """Show who and by when, unless they are being typed."""
        self._label.setText(f"对问题 {finding.position} 的整改要求：{finding.title}")
        shown = self.shown
        same = shown is not None and shown.id == finding.id
        if shown is not None and same and (self._storing or self._facts_differ(shown)):
            return
        self.draft.rest()
        self.who.setText(finding.requirement_for)
        self.by.set_value(finding.requirement_by)
        self.draft.load(finding.id, _WHO_AND_WHEN)

    def differs(self, finding: Finding) -> bool:
        """Say whether requirement, who or by when differ from what is stored."""
        return super().differs(finding) or self._facts_differ(finding)

    def store(self, finding: Finding) -> None:
        """Save requirement, who and by when."""
        required = self.fields["requirement"].text
        by: date | None = self.by.value
        self._storing = True  # the draft may be older than what is stored: not to be filled in
        try:
            deed = self.services.findings.require
            deed(finding.id, finding.version, required, self.who.text(), by)
        finally:
            self._storing = False
        self.draft.forget()

    def _facts_differ(self, finding: Finding) -> bool:
        by = finding.requirement_by
        shown, stored = self.by.text().strip(), day(by) if by else ""
        return self.who.text() != finding.requirement_for or shown != stored
