"""The figures of a period as the tables, charts and sentences are made from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.frozen import frozen
from db.records import By, Figure, Measure, Span


@dataclass(frozen=True, slots=True)
class Tally:
    """Every figure that is not 0."""

    counted: Mapping[Figure, int] = field(default_factory=dict)

    def __getitem__(self, measure: Measure) -> int:
        """Return how many there are in all."""
        return self.of(Figure(measure))

    def of(self, figure: Figure) -> int:
        """Return one figure."""
        return self.counted.get(figure, 0)

    def values(self, by: By) -> frozenset[str]:
        """Return which values something is told apart by."""
        return frozenset(f.value for f in self.counted if f.by is by)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that figures are told apart by, with its name and post."""

    value: str
    name: str
    post: str = ""

    @property
    def label(self) -> str:
        """The name with the post."""
        return f"{self.name}（{self.post}）" if self.post else self.name


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of one calendar year, for comparison."""

    year: int
    tally: Tally

    @property
    def span(self) -> Span:
        """The whole year."""
        return year_span(self.year)


@frozen
class Period:
    """What a period comes to. `term` is the term that coverage is counted in, empty for none."""

    span: Span
    today: date
    tally: Tally
    term: str = ""
    covered_on: date | None = None
    talkers: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    years: tuple[Year, ...] = ()

    @property
    def words(self) -> str:
        """Return 2026年, or from when to when."""
        begin, end = self.span.begin, self.span.end
        if self.span == year_span(begin.year):
            return f"{begin.year}年"
        return f"{_day(begin)}至{_day(end)}"

    @property
    def months(self) -> tuple[str, ...]:
        """Return the months of the period as 2026-01."""
        begin, end = self.span.begin, self.span.end
        first, last = begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1
        return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1))


def year_span(year: int) -> Span:
    """Return a whole year."""
    return Span(begin=date(year, 1, 1), end=date(year, 12, 31))


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
