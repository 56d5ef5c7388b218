"""The forms of the plan, the term and triggers, which no talk stands behind."""

from collections.abc import Sequence

from desktop.errors import BadInput
from desktop.forms import (
    accountability,
    check_report,
    coverage,
    duty_paragraph,
    duty_section,
    lead_letter,
    ledger,
    plan,
    plan_change,
    returns,
    statistics,
    trigger,
    year_report,
)
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.kinds import EmptyFacts, Facts, Form, FormModule, Needs, Occasion, blank_of
from desktop.forms.paper import Paper


def _of_office(
    module: FormModule[Facts],
    facts: EmptyFacts[Facts],
    needs: Needs,
    *,
    occasion: Occasion = Occasion.YEAR,
    word: bool = True,
) -> Form:
    """Return a form that is made of the plan, the term or a trigger, not of talks."""

    def refuse(_dossiers: Sequence[Dossier], _control: Control) -> tuple[Paper, ...]:
        raise BadInput(f"《{module.TITLE}》不按谈话打印。")

    return Form(
        key=module.KEY,
        title=module.TITLE,
        occasion=occasion,
        needs=needs,
        papers=refuse,
        blank=blank_of(module, facts),
        word=word,
    )


TRIGGER = _of_office(
    trigger, trigger.TriggerFacts, Needs.TRIGGER, occasion=Occasion.BEFORE, word=False
)
LEAD_LETTER = _of_office(
    lead_letter, lead_letter.LeadLetterFacts, Needs.TRIGGER, occasion=Occasion.BEFORE
)
ACCOUNTABILITY = _of_office(
    accountability, accountability.AccountabilityFacts, Needs.TALK_OR_YEAR, occasion=Occasion.AFTER
)
OF_THE_YEAR: tuple[Form, ...] = (
    _of_office(plan, plan.PlanFacts, Needs.YEAR),
    _of_office(plan_change, plan_change.ChangeFacts, Needs.CHANGE),
    _of_office(ledger, ledger.LedgerFacts, Needs.YEAR, word=False),
    _of_office(check_report, check_report.CheckReportFacts, Needs.TALK_OR_YEAR),
    _of_office(coverage, coverage.CoverageFacts, Needs.TERM, word=False),
    _of_office(statistics, statistics.StatisticsFacts, Needs.PERIOD),
    _of_office(returns, returns.ReturnsFacts, Needs.YEAR),
    _of_office(year_report, year_report.YearReportFacts, Needs.YEAR),
    _of_office(duty_section, duty_section.DutySectionFacts, Needs.YEAR),
    _of_office(duty_paragraph, duty_paragraph.DutyParagraphFacts, Needs.LEADER),
)
