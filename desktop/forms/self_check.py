"""被谈话人自查情况报告表, which the talkee fills in before the talk (Art. 9)."""

from desktop.fill_in import FillIn, FillInFacts, split_texts
from desktop.forms import fill_in
from desktop.forms.control import Control
from desktop.forms.facts import OpenDossier, talk_facts
from desktop.forms.paper import Paper
from desktop.forms.wording import day

KEY = FillIn.SELF_CHECK.value
TITLE = "被谈话人自查情况报告表"


def facts(dossier: OpenDossier, control: Control) -> FillInFacts:
    """Return what the form of a talk is filled with: what was received, or who is to fill it in."""
    talk, ready = talk_facts(dossier), dossier.preparation
    problems = ready.self_check_problems if ready else ()
    return FillInFacts(
        form=FillIn.SELF_CHECK,
        talk_id=talk.id,
        number=talk.number,
        talkee=talk.talkee,
        post=talk.talkee_post,
        talk_on=day(talk.planned_at.date() if talk.planned_at else None),
        due_on=day(ready.self_check_due_on if ready else None),
        receiver=control.own_body,
        marking=control.marking,
        rows=tuple(
            {"position": str(n), "problem": text} for n, text in enumerate(problems, start=1)
        ),
        texts=tuple(split_texts(FillIn.SELF_CHECK, ready.self_check_text).items()) if ready else (),
    )


def paper(facts: FillInFacts, control: Control) -> Paper:
    """Return the form."""
    return fill_in.paper(facts, control)
