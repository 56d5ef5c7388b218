"""Whether every head of a next-lower organisation was talked to within the term (Art. 5)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.frozen import frozen
from db.records import (
    HeldTalk,
    OfficeSettings,
    Organisation,
    OrganisationKind,
    Superior,
    Tenure,
    Term,
)
from desktop.rules.eligibility import is_head

ARTICLE = "第五条"
_DAY = timedelta(days=1)


@frozen
class Headship:
    """A head in a post that counts, since when without a break, and the last talk that counts.

    `missing_since` is None where a talk covers it, else the later of term and taking office.
    """

    person_id: str
    organisation_id: str
    post: str
    since: date
    covered_on: date | None
    missing_since: date | None


@frozen
class Coverage:
    """The heads in post that count, n of N covered; those who left in the term without a talk."""

    term: Term
    heads: tuple[Headship, ...]
    left: tuple[Headship, ...]

    @property
    def total(self) -> int:
        """N."""
        return len(self.heads)

    @property
    def covered(self) -> int:
        """n."""
        return sum(h.covered_on is not None for h in self.heads)

    @property
    def missing(self) -> tuple[Headship, ...]:
        """Return who is missing, the longest missing first."""
        found = [h for h in self.heads if h.missing_since is not None]
        return tuple(sorted(found, key=lambda h: h.missing_since or h.since))


@frozen
class Subtotal:
    """The heads of one kind of organisation: how many in post, covered, and left without a talk."""

    kind: OrganisationKind
    total: int
    covered: int
    left: int


def subtotals(found: Coverage, kinds: Mapping[str, OrganisationKind]) -> tuple[Subtotal, ...]:
    """Return n and N for each kind of organisation, in the order of the kinds (Art. 5).

    `kinds` are given by the id of the organisation.
    """
    totals = Counter(kinds[h.organisation_id] for h in found.heads)
    covered = Counter(kinds[h.organisation_id] for h in found.heads if h.covered_on)
    left = Counter(kinds[h.organisation_id] for h in found.left)
    return tuple(
        Subtotal(kind=kind, total=totals[kind], covered=covered[kind], left=left[kind])
        for kind in OrganisationKind
        if totals[kind] or left[kind]
    )


def current_term(terms: Iterable[Term], today: date) -> Term | None:
    """Return the term that runs today, the later one where two overlap, if there is one."""
    running = [t for t in terms if not t.voided_reason and t.begins_on <= today <= t.ends_on]
    return max(running, key=lambda t: t.begins_on, default=None)


def counts(organisation: Organisation, settings: OfficeSettings) -> bool:
    """Return whether an organisation is next-lower and marked 纳入覆盖.

    Dual-led and vertically led units count where the office says so, whoever their superior is.
    """
    if not organisation.covered or organisation.voided_reason:
        return False
    if organisation.led:
        return settings.dual_led_covered
    return organisation.superior is Superior.OWN


def coverage(
    term: Term,
    today: date,
    organisations: Iterable[Organisation],
    tenures: Iterable[Tenure],
    talks: Iterable[HeldTalk],
    settings: OfficeSettings,
) -> Coverage:
    """Return the coverage of a term as it stands today (Art. 5)."""
    counted = {o.id: o for o in organisations if counts(o, settings)}
    talk_days = _days(talks, settings)
    heads, left = [], []
    for post in _headships(tenures, settings):
        organisation = counted.get(post.organisation_id)
        if organisation is None or post.begins_on > today:
            continue
        made = _headship(post, term, today, talk_days)
        if _in_post(post, today) and _stands(organisation, today):
            heads.append(made)
        elif _left_within(post, term, today) and made.covered_on is None:
            left.append(made)
    return Coverage(term=term, heads=tuple(heads), left=tuple(left))


@dataclass(frozen=True, slots=True)
class _Post:
    """Somebody's headship of an organisation without a break, over several tenures or one."""

    person_id: str
    organisation_id: str
    post: str
    begins_on: date
    ends_on: date | None


_Days = Mapping[tuple[str, str], Sequence[date]]


def _headships(tenures: Iterable[Tenure], settings: OfficeSettings) -> list[_Post]:
    """Acting and then secretary is one headship where the office counts who is acting."""
    by_pair: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if not tenure.voided_reason and is_head(tenure.role, settings):
            by_pair[tenure.person_id, tenure.organisation_id].append(tenure)
    made: list[_Post] = []
    for (person_id, organisation_id), times in by_pair.items():
        times.sort(key=lambda t: t.begins_on)
        run = _Post(person_id, organisation_id, times[0].post, times[0].begins_on, times[0].ends_on)
        for tenure in times[1:]:
            if run.ends_on is None or tenure.begins_on <= run.ends_on + _DAY:
                ends_on = _later(run.ends_on, tenure.ends_on)
                run = _Post(person_id, organisation_id, tenure.post, run.begins_on, ends_on)
            else:
                made.append(run)
                run = _Post(
                    person_id, organisation_id, tenure.post, tenure.begins_on, tenure.ends_on
                )
        made.append(run)
    return made


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _days(talks: Iterable[HeldTalk], settings: OfficeSettings) -> _Days:
    """One talk covers all posts of a person where the office says so (the key then has no post)."""
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for talk in talks:
        if talk.earlier and not settings.earlier_talks_count:
            continue
        days[talk.talkee_id, talk.organisation_id].append(talk.ended_on)
        if settings.one_talk_covers_all_posts:
            days[talk.talkee_id, ""].append(talk.ended_on)
    return days


def _headship(post: _Post, term: Term, today: date, days: _Days) -> Headship:
    own_days = days.get((post.person_id, post.organisation_id), ())
    begin = max(term.begins_on, post.begins_on)
    end = min(term.ends_on, post.ends_on or term.ends_on, today)
    within = [d for d in (*own_days, *days.get((post.person_id, ""), ())) if begin <= d <= end]
    covered_on = max(within, default=None)
    return Headship(
        person_id=post.person_id,
        organisation_id=post.organisation_id,
        post=post.post,
        since=post.begins_on,
        covered_on=covered_on,
        missing_since=begin if covered_on is None else None,
    )


def _in_post(post: _Post, on: date) -> bool:
    return post.begins_on <= on and (post.ends_on is None or on <= post.ends_on)


def _stands(organisation: Organisation, on: date) -> bool:
    founded = organisation.founded_on is None or organisation.founded_on <= on
    return founded and (organisation.abolished_on is None or on < organisation.abolished_on)


def _left_within(post: _Post, term: Term, today: date) -> bool:
    return post.ends_on is not None and term.begins_on <= post.ends_on <= min(today, term.ends_on)
