"""The deeds of accountability (Art. 17): pointing out with facts, what came of it, correcting."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import AccountabilityFlag, Lapse
from desktop.services.views.accountability import FlagText
from desktop.services.views.remediation import FollowUpFilter, FollowUpGroup
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.long_field import LongField
from desktop.ui.widgets.picker import Picker
from desktop.words import word

_SENTENCE = "由办公室按核实的事实登记（《办法》第十七条），只供内部处理，不出现在给被谈话人和抄送单位的材料中。"


class FlaggingDeeds:
    """Opens the windows over a page; the program itself never points anything out."""

    def __init__(self, page: QWidget, services: FollowUpServices) -> None:
        self._page, self._services = page, services

    def flag(self, talk_id: str = "", talk: str = "", lapse: Lapse | None = None) -> DeedDialog:
        """Point something out; `talk` names the talk in words."""
        dialog = DeedDialog(self._page, "登记追责情形", _SENTENCE, "登记", columns=2)
        form = _FlagForm(dialog, self._services)
        form.show_talk(talk_id, talk)
        form.lapse.choose(lapse or Lapse.PERFUNCTORY)
        form.begin()

        def register() -> None:
            self._services.accountability.flag(form.text)
            say(self._page, "已登记追责情形。")

        dialog.ask(register)
        return dialog

    def correct(self, flag: AccountabilityFlag, talk: str) -> DeedDialog:
        """Correct what was pointed out, with the reason."""
        dialog = DeedDialog(self._page, "更正追责情形", _SENTENCE, "更正", columns=2)
        form = _FlagForm(dialog, self._services)
        form.show_flag(flag, talk)
        reason = QLineEdit()
        dialog.rows.add("更正原因", reason, required=True, span=2)
        accountability = self._services.accountability
        dialog.ask(lambda: accountability.correct(flag.id, flag.version, form.text, reason.text()))
        return dialog

    def settle(self, flag: AccountabilityFlag) -> DeedDialog:
        """Register to whom the matter went and what came of it."""
        dialog = DeedDialog(self._page, "登记处理", f"{flag.concerned}：{word(flag.lapse)}", "登记")
        to, outcome = QLineEdit(flag.handed_to), LongField(3)
        to.setPlaceholderText("如 市纪委监委")
        on = DateField(flag.handed_on or self._services.today())
        outcome.setPlainText(flag.outcome)
        dialog.rows.add("移送单位", to, required=True)
        dialog.rows.add("移送日期", on, required=True)
        dialog.rows.add("处理结果", outcome, help_text="还没有结果的不填，有结果后再登记。")
        accountability = self._services.accountability
        dialog.ask(
            lambda: accountability.settle(
                flag.id, flag.version, to.text(), needed(on, "移送日期"), outcome.toPlainText()
            )
        )
        return dialog

    def void(self, flag: AccountabilityFlag) -> DeedDialog:
        """Void what was registered by mistake."""
        return ask_reason(
            self._page,
            title="作废追责情形",
            sentence="登记有误的情形作废后不再列出，保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._services.accountability.void(flag.id, why),
        )


class _FlagForm:
    """The talk, the lapse, whom it concerns, the facts; whom it concerns follows until typed."""

    def __init__(self, dialog: DeedDialog, services: FollowUpServices) -> None:
        self._services = services
        self.talk = Picker[str](self._find, "编号、姓名、单位；没有的不填")
        self.lapse = Choice([(one, word(one)) for one in Lapse])
        self._concerned, self._source = QLineEdit(), QLineEdit()
        self._on, self._facts = DateField(services.today()), LongField(5)
        self._given = ""
        dialog.setMinimumWidth(680)
        rows = dialog.rows
        rows.add("有关谈话", self.talk)
        rows.add("情形", self.lapse, required=True)
        rows.add("责任人或单位", self._concerned, required=True)
        rows.add("发现日期", self._on, required=True)
        rows.add("线索来源", self._source, span=2)
        rows.add("主要事实", self._facts, required=True, span=2)

    def show_talk(self, talk_id: str, words: str) -> None:
        """Begin with a talk."""
        self.talk.show_value(talk_id or None, words)

    def begin(self) -> None:
        """Name whom the matter usually concerns, and follow what is chosen."""
        self._propose()
        self.lapse.currentIndexChanged.connect(self._propose)
        self.talk.picked.connect(self._propose)

    def show_flag(self, flag: AccountabilityFlag, talk: str) -> None:
        """Show what was entered."""
        self.show_talk(flag.talk_id or "", talk)
        self.lapse.choose(flag.lapse)
        self._concerned.setText(flag.concerned)
        self._source.setText(flag.source)
        self._on.set_value(flag.found_on)
        self._facts.setPlainText(flag.facts)

    @property
    def text(self) -> FlagText:
        """What is entered now."""
        return FlagText(
            lapse=self.lapse.value or Lapse.OTHER,
            found_on=needed(self._on, "发现日期"),
            facts=self._facts.toPlainText(),
            talk_id=self.talk.value or "",
            concerned=self._concerned.text(),
            source=self._source.text(),
        )

    def _propose(self) -> None:
        if self._concerned.text() == self._given:
            lapse = self.lapse.value or Lapse.OTHER
            self._given = self._services.accountability.concerned(lapse, self.talk.value or "")
            self._concerned.setText(self._given)

    def _find(self, text: str) -> Sequence[tuple[str, str]]:
        shown = FollowUpFilter(group=FollowUpGroup.ALL, text=text)
        found = self._services.follow_up.page(shown, limit=20)
        return [(r.talk_id, f"{r.number}　{r.talkee}　{r.organisation}") for r in found]
