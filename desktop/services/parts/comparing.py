"""Setting a text beside all others: candidates by their prints, then passage by passage (Art. 8)."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.content import ContentStore
from db.records import RecordState, ReportKind, Talk, TalkStatus
from desktop.rules.repeats import Passage, Plain, passages, plain, prints, share, squeezed
from desktop.services.desk import Desk
from desktop.services.parts.composing import composed
from desktop.services.parts.reading import own_talks_of
from desktop.services.parts.repeating import STAGE, WHAT, phrases
from desktop.services.views.repeats import ComparedText, OtherText, Relation, Same
from desktop.words import word

MOST = 30  # texts that are set beside, those with the most prints in common
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Own:
    """A text of the talk that is looked at."""

    what: str
    stage: str
    text: str


@dataclass(frozen=True, slots=True)
class _Beside:
    """Another text, its talk, and the passages of the own text that stand in it."""

    table: str
    talk: Talk
    kind: str
    text: str
    found: Sequence[Passage]


def own_texts(desk: Desk[ContentStore], talk: Talk) -> list[Own]:
    """Return the texts of a talk as they stand, with what this user is typing.

    A record not formed yet is taken as it would be formed from the steps.
    """
    store, login = desk.store, desk.worker.login
    made = []
    preparation = store.preparations.find(talk.id)
    draft = store.drafts.of_field(login, talk.id, "outline")
    outline = draft.text if draft else (preparation.outline if preparation else "")
    made.append(Own(WHAT["preparations"], STAGE["preparations"], outline))
    made.append(Own(WHAT["records"], STAGE["records"], _record(desk, talk)))
    reports = [r.id for r in store.reports.of_talk(talk.id) if not r.voided_reason]
    kinds = {r.id: r.kind for r in store.reports.of_talk(talk.id)}
    if reports:
        texts = store.prints.texts("reports", reports)
        made += [Own(word(kinds[t.record_id]), STAGE["reports"], t.text) for t in texts]
    return [one for one in made if one.text.strip()]


def compared(desk: Desk[ContentStore], talk: Talk, own: Sequence[Own]) -> tuple[ComparedText, ...]:
    """Return each of these texts beside the texts of other talks that share most with it."""
    known = phrases(desk.store)
    candidates = _candidates(desk.store, talk, [prints(squeezed(o.text, known)) for o in own])
    return tuple(
        _compared(desk, talk, one, numbers, known)
        for one, numbers in zip(own, candidates, strict=True)
    )


def _record(desk: Desk[ContentStore], talk: Talk) -> str:
    store = desk.store
    record = store.records.find(talk.id)
    if record is None or record.state is RecordState.DRAFT:
        draft = store.drafts.of_field(desk.worker.login, talk.id, "record")
        if draft is not None:
            return draft.text
    if record is not None:
        return record.text
    if talk.status is not TalkStatus.AWAITING_SIGNATURE:
        return ""
    return composed(store.steps.of_talk(talk.id), store.findings.of_talk(talk.id))


def _candidates(
    store: ContentStore, talk: Talk, wanted: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Return for each text the numbers of the texts with the most prints in common."""
    sets = [frozenset(one) for one in wanted]
    counts: list[Counter[int]] = [Counter() for _ in sets]
    for one in store.prints.below(2**62):
        if one.talk_id == talk.id:
            continue
        there = array("I", one.prints)
        for mine, count in zip(sets, counts, strict=True):
            if common := len(mine.intersection(there)):
                count[one.number] = common
    return [[number for number, _ in count.most_common(MOST)] for count in counts]


def _compared(
    desk: Desk[ContentStore],
    talk: Talk,
    own: Own,
    numbers: Sequence[int],
    known: Sequence[str],
) -> ComparedText:
    mine = plain(own.text, known)
    others = _beside(desk.store, mine, numbers, known)
    views = [_other(desk, talk, own, mine, o) for o in others]
    pairs = list(zip(others, views, strict=True))
    shares = {
        relation: share(mine, [p for o, v in pairs if relation in v.relations for p in o.found])
        for relation in Relation
    }
    return ComparedText(
        what=own.what,
        stage=own.stage,
        size=mine.size,
        shares=shares,
        others=tuple(sorted(views, key=lambda o: -o.share)),
    )


def _beside(
    store: ContentStore, mine: Plain, numbers: Sequence[int], known: Sequence[str]
) -> list[_Beside]:
    names = store.prints.names(numbers)
    talks = store.talks.some(talk_id for _, _, talk_id in names.values())
    by_table: dict[str, list[str]] = {}
    for table, record_id, _ in names.values():
        by_table.setdefault(table, []).append(record_id)
    kinds = {i: r.kind for i, r in store.reports.some(by_table.get("reports", ())).items()}
    made = []
    for table, ids in by_table.items():
        for text in store.prints.texts(table, ids):
            if found := passages(mine, plain(text.text, known)):
                kind = (
                    word(ReportKind(kinds[text.record_id])) if table == "reports" else WHAT[table]
                )
                made.append(_Beside(table, talks[text.talk_id], kind, text.text, found))
    return made


def _relations(talk: Talk, other: _Beside) -> frozenset[Relation]:
    found = {Relation.ALL}
    if other.talk.talker_id == talk.talker_id:
        found.add(Relation.TALKER)
    if other.talk.talkee_id == talk.talkee_id:
        found.add(Relation.TALKEE)
    return frozenset(found)


def _other(
    desk: Desk[ContentStore], talk: Talk, own: Own, mine: Plain, other: _Beside
) -> OtherText:
    whose = own_talks_of(desk)
    seen = whose is None or whose in (other.talk.talker_id, other.talk.followed_by_id)
    name = desk.store.people.get(other.talk.talkee_id).name if seen else ""
    return OtherText(
        talk_id=other.talk.id if seen else "",
        stage=STAGE[other.table] if seen else "",
        title=f"{other.talk.number} {name} · {other.kind}"
        if seen
        else "其他谈话（不在查看范围内）",
        relations=_relations(talk, other) if seen else frozenset({Relation.ALL}),
        share=share(mine, other.found),
        passages=tuple(_same(own.text, other.text, p) for p in other.found) if seen else (),
        seen=seen,
    )


def _same(own: str, other: str, found: Passage) -> Same:
    begin, end = found.other_begin, found.other_end
    return Same(
        begin=found.begin,
        end=found.end,
        own=own[found.begin : found.end],
        other=other[begin:end],
        before=other[max(0, begin - _AROUND) : begin],
        after=other[end : end + _AROUND],
    )
