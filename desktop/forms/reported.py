"""The text of a report that came in, for the form it came in on."""

from db.records import ReportKind
from desktop.fill_in import FillIn
from desktop.forms.facts import OpenDossier

_KINDS = {
    FillIn.ACTION_REPORT: ReportKind.ACTION,
    FillIn.RESULTS_REPORT: ReportKind.RESULTS,
}


def latest(dossier: OpenDossier, form: FillIn) -> str:
    """Return the text of the newest report of a kind, or nothing where none came in."""
    found = [report for report in dossier.reports if report.kind is _KINDS[form]]
    return max(found, key=lambda report: report.round).text if found else ""
