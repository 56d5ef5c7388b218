"""Every printed form: key, title, on what occasion, what it needs, how it is made."""

from collections.abc import Callable, Sequence

from desktop.errors import BadInput
from desktop.fill_in import FillIn
from desktop.forms import (
    action_report,
    agenda,
    approval,
    archive_list,
    assessment,
    copy_letter,
    fill_in,
    material_request,
    notice,
    outline,
    record,
    recovery_key,
    reminder,
    requirements,
    results_report,
    self_check,
    team_notice,
)
from desktop.forms.control import Control, carried
from desktop.forms.dossier import Dossier
from desktop.forms.facts import OpenDossier, open_to, require_open
from desktop.forms.kinds import OF_TALKS, Form, Needs, Occasion, Papers, blank_of
from desktop.forms.office_forms import ACCOUNTABILITY, LEAD_LETTER, OF_THE_YEAR, TRIGGER
from desktop.forms.paper import Paper

__all__ = ["FORMS", "OF_TALKS", "Form", "Needs", "Occasion", "each", "form"]


def form(key: str) -> Form:
    """Return a form by its key, or raise BadInput naming those there are."""
    found = next((one for one in FORMS if one.key == key), None)
    if found is None:
        known = "、".join(one.key for one in FORMS)
        raise BadInput(f"没有名为“{key}”的表格，可用的有：{known}。", field="表格")
    return found


def each(make: Callable[[OpenDossier, Control], Sequence[Paper]]) -> Papers:
    """Return how to make the papers of several talks one after the other.

    None holds what only the talker may read of its talk.
    """

    def papers(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
        made: list[Paper] = []
        for dossier in dossiers:
            made += _finished(make(open_to(dossier), control), [dossier], control)
        return tuple(made)

    return papers


def _finished(
    papers: Sequence[Paper], dossiers: Sequence[Dossier], control: Control
) -> tuple[Paper, ...]:
    """Return papers with what all carry; none holds what only the talker may read."""
    for paper in papers:
        require_open(dossiers, paper)
    return tuple(carried(paper, control) for paper in papers)


def _open(dossiers: Sequence[Dossier]) -> list[OpenDossier]:
    return [open_to(dossier) for dossier in dossiers]


def _approval(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
    paper = approval.paper(approval.facts(_open(dossiers), control))
    return _finished([paper], dossiers, control)


def _material_request(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
    requests = material_request.facts(_open(dossiers), control)
    papers = [material_request.paper(request) for request in requests]
    return _finished(papers, dossiers, control)


def _agenda(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
    papers = [agenda.paper(one) for one in agenda.facts(_open(dossiers), control)]
    return _finished(papers, dossiers, control)


def _copy_letter(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
    letters = copy_letter.facts(_open(dossiers), control)
    papers = [copy_letter.paper(letter) for letter in letters]
    return _finished(papers, dossiers, control)


def _outline(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
    papers = (outline.paper(outline.facts(dossier, control)) for dossier in dossiers)
    return tuple(carried(paper, control) for paper in papers)


def _archive_list(dossiers: Sequence[Dossier], control: Control) -> tuple[Paper, ...]:
    made: list[Paper] = []
    for dossier in dossiers:
        paper = archive_list.paper(archive_list.facts(dossier, control))
        made += _finished([paper], [dossier], control)
    return tuple(made)


def _no_talk(_dossiers: Sequence[Dossier], _control: Control) -> tuple[Paper, ...]:
    raise BadInput(f"《{recovery_key.TITLE}》只能打印空白表，密钥在首次启动或者更换密钥时打印。")


FORMS: tuple[Form, ...] = (
    TRIGGER,
    LEAD_LETTER,
    Form(
        key=approval.KEY,
        title=approval.TITLE,
        occasion=Occasion.BEFORE,
        needs=Needs.TALKS,
        papers=_approval,
        blank=blank_of(approval, approval.ApprovalFacts),
    ),
    Form(
        key=notice.KEY,
        title=notice.TITLE,
        occasion=Occasion.BEFORE,
        needs=Needs.TALK,
        papers=each(lambda d, c: [notice.paper(notice.facts(d, c))]),
        blank=blank_of(notice, notice.NoticeFacts),
    ),
    Form(
        key=self_check.KEY,
        title=self_check.TITLE,
        occasion=Occasion.BEFORE,
        needs=Needs.TALK,
        papers=each(lambda d, c: [self_check.paper(self_check.facts(d, c), c)]),
        blank=lambda control: fill_in.blank(FillIn.SELF_CHECK, control),
        fill_in=True,
    ),
    Form(
        key=material_request.KEY,
        title="商请提供有关材料的函",
        occasion=Occasion.BEFORE,
        needs=Needs.TALKS,
        papers=_material_request,
        blank=blank_of(material_request, material_request.MaterialRequestFacts),
    ),
    Form(
        key=agenda.KEY,
        title=agenda.TITLE,
        occasion=Occasion.BEFORE,
        needs=Needs.TALKS,
        papers=_agenda,
        blank=blank_of(agenda, agenda.AgendaFacts),
    ),
    Form(
        key=outline.KEY,
        title=outline.TITLE,
        occasion=Occasion.BEFORE,
        needs=Needs.TALK,
        papers=_outline,
        blank=blank_of(outline, outline.OutlineFacts),
    ),
    Form(
        key=record.KEY,
        title=record.TITLE,
        occasion=Occasion.TALK,
        needs=Needs.TALK,
        papers=each(lambda d, c: [record.paper(record.facts(d, c))]),
        blank=blank_of(record, record.RecordFacts),
    ),
    Form(
        key=requirements.KEY,
        title=requirements.TITLE,
        occasion=Occasion.TALK,
        needs=Needs.TALK,
        papers=each(lambda d, c: [requirements.paper(requirements.facts(d, c))]),
        blank=blank_of(requirements, requirements.RequirementsFacts),
    ),
    Form(
        key=reminder.KEY,
        title=reminder.TITLE,
        occasion=Occasion.AFTER,
        needs=Needs.TALK,
        papers=each(lambda d, c: [reminder.paper(f) for f in reminder.facts(d, c)]),
        blank=blank_of(reminder, reminder.ReminderFacts),
    ),
    Form(
        key=action_report.KEY,
        title=action_report.TITLE,
        occasion=Occasion.AFTER,
        needs=Needs.TALK,
        papers=each(lambda d, c: [action_report.paper(action_report.facts(d, c), c)]),
        blank=lambda control: fill_in.blank(FillIn.ACTION_REPORT, control),
        fill_in=True,
    ),
    Form(
        key=team_notice.KEY,
        title=team_notice.TITLE,
        occasion=Occasion.AFTER,
        needs=Needs.TALK,
        papers=each(lambda d, c: [team_notice.paper(team_notice.facts(d, c))]),
        blank=blank_of(team_notice, team_notice.TeamNoticeFacts),
    ),
    Form(
        key=results_report.KEY,
        title=results_report.TITLE,
        occasion=Occasion.AFTER,
        needs=Needs.TALK,
        papers=each(lambda d, c: [results_report.paper(results_report.facts(d, c), c)]),
        blank=lambda control: fill_in.blank(FillIn.RESULTS_REPORT, control),
        fill_in=True,
    ),
    Form(
        key=assessment.KEY,
        title=assessment.TITLE,
        occasion=Occasion.AFTER,
        needs=Needs.TALK,
        papers=each(lambda d, c: [assessment.paper(assessment.facts(d, c))]),
        blank=blank_of(assessment, assessment.AssessmentFormFacts),
        word=False,
    ),
    Form(
        key=copy_letter.KEY,
        title="抄送监督谈话有关情况的函",
        occasion=Occasion.AFTER,
        needs=Needs.TALKS,
        papers=_copy_letter,
        blank=blank_of(copy_letter, copy_letter.CopyLetterFacts),
    ),
    ACCOUNTABILITY,
    *OF_THE_YEAR,
    Form(
        key=archive_list.KEY,
        title=archive_list.TITLE,
        occasion=Occasion.AFTER,
        needs=Needs.TALK,
        papers=_archive_list,
        blank=blank_of(archive_list, archive_list.ArchiveListFacts),
        word=False,
    ),
    Form(
        key=recovery_key.KEY,
        title=recovery_key.TITLE,
        occasion=Occasion.YEAR,
        needs=Needs.BLANK_ONLY,
        papers=_no_talk,
        blank=blank_of(recovery_key, recovery_key.RecoveryKeyFacts),
        word=False,
    ),
)
