"""What a paper may say of a talk: the one place where 仅供谈话人参阅 is taken out (Art. 6 and 16)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import NewType

from db.frozen import frozen
from db.records import Grade, RecordState, TalkKind, TriggerKind, Visibility
from desktop.errors import Refused
from desktop.forms.dossier import Dossier
from desktop.forms.paper import Paper, texts
from desktop.rules.deadlines import action_report_due, applies, results_report_due
from desktop.rules.posts import full_post
from desktop.words import word

OpenDossier = NewType("OpenDossier", Dossier)

_SENTENCE_ENDS = re.compile("[。；！？\n]")
_LEAST = 12  # characters from which a sentence is told from a turn of speech


@frozen
class TalkFacts:
    """What most forms say of a talk; everything empty on a blank form."""

    id: str = ""
    number: str = ""
    kind: str = ""
    regular: bool = True
    talkee: str = ""
    talkee_post: str = ""
    organisation: str = ""
    talker: str = ""
    talker_post: str = ""
    planned_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    note_takers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    action_due: date | None = None
    results_due: date | None = None


BLANK = TalkFacts()


@frozen
class ActionFacts:
    """A corrective action and what came of it."""

    text: str
    responsible: str = ""
    due_on: date | None = None
    first_responsible: bool = False
    result: str = ""
    done_on: date | None = None


@frozen
class AssessmentFacts:
    """What is proposed and decided on the remediation of a finding."""

    proposed: Grade
    proposed_on: date
    proposed_by: str
    opinion: str = ""
    decided: Grade | None = None
    decided_on: date | None = None
    decided_by: str = ""
    look_again_on: date | None = None
    redo_by: date | None = None


@frozen
class FindingFacts:
    """A finding as its number on the paper, with what was said, asked and done about it."""

    number: int
    title: str
    category: str = ""
    facts: str = ""
    part: str = ""
    thinking: str = ""
    explanation: str = ""
    requirement: str = ""
    requirement_for: str = ""
    requirement_by: date | None = None
    closed_out_on: date | None = None
    actions: tuple[ActionFacts, ...] = ()
    assessment: AssessmentFacts | None = None


def open_to(dossier: Dossier) -> OpenDossier:
    """Return a dossier without what only the talker may read: findings and what hangs on them,
    materials, sources, replies of units, the outline and the comparison with the self-check.

    Matters of accountability (Art. 17) are left out too: they are the office's own."""
    findings = tuple(
        replace(f, source="") for f in dossier.findings if f.visibility is Visibility.SHAREABLE
    )
    kept = {finding.id for finding in findings}
    preparation = dossier.preparation and replace(
        dossier.preparation, outline="", self_check_compared="", passed_over=()
    )
    return OpenDossier(
        replace(
            dossier,
            preparation=preparation,
            triggers=tuple(replace(t, source="", facts="", reason="") for t in dossier.triggers),
            findings=findings,
            materials=tuple(m for m in dossier.materials if m.visibility is Visibility.SHAREABLE),
            requests=tuple(replace(r, reply="") for r in dossier.requests),
            actions=tuple(a for a in dossier.actions if a.finding_id in kept),
            assessments=tuple(a for a in dossier.assessments if a.finding_id in kept),
            flags=(),
        )
    )


def require_open(dossiers: Iterable[Dossier], paper: Paper) -> None:
    """Refuse a paper in whose text somebody typed what only the talker may read (Art. 16)."""
    said = ""
    for passage in (passage for dossier in dossiers for passage in _closed_passages(dossier)):
        said = said or "\n".join(texts(paper))
        if passage in said:
            raise Refused(
                f"《{paper.title}》中有仅供谈话人参阅的内容（“{passage[:16]}……”），没有印制；"
                "请先改写这段文字，或者把有关问题、材料改为可通报。",
                "第十六条",
            )


def _closed_passages(dossier: Dossier) -> Iterator[str]:
    """Yield the sentences that stand only in what is for the talker.

    What was said in the talk, or written by the talkee, is known to both sides.
    """
    open_text = "\n".join((*_texts_of(dossier, Visibility.SHAREABLE), *_said(dossier)))
    for text in _texts_of(dossier, Visibility.TALKER_ONLY):
        yield from _sentences_beside(text, open_text)
    judged = "\n".join((open_text, *(a.opinion for a in dossier.assessments)))
    for flag in dossier.flags:  # Art. 17: the office's own
        yield from _sentences_beside(flag.facts, judged)


def _sentences_beside(text: str, known: str) -> Iterator[str]:
    for sentence in map(str.strip, _SENTENCE_ENDS.split(text)):
        if len(sentence) >= _LEAST and sentence not in known:
            yield sentence


def _said(dossier: Dossier) -> Iterator[str]:
    yield from (step.text for step in dossier.steps)
    yield from (finding.explanation for finding in dossier.findings)
    yield from (report.text for report in dossier.reports)
    yield from (text for action in dossier.actions for text in (action.text, action.result))
    if dossier.record and dossier.record.state is not RecordState.DRAFT:
        yield dossier.record.text
    if dossier.preparation:
        yield dossier.preparation.self_check_text
        yield from dossier.preparation.self_check_problems


def _texts_of(dossier: Dossier, visibility: Visibility) -> Iterator[str]:
    closed = visibility is Visibility.TALKER_ONLY
    for finding in dossier.findings:
        if finding.visibility is visibility:
            yield from (finding.title, finding.facts, finding.part, finding.thinking)
        if closed:
            yield finding.source
    if closed:
        petitions = (t for t in dossier.triggers if t.kind is TriggerKind.COMPLAINTS)
        yield from (petition.facts for petition in petitions)
    for material in dossier.materials:
        if material.visibility is visibility:
            yield from (material.title, material.text)


def talk_facts(dossier: OpenDossier) -> TalkFacts:
    """Return what most forms say of a talk."""
    talk = dossier.talk
    ended_on = talk.ended_at.date() if talk.ended_at else None
    bound = ended_on is not None and applies(ended_on)
    return TalkFacts(
        id=talk.id,
        number=talk.number,
        kind=word(talk.kind),
        regular=talk.kind is TalkKind.REGULAR,
        talkee=dossier.talkee.name,
        talkee_post=full_post(dossier.organisation.name, talk.talkee_post),
        organisation=dossier.organisation.name,
        talker=dossier.talker.name,
        talker_post=full_post(dossier.body.name, talk.talker_post),
        planned_at=talk.planned_at,
        started_at=talk.started_at,
        ended_at=talk.ended_at,
        place=talk.place,
        note_takers=talk.note_takers,
        attendees=talk.attendees,
        action_due=action_report_due(ended_on) if bound and ended_on else None,
        results_due=results_report_due(ended_on) if bound and ended_on else None,
    )


def finding_facts(dossier: OpenDossier) -> tuple[FindingFacts, ...]:
    """Return the findings with all that followed, numbered as on the paper."""
    assessed = {a.finding_id: a for a in dossier.assessments}
    found = []
    for number, finding in enumerate(dossier.findings, start=1):
        one = assessed.get(finding.id)
        found.append(
            FindingFacts(
                number=number,
                title=finding.title,
                category=word(finding.category),
                facts=finding.facts,
                part=finding.part,
                thinking=finding.thinking,
                explanation=finding.explanation,
                requirement=finding.requirement,
                requirement_for=finding.requirement_for,
                requirement_by=finding.requirement_by,
                closed_out_on=finding.closed_out_on,
                actions=_actions(dossier, finding.id),
                assessment=AssessmentFacts(
                    proposed=one.proposed,
                    proposed_on=one.proposed_on,
                    proposed_by=one.proposed_by,
                    opinion=one.opinion,
                    decided=one.decided,
                    decided_on=one.decided_on,
                    decided_by=one.decided_by,
                    look_again_on=one.look_again_on,
                    redo_by=one.redo_by,
                )
                if one
                else None,
            )
        )
    return tuple(found)


def _actions(dossier: OpenDossier, finding_id: str) -> tuple[ActionFacts, ...]:
    return tuple(
        ActionFacts(
            text=a.text,
            responsible=a.responsible,
            due_on=a.due_on,
            first_responsible=a.first_responsible,
            result=a.result,
            done_on=a.done_on,
        )
        for a in dossier.actions
        if a.finding_id == finding_id
    )
