"""The forms of the plan, the term and triggers, which no talk stands behind."""

from collections.abc import Callable, Sequence

from desktop.errors import BadInput
from desktop.forms import (
    accountability,
    check_report,
    coverage,
    duty_paragraph,
    duty_section,
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
from desktop.forms.kinds import Form, Needs, Occasion
from desktop.forms.paper import Paper


def _of_office(
    key: str,
    title: str,
    needs: Needs,
    blank: Callable[[Control], Paper],
    *,
    occasion: Occasion = Occasion.YEAR,
    word: bool = True,
) -> Form:
    """Return a form that is made of the plan, the term or a trigger, not of talks."""

    def refuse(_dossiers: Sequence[Dossier], _control: Control) -> tuple[Paper, ...]:
        raise BadInput(f"《{title}》不按谈话打印。")

    return Form(
        key=key,
        title=title,
        occasion=occasion,
        needs=needs,
        papers=refuse,
        blank=blank,
        word=word,
    )


TRIGGER = _of_office(
    trigger.KEY,
    trigger.TITLE,
    Needs.TRIGGER,
    lambda control: trigger.paper(trigger.TriggerFacts(control=control)),
    occasion=Occasion.BEFORE,
    word=False,
)
ACCOUNTABILITY = _of_office(
    accountability.KEY,
    accountability.TITLE,
    Needs.TALK_OR_YEAR,
    lambda control: accountability.paper(accountability.AccountabilityFacts(control=control)),
    occasion=Occasion.AFTER,
)
OF_THE_YEAR: tuple[Form, ...] = (
    _of_office(
        plan.KEY,
        plan.TITLE,
        Needs.YEAR,
        lambda control: plan.paper(plan.PlanFacts(control=control)),
    ),
    _of_office(
        plan_change.KEY,
        plan_change.TITLE,
        Needs.CHANGE,
        lambda control: plan_change.paper(plan_change.ChangeFacts(control=control)),
    ),
    _of_office(
        ledger.KEY,
        ledger.TITLE,
        Needs.YEAR,
        lambda control: ledger.paper(ledger.LedgerFacts(control=control)),
        word=False,
    ),
    _of_office(
        check_report.KEY,
        check_report.TITLE,
        Needs.TALK_OR_YEAR,
        lambda control: check_report.paper(check_report.CheckReportFacts(control=control)),
    ),
    _of_office(
        coverage.KEY,
        coverage.TITLE,
        Needs.TERM,
        lambda control: coverage.paper(coverage.CoverageFacts(control=control)),
        word=False,
    ),
    _of_office(
        statistics.KEY,
        statistics.TITLE,
        Needs.PERIOD,
        lambda control: statistics.paper(statistics.StatisticsFacts(control=control)),
    ),
    _of_office(
        returns.KEY,
        returns.TITLE,
        Needs.YEAR,
        lambda control: returns.paper(returns.ReturnsFacts(control=control)),
    ),
    _of_office(
        year_report.KEY,
        year_report.TITLE,
        Needs.YEAR,
        lambda control: year_report.paper(year_report.YearReportFacts(control=control)),
    ),
    _of_office(
        duty_section.KEY,
        duty_section.TITLE,
        Needs.YEAR,
        lambda control: duty_section.paper(duty_section.DutySectionFacts(control=control)),
    ),
    _of_office(
        duty_paragraph.KEY,
        duty_paragraph.TITLE,
        Needs.LEADER,
        lambda control: duty_paragraph.paper(duty_paragraph.DutyParagraphFacts(control=control)),
    ),
)
