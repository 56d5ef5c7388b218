"""Taking the prints of texts that changed, and finding what repeats earlier texts (Art. 8)."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.content import ContentStore
from db.digest import sha256
from db.records import RepeatedText, ReportKind
from db.tables.prints import DueText, Printed, Taken
from desktop.rules.checks.case import Repeated
from desktop.rules.repeats import cut_out, prints, share_in, squeezed
from desktop.services.parts.topics import groups
from desktop.words import word

Told = Callable[[int, int], object]
_AT_ONCE = 200
_COMPARED_AT_ONCE = 1_000
_FEW = 12  # so many sources are read to tell the share exactly
_MOST_NAMES = 500
WHAT = {"preparations": "谈话提纲", "records": "谈话记录"}
STAGE = {"preparations": "preparation", "records": "record", "reports": "remediation"}


@dataclass(slots=True)
class _New:
    """A text whose prints were just taken, and in which texts they stood before."""

    talk_id: str
    prints: Sequence[int]
    sources: Counter[int] = field(default_factory=Counter)


def phrases(store: ContentStore) -> tuple[str, ...]:
    """Return what does not count: the phrases of the forms and the topics to choose from."""
    topics = (t for group in groups(store.settings.office()) for t in group.topics)
    return cut_out(topics)


def catch_up(store: ContentStore, told: Told | None = None, *, most: int | None = None) -> int:
    """Take the prints of all texts that wait for them, compare them, return how many there were.

    A new text is compared with those taken before it: the later one repeats the earlier. Reads
    and writes in small blocks, so that a window may work meanwhile; `most` ends it earlier.
    """
    total, done = store.prints.count_due(), 0
    known = phrases(store)
    new = {
        one.number: _New(one.talk_id, _unpacked(one.prints)) for one in store.prints.not_compared()
    }
    while (most is None or done < most) and (waiting := store.prints.due(_AT_ONCE)):
        new |= _take(store, waiting, known)
        done += len(waiting)
        if told is not None:
            told(done, max(total, done))
        if len(new) >= _COMPARED_AT_ONCE:
            _compare(store, new, known)
            new = {}
    if new:
        _compare(store, new, known)
    return done


def repeated(
    store: ContentStore, talk_ids: Sequence[str], own_of: str | None = None
) -> Mapping[str, list[Repeated]]:
    """Return what is known to repeat in the texts of these talks, in words.

    Who is kept to own talks is not told which other talk is the closest.
    """
    found: dict[str, list[Repeated]] = {}
    texts = store.prints.of_talks(talk_ids)
    closest = store.talks.some(t.closest_id for t in texts if t.closest_id)
    for text in texts:
        talk = closest.get(text.closest_id or "")
        seen = talk is not None and own_of in (None, talk.talker_id, talk.followed_by_id)
        found.setdefault(text.talk_id, []).append(
            Repeated(
                what=what(text),
                stage=STAGE[text.table],
                share=text.share,
                from_closest=text.from_closest,
                others=text.others,
                closest=talk.number if talk is not None and seen else "",
            )
        )
    return found


def what(text: RepeatedText) -> str:
    """Return what kind of text it is, in words."""
    return word(ReportKind(text.kind)) if text.kind else WHAT[text.table]


def _take(store: ContentStore, waiting: Sequence[DueText], known: Sequence[str]) -> dict[int, _New]:
    """Take the prints of some texts and store them in one block."""
    before = store.prints.taken(waiting)
    changed = []
    for text in waiting:
        digest = sha256(text.text.encode()).digest()[:8]
        old = before.get((text.table, text.record_id))
        if old is None or old.digest != digest:
            changed.append((text, old, digest, prints(squeezed(text.text, known))))
    new: dict[int, _New] = {}
    with store.atomic():
        for text, old, digest, made in changed:
            if made:
                number = store.prints.put(text, _place(old, made), digest, _packed(made))
                new[number] = _New(text.talk_id, made)
            else:
                store.prints.drop(text)
        store.prints.settle(waiting)
    return new


def _place(old: Taken | None, made: Sequence[int]) -> int | None:
    """A text that was only mended keeps its place; one written anew is later than the others."""
    if old is None:
        return None
    kept = len(set(made).intersection(_unpacked(old.prints)))
    return old.number if 2 * kept >= len(made) else None


def _compare(store: ContentStore, new: Mapping[int, _New], known: Sequence[str]) -> None:
    """Find which prints of new texts stood in earlier texts of other talks, and store the shares.

    Each print is looked for until the earliest text that has it is found, so common ones cost no
    more than rare ones.
    """
    last = max(new)
    wanted: dict[int, list[int]] = {}
    for number, text in new.items():
        for p in text.prints:
            wanted.setdefault(p, []).append(number)
    for one in store.prints.below(last):
        for p in wanted.keys() & _unpacked(one.prints):
            if left := _told(one, wanted[p], new):
                wanted[p] = left
            else:
                del wanted[p]
    found = {n: _summed(store, n, one, known) for n, one in new.items()}
    with store.atomic():
        store.prints.put_repeated(found)


def _told(source: Printed, numbers: Iterable[int], new: Mapping[int, _New]) -> list[int]:
    """Tell later texts that a print stands in a source; return those of its own talk."""
    later = [n for n in numbers if n > source.number]
    for number in later:
        if new[number].talk_id != source.talk_id:
            new[number].sources[source.number] += 1
    return [n for n in later if new[n].talk_id == source.talk_id]


def _summed(
    store: ContentStore, number: int, one: _New, known: Sequence[str]
) -> tuple[float, float, int, str | None]:
    """Return the shares, exact where the sources are few, in how many talks, and the closest."""
    if not one.sources:
        return 0.0, 0.0, 0, None
    numbers = [n for n, _ in one.sources.most_common()]
    names = store.prints.names([number, *numbers[:_MOST_NAMES]])
    closest = names[numbers[0]][2]
    talks = len({names[n][2] for n in numbers if n in names})
    if len(numbers) > _FEW:
        size = len(one.prints)
        return sum(one.sources.values()) / size, one.sources[numbers[0]] / size, talks, closest
    texts = {n: store.prints.texts(table, [i]) for n, (table, i, _) in names.items()}
    plain = {n: squeezed(t[0].text, known) if t else "" for n, t in texts.items()}
    own, others = plain[number], [plain[n] for n in numbers]
    return share_in(own, others), share_in(own, others[:1]), talks, closest


def _packed(made: Sequence[int]) -> bytes:
    return array("I", made).tobytes()


def _unpacked(data: bytes) -> Sequence[int]:
    return array("I", data)
