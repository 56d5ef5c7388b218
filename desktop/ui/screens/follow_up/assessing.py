"""The deeds of assessing remediation: proposing, deciding, taking a close-out back."""

from datetime import date

from PySide6.QtWidgets import QWidget

from db.records import Assessment, Grade
from desktop.rules.wording import quoted
from desktop.services.views.remediation import FindingFollowUp
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.long_field import LongField
from desktop.words import word

_RETURNING = frozenset({Grade.NOT_DONE, Grade.PERFUNCTORY, Grade.FALSE})
_AGAIN, _REDO = "再看日期", "再整改时限"


class AssessingDeeds:
    """Opens the windows of assessing over a page (Art. 11)."""

    def __init__(self, page: QWidget, services: FollowUpServices) -> None:
        self._page, self._services = page, services

    def propose(self, found: FindingFollowUp) -> DeedDialog:
        """Propose how the remediation of a finding is assessed."""
        dialog = DeedDialog(self._page, "提出评估", found.finding.title, "提出")
        form = _Grading(dialog, found.assessment, decided=False)
        opinion = LongField(3)
        dialog.rows.add("评估意见", opinion)
        assessments = self._services.assessments

        def propose() -> None:
            assessments.propose(
                found.finding.id,
                form.chosen,
                opinion.toPlainText(),
                look_again_on=form.look_again_on,
                redo_by=form.redo_by,
            )
            say(self._page, f"已提出评估：{word(form.chosen)}，请送审定。")

        dialog.ask(propose)
        return dialog

    def decide(self, found: FindingFollowUp, deciders: tuple[str, ...]) -> DeedDialog:
        """Register what the talker or the committee decided on a proposed assessment."""
        dialog = DeedDialog(self._page, "审定评估", found.finding.title, "审定")
        form = _Grading(dialog, found.assessment, decided=True)
        by = Choice([(d, d) for d in deciders])
        on = DateField(self._services.today())
        dialog.rows.add("审定人", by, required=True)
        dialog.rows.add("审定日期", on, required=True)

        def decide() -> None:
            self._services.assessments.decide(
                found.finding.id,
                form.chosen,
                needed(on, "审定日期"),
                by.value or "",
                look_again_on=form.look_again_on,
                redo_by=form.redo_by,
            )
            say(self._page, f"已审定为{word(form.chosen)}。")

        dialog.ask(decide)
        return dialog

    def reopen_finding(self, found: FindingFollowUp) -> DeedDialog:
        """Take back the close-out of a finding."""
        return ask_reason(
            self._page,
            title="撤回销号",
            sentence=f"{quoted(found.finding.title)}撤回销号后，须重新评估。",
            label="原因",
            verb="撤回销号",
            deed=lambda why: self._services.assessments.reopen_finding(found.finding.id, why),
        )


class _Grading:
    """The grade, and the date that some grades call for."""

    def __init__(self, dialog: DeedDialog, known: Assessment | None, *, decided: bool) -> None:
        self._rows = dialog.rows
        self._grade = Choice([(g, word(g)) for g in Grade])
        self._again, self._redo = DateField(), DateField()
        dialog.rows.add("评估", self._grade, required=True)
        later = "" if decided else "可以在审定时再定。"
        dialog.rows.add(_AGAIN, self._again, required=decided, help_text=later)
        kept = f"三个月的报告时限不变。{later}"
        dialog.rows.add(_REDO, self._redo, required=decided, help_text=kept)
        if known is not None:
            self._grade.choose(known.decided or known.proposed)
            self._again.set_value(known.look_again_on)
            self._redo.set_value(known.redo_by)
        self._grade.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def chosen(self) -> Grade:
        """The grade chosen."""
        return self._grade.value or Grade.DONE

    @property
    def look_again_on(self) -> date | None:
        """The day to look again, where the grade calls for it."""
        return self._again.value if self.chosen is Grade.LONG_TERM else None

    @property
    def redo_by(self) -> date | None:
        """The new limit, where the grade returns the remediation."""
        return self._redo.value if self.chosen in _RETURNING else None

    def _show(self) -> None:
        self._rows.set_field_visible(_AGAIN, visible=self.chosen is Grade.LONG_TERM)
        self._rows.set_field_visible(_REDO, visible=self.chosen in _RETURNING)
