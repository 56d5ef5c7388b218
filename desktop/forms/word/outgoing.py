"""The fill-in forms as they go out in Word: for one talk, or blank."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO

from desktop.errors import BadInput
from desktop.fill_in import FillIn, FillInFacts
from desktop.forms import action_report, results_report, self_check
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.facts import OpenDossier, open_to
from desktop.forms.word.fill_in import write

_FACTS: Mapping[FillIn, Callable[[OpenDossier, Control], FillInFacts]] = {
    FillIn.SELF_CHECK: self_check.facts,
    FillIn.ACTION_REPORT: action_report.facts,
    FillIn.RESULTS_REPORT: results_report.facts,
}


def write_form(
    key: str, dossiers: Sequence[Dossier], control: Control, out: BinaryIO, *, made_at: datetime
) -> None:
    """Write the Word form of one talk; a blank one where there is no dossier."""
    form = FillIn(key)
    if len(dossiers) > 1:
        raise BadInput("填报表每场谈话一份，请逐场导出 Word。", field="谈话")
    facts = _FACTS[form](open_to(dossiers[0]), control) if dossiers else _blank(form, control)
    write(facts, out, made_at=made_at)


def _blank(form: FillIn, control: Control) -> FillInFacts:
    return FillInFacts(
        form=form,
        talk_id="",
        number="",
        talkee="",
        post="",
        talk_on="",
        due_on="",
        receiver=control.own_body,
        marking=control.marking,
    )
