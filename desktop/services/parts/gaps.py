"""What a talk lacks where it stands, stage by stage, with the article that asks for it."""

from collections.abc import Iterable, Sequence

from db.content import ContentStore
from db.records import Finding, RecordState, Step, Talk, TalkStatus
from desktop.rules import closing, substance
from desktop.rules.checks.held import repeated_sentence
from desktop.rules.closing import Followed
from desktop.rules.lack import Lack
from desktop.rules.readiness import lacking
from desktop.rules.steps import LAST, lacks_of
from desktop.services.parts.following import followed
from desktop.services.parts.preparing import points_of
from desktop.services.parts.repeating import repeated
from desktop.services.views.talks import Missing
from desktop.workflow.talk import AFTER, BEFORE

_STAGES = {"record": "record", "copy": "copies"}


def missing(store: ContentStore, talk: Talk) -> tuple[Missing, ...]:
    """Return what the talk lacks for its next stages; nothing where it is over."""
    if talk.status in BEFORE:
        lacks = (
            Missing(stage="preparation", key=p.key, sentence=p.sentence, article=p.article)
            for p in lacking(points_of(store, talk))
        )
        return (*lacks, *of_repeats(store, talk))
    if talk.status is TalkStatus.IN_PROGRESS:
        return of_steps(
            talk, store.steps.of_talk(talk.id), store.findings.of_talk(talk.id), up_to=talk.step
        )
    if talk.status in AFTER:
        return (*_of_draft(store, talk), *of_closing(store, talk))
    return ()


def of_steps(
    talk: Talk, steps: Sequence[Step], findings: Sequence[Finding], *, up_to: int = LAST
) -> tuple[Missing, ...]:
    """Return what the steps and findings lack before the record is fixed (Art. 8 and 10)."""
    by_step = [
        _missing(f"step{n}", lack)
        for n in range(1, up_to + 1)
        for lack in lacks_of(n, talk, steps, findings)
    ]
    return (*by_step, *(_missing("step2", lack) for lack in substance.thin(findings)))


def before_fixing(
    store: ContentStore, talk: Talk, steps: Sequence[Step], findings: Sequence[Finding]
) -> tuple[Missing, ...]:
    """Return what is said before the record is fixed: gaps, and text that repeats (Art. 8 and 10)."""
    repeats = (m for m in of_repeats(store, talk) if m.stage == "record")
    return (*of_steps(talk, steps, findings), *repeats)


def of_closing(store: ContentStore, talk: Talk) -> tuple[Missing, ...]:
    """Return what keeps the talk from closing (Art. 12)."""
    found: Iterable[Lack] = closing.lacks(followed(store, talk))
    return tuple(_missing(_STAGES.get(lack.key, "remediation"), lack) for lack in found)


def of_repeats(store: ContentStore, talk: Talk) -> tuple[Missing, ...]:
    """Return which texts of the talk repeat those of others; no other talk is named (Art. 8)."""
    found = repeated(store, [talk.id], own_of="").get(talk.id, ())
    return tuple(
        Missing(stage=one.stage, key="repeated", sentence=sentence, article=substance.ARTICLE)
        for one in found
        if (sentence := repeated_sentence(one))
    )


def of_loose_ends(facts: Followed) -> tuple[Missing, ...]:
    """Return what remediation leaves open without keeping the talk from closing."""
    return tuple(_missing("remediation", lack) for lack in closing.loose_ends(facts))


def _of_draft(store: ContentStore, talk: Talk) -> tuple[Missing, ...]:
    record = store.records.find(talk.id)
    if record is not None and record.state is not RecordState.DRAFT:
        return ()
    steps, findings = store.steps.of_talk(talk.id), store.findings.of_talk(talk.id)
    return (*of_steps(talk, steps, findings), *of_repeats(store, talk))


def _missing(stage: str, lack: Lack) -> Missing:
    return Missing(
        stage=stage,
        key=lack.key,
        sentence=lack.sentence,
        article=lack.article,
        subject_id=lack.subject_id,
    )
