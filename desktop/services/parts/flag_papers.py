"""The paper of what is pointed out for accountability, of talks or of a year (Art. 17)."""

from collections.abc import Sequence
from dataclasses import replace

from db.content import ContentStore
from db.records import AccountabilityFlag, Talk
from desktop.errors import Refused
from desktop.forms import accountability
from desktop.forms.control import Control
from desktop.forms.paper import Paper
from desktop.forms.wording import day
from desktop.rules.marking import strictness
from desktop.words import word


def of_talks(store: ContentStore, talks: Sequence[Talk], control: Control) -> list[Paper]:
    """Return a paper for each talk of which something is pointed out; Refused where nothing is."""
    papers = []
    for talk in talks:
        flags = [f for f in store.accountability_flags.of_talk(talk.id) if not f.voided_reason]
        if flags:
            papers.append(_paper(store, f"谈话{talk.number}", flags, control))
    if not papers:
        raise Refused("所选谈话没有登记追责情形，可以打印空白表。", "第十七条")
    return papers


def of_year(store: ContentStore, year: int, control: Control) -> list[Paper]:
    """Return one paper of what was found in a year; Refused where nothing was."""
    flags = store.accountability_flags.of_year(year)
    if not flags:
        raise Refused(f"{year}年没有登记追责情形，可以打印空白表。", "第十七条")
    return [_paper(store, f"{year}年", flags, control)]


def _paper(
    store: ContentStore, of: str, flags: Sequence[AccountabilityFlag], control: Control
) -> Paper:
    talks = store.talks.some(f.talk_id for f in flags if f.talk_id)
    marking = max([control.marking, *(t.marking for t in talks.values())], key=strictness)
    return accountability.paper(
        accountability.AccountabilityFacts(
            control=replace(control, marking=marking),  # Art. 16
            of=of,
            flags=tuple(_facts(f, talks.get(f.talk_id or "")) for f in flags),
        )
    )


def _facts(flag: AccountabilityFlag, talk: Talk | None) -> accountability.FlagFacts:
    held = day(talk.ended_at.date()) if talk and talk.ended_at else ""
    return accountability.FlagFacts(
        lapse=flag.lapse,
        concerned=flag.concerned,
        talk="\n".join(p for p in (f"{word(talk.kind)}{talk.number}", held) if p) if talk else "",
        found_on=flag.found_on,
        source=flag.source,
        facts=flag.facts,
        flagged_by=flag.flagged_by,
        handed_to=flag.handed_to,
        handed_on=flag.handed_on,
        outcome=flag.outcome,
    )
