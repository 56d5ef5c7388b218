"""Papers of one circumstance: its form, and the letter by which it is handed over."""

from collections.abc import Sequence

from db.content import ContentStore
from db.records import Trigger, TriggerState
from desktop.errors import BadInput, Refused
from desktop.forms import lead_letter, trigger
from desktop.forms.paper import Paper
from desktop.services.parts.asking import Asked


def registered(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """Return 及时谈话情形登记表 (Art. 5)."""
    found = _asked_for(store, asked)
    facts = trigger.TriggerFacts(
        control=asked.control,
        number=found.number,
        kind=found.kind,
        state=found.state,
        found_on=found.found_on,
        source=found.source,
        facts=found.facts,
        talkee=store.people.get(found.talkee_id).name,
        post=_post(store, found),
        limit_on=found.limit_on,
        judged_on=found.judged_on,
        judged_by=found.judged_by,
        reason=found.reason,
        outcome=_outcome(store, found),
        files=_files(store, found),
    )
    return [trigger.paper(facts)]


def handed_over(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """Return the letter to the discipline organ, with its receipt (Art. 2)."""
    found = _asked_for(store, asked)
    if found.state is not TriggerState.HANDED_OVER:
        raise Refused(
            f"情形{found.number}还没有登记移送，先登记移送再打印函，或者打印空白表。", "第二条"
        )
    facts = lead_letter.LeadLetterFacts(
        control=asked.control,
        receiver=found.handed_to,
        number=found.number,
        found_on=found.found_on,
        source=found.source,
        facts=found.facts,
        talkee=store.people.get(found.talkee_id).name,
        post=_post(store, found),
        handed_on=found.handed_on,
        files=_files(store, found),
    )
    return [lead_letter.paper(facts)]


def _asked_for(store: ContentStore, asked: Asked) -> Trigger:
    found = store.triggers.find(asked.about) or store.triggers.by_number(asked.about)
    if found is None:
        raise BadInput(
            "请先选定要打印的情形（在“计划与覆盖”的“及时谈话情形”中），或者打印空白表。",
            field="情形",
        )
    return found


def _post(store: ContentStore, found: Trigger) -> str:
    posts = (
        t.post
        for t in store.tenures.of_person(found.talkee_id)
        if t.organisation_id == found.organisation_id
    )
    return next(posts, store.organisations.get(found.organisation_id).name)


def _files(store: ContentStore, found: Trigger) -> tuple[str, ...]:
    return tuple(a.name for a in store.attachments.of_owner(found.id) if not a.voided_reason)


def _outcome(store: ContentStore, found: Trigger) -> str:
    if found.talk_id:
        return f"及时谈话{store.talks.get(found.talk_id).number}"
    if found.handed_to:
        receipt = f"（{found.handed_receipt}）" if found.handed_receipt else ""
        return f"移送{found.handed_to}{receipt}"
    return ""
