"""How far a talk is, stage by stage, and what each stage lacks."""

from collections.abc import Mapping

from db.content import ContentStore
from db.records import Origin, RecordState, Step, Talk, TalkStatus
from desktop.rules.deadlines import action_report_due, applies, results_report_due
from desktop.rules.steps import TITLES
from desktop.services.parts import gaps
from desktop.services.views.talks import Stage, StageState, TalkView
from desktop.words import word
from desktop.workflow.talk import BEFORE, HELD

S = TalkStatus
_GONE = frozenset({S.CANCELLED, S.TERMINATED})
_FINISHED = frozenset({S.CLOSED, S.ARCHIVED})


def view(store: ContentStore, talk: Talk) -> TalkView:
    """Return a talk for its page."""
    people = store.people.some(
        p for p in (talk.talkee_id, talk.talker_id, talk.followed_by_id) if p is not None
    )
    ended_on = talk.ended_at.date() if talk.ended_at else None
    binds = ended_on is not None and applies(ended_on)
    return TalkView(
        talk=talk,
        talkee=people[talk.talkee_id],
        talker=people[talk.talker_id],
        organisation=store.organisations.get(talk.organisation_id),
        followed_by=people[talk.followed_by_id] if talk.followed_by_id else None,
        stages=stages(store, talk),
        missing=gaps.missing(store, talk),
        action_due=action_report_due(ended_on) if ended_on and binds else None,
        results_due=results_report_due(ended_on) if ended_on and binds else None,
    )


def stages(store: ContentStore, talk: Talk) -> tuple[Stage, ...]:
    """Return the stages of the stepper; an earlier talk has its record only."""
    after = (_record(store, talk), _remediation(talk), _copies(store, talk), _archive(talk))
    if talk.origin is Origin.EARLIER:
        return after[:1]
    steps = {s.number: s for s in store.steps.of_talk(talk.id)}
    checks = Stage(key="check", title="规范性自查", state=StageState.OPEN)
    return (_preparation(talk), *(_step(talk, n, steps) for n in TITLES), *after, checks)


def step_state(talk: Talk, number: int, step: Step | None) -> StageState:
    """Return how far a step is; a step left for a later one is done."""
    if step is not None and step.not_held_reason:
        return StageState.NOT_HELD
    if talk.status is S.IN_PROGRESS and talk.step == number:
        return StageState.CURRENT
    if talk.status in HELD or (step is not None and step.ended_at is not None):
        return StageState.DONE
    return StageState.OPEN


def _preparation(talk: Talk) -> Stage:
    if talk.status in BEFORE:
        state = StageState.CURRENT
    elif talk.status is S.CANCELLED or talk.origin is Origin.LATE_ENTRY:
        state = StageState.NOT_HELD
    else:
        state = StageState.DONE
    note = "补录" if talk.origin is Origin.LATE_ENTRY else ""
    return Stage(key="preparation", title="谈话准备", state=state, note=note)


def _step(talk: Talk, number: int, steps: Mapping[int, Step]) -> Stage:
    step = steps.get(number)
    state = step_state(talk, number, step)
    reason = step.not_held_reason if step else ""
    return Stage(key=f"step{number}", title=TITLES[number], state=state, note=reason)


def _record(store: ContentStore, talk: Talk) -> Stage:
    record = store.records.find(talk.id)
    signed = record is not None and record.state is RecordState.SIGNED
    if signed or talk.origin is Origin.EARLIER:
        state = StageState.DONE
    else:
        state = StageState.CURRENT if talk.status is S.AWAITING_SIGNATURE else StageState.OPEN
    refused = record is not None and record.refusal_reason
    note = "拒绝签字" if refused else word(record.state) if record else ""
    return Stage(key="record", title="谈话记录", state=state, note=note)


def _remediation(talk: Talk) -> Stage:
    if talk.status in _FINISHED:
        state = StageState.DONE
    elif talk.status in _GONE:
        state = StageState.NOT_HELD
    else:
        state = StageState.CURRENT if talk.status is S.REMEDIATION else StageState.OPEN
    note = word(talk.status) if talk.status in _GONE else ""
    return Stage(key="remediation", title="整改", state=state, note=note)


def _copies(store: ContentStore, talk: Talk) -> Stage:
    sent = [c for c in store.copies.of_talk(talk.id) if c.sent_on and not c.voided_reason]
    state = StageState.DONE if talk.status in _FINISHED else StageState.OPEN
    return Stage(key="copies", title="抄送", state=state, note=f"已发{len(sent)}份" if sent else "")


def _archive(talk: Talk) -> Stage:
    if talk.status is S.ARCHIVED:
        return Stage(key="archive", title="归档", state=StageState.DONE, note=talk.archive_number)
    state = StageState.CURRENT if talk.status is S.CLOSED else StageState.OPEN
    return Stage(key="archive", title="归档", state=state)
