"""A proposed plan of a year: who, by whom, in which month, and why (Art. 5 and 7)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from db.frozen import frozen


@frozen
class Candidate:
    """A head who may be planned. `talkers` are those whom Art. 7 allows, in order of rank.

    `covered` means: talked to within this term and tenure. `talker_reason` says why it must be
    this talker where only one may, `waits` why nobody may at present.
    """

    person_id: str
    organisation_id: str
    in_post_since: date
    covered: bool
    last_talk_on: date | None
    talkers: tuple[str, ...]
    talker_reason: str = ""
    waits: str = ""


@frozen
class Slot:
    """What was set by hand and stays: month 1 to 12, talker, talkee."""

    person_id: str
    talker_id: str | None
    month: int


@frozen
class Wishes:
    """What the office chooses: how many talks, which months, how many for each talker a year.

    `months` are the months that may be used, busy ones left out already.
    """

    year: int
    talks: int
    months: tuple[int, ...]
    busy: tuple[int, ...] = ()
    limits: Mapping[str, int]
    names: Mapping[str, str]


@frozen
class Line:
    """One proposed talk with the reasons for person, month and talker."""

    person_id: str
    organisation_id: str
    talker_id: str
    month: int
    why_person: str
    why_month: str
    why_talker: str


@frozen
class LeftOut:
    """A head who was wanted but could not be placed, and why."""

    person_id: str
    organisation_id: str
    reason: str


@frozen
class Proposal:
    """The lines in order of urgency, and who could not be placed."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]


def propose(
    candidates: Sequence[Candidate], wishes: Wishes, by_hand: Sequence[Slot] = ()
) -> Proposal:
    """Propose a plan around what was set by hand; equal input gives an equal plan.

    Uncovered heads come first, then those whose last talk is longest ago, then the newest in post
    (Art. 5). Talks are spread evenly over months and over the talkers that Art. 7 allows.
    """
    load = _Load(wishes, by_hand)
    taken = {slot.person_id for slot in by_hand}
    lines: list[Line] = []
    left_out: list[LeftOut] = []
    for candidate in sorted(candidates, key=_urgency):
        if len(lines) + len(by_hand) >= wishes.talks:
            break
        if candidate.person_id in taken:
            continue
        taken.add(candidate.person_id)
        talker = load.talker_for(candidate)
        if talker is None or not wishes.months:
            left_out.append(_left_out(candidate, wishes))
            continue
        lines.append(_line(candidate, talker, wishes, load))
    return Proposal(lines=tuple(lines), left_out=tuple(left_out))


def _urgency(candidate: Candidate) -> tuple[bool, date, int, str]:
    since = candidate.last_talk_on or candidate.in_post_since
    newest_first = -candidate.in_post_since.toordinal()
    return candidate.covered, since, newest_first, candidate.person_id


class _Load:
    """How much each month and each talker has been given so far."""

    def __init__(self, wishes: Wishes, by_hand: Sequence[Slot]) -> None:
        self._limits = wishes.limits
        self.months = Counter(slot.month for slot in by_hand)
        self.talkers = Counter(s.talker_id for s in by_hand if s.talker_id)
        self._both = Counter((s.talker_id, s.month) for s in by_hand)

    def talker_for(self, candidate: Candidate) -> str | None:
        """Return the allowed talker with the fewest talks, or None where all are full."""
        free = [t for t in candidate.talkers if self.talkers[t] < self._limits.get(t, 0)]
        return min(free, key=lambda t: (self.talkers[t], candidate.talkers.index(t)), default=None)

    def month_for(self, talker: str, months: Sequence[int]) -> int:
        """Return the month with the fewest talks, the talker's own first among equals."""
        return min(months, key=lambda m: (self.months[m], self._both[talker, m], m))

    def take(self, talker: str, month: int) -> None:
        """Count one more talk."""
        self.months[month] += 1
        self.talkers[talker] += 1
        self._both[talker, month] += 1


def _line(candidate: Candidate, talker: str, wishes: Wishes, load: _Load) -> Line:
    before = load.talkers[talker]
    month = load.month_for(talker, wishes.months)
    load.take(talker, month)
    return Line(
        person_id=candidate.person_id,
        organisation_id=candidate.organisation_id,
        talker_id=talker,
        month=month,
        why_person=_why_person(candidate),
        why_month=_why_month(month, wishes, load.months[month]),
        why_talker=_why_talker(candidate, talker, wishes, before),
    )


def _why_person(candidate: Candidate) -> str:
    if not candidate.covered:
        since = f"{candidate.in_post_since.year}年{candidate.in_post_since.month}月"
        earlier = "，现职内未谈过" if candidate.last_talk_on else ""
        return f"本届任期内尚未覆盖，{since}任现职{earlier}"
    last = candidate.last_talk_on or candidate.in_post_since
    return f"已覆盖，上次谈话在{last.year}年{last.month}月，间隔最久"


def _why_month(month: int, wishes: Wishes, count: int) -> str:
    busy = "、".join(f"{m}月" for m in wishes.busy)
    avoided = f"，避开{busy}" if busy else ""
    return f"各月均衡，{month}月第{count}场{avoided}"


def _why_talker(candidate: Candidate, talker: str, wishes: Wishes, before: int) -> str:
    if candidate.talker_reason:
        return candidate.talker_reason
    if len(candidate.talkers) == 1:
        return f"只有{wishes.names.get(talker, '')}可以担任谈话人"
    return f"可选谈话人中已排场次最少（{before}场）"


def _left_out(candidate: Candidate, wishes: Wishes) -> LeftOut:
    if candidate.waits or not candidate.talkers:
        reason = candidate.waits or "没有可以担任谈话人的领导班子成员"
    elif not wishes.months:
        reason = "没有可用的月份"
    else:
        names = "、".join(wishes.names.get(t, "") for t in candidate.talkers)
        reason = f"{names}全年场次已排满"
    return LeftOut(
        person_id=candidate.person_id, organisation_id=candidate.organisation_id, reason=reason
    )
