"""Which kind of deed shows what a form of no talk is printed of."""

from desktop.forms import (
    accountability,
    check_report,
    duty_paragraph,
    duty_section,
    ledger,
    statistics,
    trigger,
    year_report,
)
from desktop.forms.catalogue import Form

_MAY = {
    trigger.KEY: "triggers",
    ledger.KEY: "export",
    accountability.KEY: "accountability",
    check_report.KEY: "check",
    statistics.KEY: "statistics",
    year_report.KEY: "year report",
    duty_section.KEY: "year report",
    duty_paragraph.KEY: "statistics",
}


def kind_of(form: Form) -> str:
    """Return the kind of deed in the table of permissions; the plan's where none is named."""
    return _MAY.get(form.key, "plan")
