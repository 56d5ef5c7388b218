"""整改情况报告表, due three months after the talk: what came of each action (Art. 11)."""

from desktop.fill_in import FillIn, FillInFacts, split_texts
from desktop.forms import fill_in
from desktop.forms.control import Control
from desktop.forms.facts import OpenDossier, finding_facts, talk_facts
from desktop.forms.paper import Paper
from desktop.forms.reported import latest
from desktop.forms.wording import day

KEY = FillIn.RESULTS_REPORT.value
TITLE = "整改情况报告表"


def facts(dossier: OpenDossier, control: Control) -> FillInFacts:
    """Return what the form of a talk is filled with: findings, actions, and the results so far."""
    talk = talk_facts(dossier)
    report = latest(dossier, FillIn.RESULTS_REPORT)
    return FillInFacts(
        form=FillIn.RESULTS_REPORT,
        talk_id=talk.id,
        number=talk.number,
        talkee=talk.talkee,
        post=talk.talkee_post,
        talk_on=day(talk.ended_at.date() if talk.ended_at else None),
        due_on=day(talk.results_due),
        receiver=control.own_body,
        marking=control.marking,
        rows=tuple(_rows(dossier)),
        texts=tuple(split_texts(FillIn.RESULTS_REPORT, report).items()),
    )


def _rows(dossier: OpenDossier) -> list[dict[str, str]]:
    rows = []
    for finding in finding_facts(dossier):
        named = {"position": str(finding.number), "finding": finding.title}
        for action in finding.actions:
            done = {"result": action.result, "done_on": day(action.done_on)}
            rows.append(named | {"action": action.text} | done)
        if not finding.actions:
            rows.append(named)
    return rows


def paper(facts: FillInFacts, control: Control) -> Paper:
    """Return the form."""
    return fill_in.paper(facts, control)
