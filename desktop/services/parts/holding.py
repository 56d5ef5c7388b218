"""Reading a talk as it is held."""

from collections.abc import Mapping
from dataclasses import replace

from db.content import ContentStore
from db.records import Draft, Finding, RecordState, Step, Talk, TalkStatus
from desktop.rules.steps import SPEAKERS, TITLES, lacks_of
from desktop.rules.substance import lacks, thin
from desktop.services.desk import Desk
from desktop.services.parts.editing import drafts_of
from desktop.services.parts.preparing import papers
from desktop.services.parts.reading import head
from desktop.services.parts.stages import step_state
from desktop.services.views.conversation import ConversationView, Hint, StepView
from desktop.services.views.findings import FindingView


def view(desk: Desk[ContentStore], talk: Talk) -> ConversationView:
    """Return a talk as it is held, where it stopped, with every unsaved word."""
    store = desk.store
    steps = {s.number: s for s in store.steps.of_talk(talk.id)}
    drafts = {d.field: d for d in store.drafts.of_records(desk.worker.login, (talk.id,))}
    findings = store.findings.standing(talk.id)
    preparation = papers(store, talk.id)
    record = store.records.find(talk.id)
    return ConversationView(
        head=head(store, talk),
        version=talk.version,
        current=talk.step,
        steps=tuple(_step(talk, n, steps.get(n), drafts.get(f"step{n}")) for n in TITLES),
        findings=finding_views(desk, findings),
        hints=_hints(talk, [_as_typed(s, drafts) for s in steps.values()], findings),
        materials=tuple(m for m in store.materials.of_talk(talk.id) if not m.voided_reason),
        self_check_text=preparation.self_check_text,
        self_check_problems=preparation.self_check_problems,
        outline=preparation.outline,
        started_at=talk.started_at,
        ended_at=talk.ended_at,
        can_correct_end=talk.status is TalkStatus.AWAITING_SIGNATURE
        and (record is None or record.state is RecordState.DRAFT),
    )


def finding_views(desk: Desk[ContentStore], findings: list[Finding]) -> tuple[FindingView, ...]:
    """Return findings with what they lack (Art. 8) and what is being typed into them."""
    drafts = drafts_of(desk, *(f.id for f in findings))
    return tuple(FindingView(finding=f, lacks=lacks(f), drafts=drafts[f.id]) for f in findings)


def _step(talk: Talk, number: int, step: Step | None, draft: Draft | None) -> StepView:
    return StepView(
        number=number,
        title=TITLES[number],
        speaker=SPEAKERS[number],
        text=step.text if step else "",
        draft=draft.text if draft else None,
        state=step_state(talk, number, step),
        started_at=step.started_at if step else None,
        ended_at=step.ended_at if step else None,
        not_held_reason=step.not_held_reason if step else "",
    )


def _as_typed(step: Step, drafts: Mapping[str, Draft]) -> Step:
    """Return the step with the words that are being typed, for they are a record already."""
    draft = drafts.get(f"step{step.number}")
    return replace(step, text=draft.text) if draft else step


def _hints(talk: Talk, steps: list[Step], findings: list[Finding]) -> tuple[Hint, ...]:
    if talk.status is not TalkStatus.IN_PROGRESS:
        return ()
    found = list(lacks_of(talk.step, talk, steps, findings))
    if talk.step == 2:
        found += thin(findings)
    return tuple(Hint(sentence=lack.sentence, article=lack.article) for lack in found)
