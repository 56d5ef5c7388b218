"""What the checks look at: everything of one talk, or what concerns the office as a whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from db.frozen import frozen
from db.records import (
    BodyKind,
    Finding,
    Material,
    MaterialRequest,
    OfficeSettings,
    Origin,
    Plan,
    PlanChange,
    PlanItem,
    Preparation,
    Step,
    Talk,
    TalkStatus,
    Term,
    Trigger,
)
from desktop.rules import closing
from desktop.rules.appointment import day_of
from desktop.rules.closing import Followed
from desktop.rules.copies import OwedCopy, owed
from desktop.rules.coverage import Coverage
from desktop.rules.deadlines import applies
from desktop.rules.eligibility import OwnSide, Talkee
from desktop.rules.findings import told
from desktop.rules.lack import Lack
from desktop.rules.readiness import Point, Ready, points
from desktop.rules.steps import FIRST, LAST, lacks_of

_BEFORE = frozenset({TalkStatus.PLANNED, TalkStatus.PREPARING})


@frozen
class Repeated:
    """How much of a text stands in texts of other talks too (Art. 8); shares are 0 to 1."""

    what: str
    stage: str
    share: float
    from_closest: float
    others: int
    closest: str = ""


@dataclass(frozen=True, kw_only=True)
class TalkCase:
    """Everything of one talk on a day. `own` is None before the own body is entered."""

    today: date
    followed: Followed
    own: OwnSide | None
    talkee: Talkee | None
    steps: Sequence[Step] = ()
    preparation: Preparation | None = None
    materials: Sequence[Material] = ()
    requests: Sequence[MaterialRequest] = ()
    circumstances: Sequence[str] = ()
    repeated: Sequence[Repeated] = ()

    @property
    def talk(self) -> Talk:
        """The talk."""
        return self.followed.talk

    @property
    def settings(self) -> OfficeSettings:
        """What the office has settled."""
        return self.followed.settings

    @cached_property
    def ended_on(self) -> date | None:
        """The day on which the talk ended."""
        return self.talk.ended_at.date() if self.talk.ended_at else None

    @cached_property
    def on(self) -> date | None:
        """The day of the talk: held, else planned."""
        return day_of(self.talk)

    @cached_property
    def before(self) -> bool:
        """Whether the talk is still to be held."""
        return self.talk.status in _BEFORE

    @cached_property
    def held(self) -> bool:
        """Whether the talk was held and the Measures bind it (Art. 20); earlier talks are not."""
        if self.talk.origin is Origin.EARLIER or self.talk.status is TalkStatus.CANCELLED:
            return False
        return self.ended_on is not None and applies(self.ended_on)

    @cached_property
    def followed_up(self) -> bool:
        """Whether reports are owed: held, and not terminated."""
        return self.held and self.talk.status is not TalkStatus.TERMINATED

    @cached_property
    def late_entry(self) -> bool:
        """Whether the talk was held on paper and entered afterwards."""
        return self.talk.origin is Origin.LATE_ENTRY

    @cached_property
    def told(self) -> list[Finding]:
        """The findings that the talkee was told of."""
        return told(self.followed.findings)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every point of the preparation."""
        return points(
            Ready(
                talk=self.talk,
                preparation=self.preparation,
                findings=self.followed.findings,
                materials=self.materials,
                requests=self.requests,
                circumstances=self.circumstances,
            )
        )

    @cached_property
    def step_lacks(self) -> tuple[tuple[int, Lack], ...]:
        """What each step lacks, with its number."""
        return tuple(
            (number, lack)
            for number in range(FIRST, LAST + 1)
            for lack in lacks_of(number, self.talk, self.steps, self.followed.findings)
        )

    @cached_property
    def closing(self) -> tuple[Lack, ...]:
        """What keeps the talk from closing."""
        return closing.lacks(self.followed)

    @cached_property
    def loose_ends(self) -> tuple[Lack, ...]:
        """Findings without an action and actions without a result."""
        return closing.loose_ends(self.followed)

    @cached_property
    def owed(self) -> tuple[OwedCopy, ...]:
        """Every copy of the talk, required or planned."""
        f = self.followed
        return owed(f.record, f.reports, f.copies, f.settings, f.body_kind)


@frozen
class PlannedYear:
    """The plan of a year, its standing items and kept changes; `held` are ids of items."""

    year: int
    plan: Plan | None = None
    items: Sequence[PlanItem] = ()
    changes: Sequence[PlanChange] = ()
    held: Collection[str] = ()


@frozen
class OfficeCase:
    """What concerns the office as a whole; names go by person, places by organisation.

    `now` says whether the running term is looked at too.
    """

    today: date
    settings: OfficeSettings
    body_kind: BodyKind = BodyKind.LOCAL_COMMITTEE
    now: bool = True
    terms: Sequence[Term] = ()
    coverage: Coverage | None = None
    planned_until: Mapping[tuple[str, str], date]
    years: Sequence[PlannedYear] = ()
    triggers: Sequence[Trigger] = ()
    trigger_talks: Mapping[str, Talk]
    reported: Collection[int] = ()
    reports_of: Sequence[int] = ()
    names: Mapping[str, str]
    places: Mapping[str, str]
