"""The findings of a talk held on paper, one card for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Finding, FindingCategory, Visibility
from desktop.services.views.record import LateFinding
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.long_field import LongField
from desktop.words import word

_TEXTS = ("facts", "part", "thinking", "explanation", "requirement")


class LateFindingCard(Card):
    """Everything about one finding: what was pointed out, said and required."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("问题")
        self.finding_id: str | None = None
        self.title_field, self.who, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.category = Choice([(c, word(c)) for c in FindingCategory])
        self.visibility = Choice([(v, word(v)) for v in Visibility])
        self.texts = {name: LongField(2) for name in _TEXTS}
        self.by = DateField()
        self.remove_button = button("移除", kind="small", tip="移除这个问题")
        self.add_beside_title(self.remove_button)
        self.rows = FormRows(columns=3)
        add = self.rows.add
        add("问题", self.title_field, required=True, span=2)
        add("类别", self.category)
        add("事实", self.texts["facts"])
        add("本人责任", self.texts["part"])
        add("思想根源", self.texts["thinking"])
        add("说明", self.texts["explanation"], help_text="被谈话人对这个问题的说明。")
        add("整改要求", self.texts["requirement"], span=2)
        add("责任人", self.who)
        add("完成时限", self.by)
        add("可见范围", self.visibility)
        add("来源", self.source, span=3)
        self.add(self.rows)
        for line in (self.title_field, self.who, self.source, self.by):
            line.textChanged.connect(lambda _text: self.changed.emit())
        for text in self.texts.values():
            text.textChanged.connect(self.changed)
        for choice in (self.category, self.visibility):
            choice.currentIndexChanged.connect(lambda _at: self.changed.emit())

    @property
    def finding(self) -> LateFinding:
        """What is entered; BadInput where the day is none."""
        return LateFinding(
            title=self.title_field.text(),
            category=self.category.value or FindingCategory.OTHER,
            visibility=self.visibility.value or Visibility.SHAREABLE,
            source=self.source.text(),
            requirement_for=self.who.text(),
            requirement_by=self.by.value,
            finding_id=self.finding_id,
            **{name: field.toPlainText() for name, field in self.texts.items()},
        )

    def show_finding(self, finding: Finding) -> None:
        """Show a finding that was prepared before the talk."""
        self.finding_id = finding.id
        self.title_field.setText(finding.title)
        self.category.choose(finding.category)
        self.visibility.choose(finding.visibility)
        self.source.setText(finding.source)
        for name, field in self.texts.items():
            field.setPlainText(getattr(finding, name))

    def kept(self) -> dict[str, str]:
        """Return what is entered as plain words, for the draft."""
        return {
            "id": self.finding_id or "",
            "title": self.title_field.text(),
            "category": (self.category.value or FindingCategory.OTHER).value,
            "visibility": (self.visibility.value or Visibility.SHAREABLE).value,
            "who": self.who.text(),
            "source": self.source.text(),
            "by": self.by.text(),
            **{name: field.toPlainText() for name, field in self.texts.items()},
        }

    def fill(self, kept: dict[str, str]) -> None:
        """Show what a draft kept."""
        self.finding_id = kept["id"] or None
        self.title_field.setText(kept["title"])
        self.category.choose(FindingCategory(kept["category"]))
        self.visibility.choose(Visibility(kept["visibility"]))
        self.who.setText(kept["who"])
        self.by.setText(kept["by"])
        self.source.setText(kept["source"])
        for name, field in self.texts.items():
            field.setPlainText(kept[name])


class LateFindings(QWidget):
    """The cards, and the button for another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[LateFindingCard] = []
        self.add_button = button("＋ 添加问题", self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(row(self.add_button, None))

    @property
    def findings(self) -> tuple[LateFinding, ...]:
        """What is entered, in order."""
        return tuple(card.finding for card in self.cards)

    def named(self) -> bool:
        """Say whether each finding has its title; what lacks one is told so at its field."""
        nameless = [card for card in self.cards if not card.title_field.text().strip()]
        for card in nameless:
            card.rows.show_error("问题", "请写明问题，或者移除这一项。")
        return not nameless

    def kept(self) -> list[dict[str, str]]:
        """Return what is entered as plain words, for the draft."""
        return [card.kept() for card in self.cards]

    def fill(self, kept: Sequence[dict[str, str]]) -> None:
        """Show what a draft kept."""
        self.clear()
        for one in kept:
            self._new_card().fill(one)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings that were prepared before the talk."""
        self.clear()
        for finding in findings:
            self._new_card().show_finding(finding)

    def clear(self) -> None:
        """Take all cards away."""
        for card in list(self.cards):
            self._remove(card)

    def _add(self) -> None:
        card = self._new_card()
        card.title_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _new_card(self) -> LateFindingCard:
        card = LateFindingCard()
        self.cards.append(card)
        self._column.insertWidget(len(self.cards) - 1, card)
        card.changed.connect(self.changed)
        card.remove_button.clicked.connect(lambda _checked=False: self._on_remove(card))
        self._number()
        return card

    def _on_remove(self, card: LateFindingCard) -> None:
        self._remove(card)
        self.changed.emit()

    def _remove(self, card: LateFindingCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, card in enumerate(self.cards, 1):
            card.set_title(f"问题 {number}")
