"""One measurement: a value, a baseline from the same run, and what is aimed at."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Milliseconds (or what `unit` says) against a baseline; either aim may be left out."""

    name: str
    value: float
    baseline: float | None = None
    most_times: float | None = None
    most: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        return self.value / self.baseline if self.baseline else None

    @property
    def reached(self) -> bool:
        """Whether every aim is reached."""
        times_kept = self.most_times is None or (self.ratio or 0) <= self.most_times
        return times_kept and (self.most is None or self.value <= self.most)


def milliseconds(act: Callable[[], object], *, times: int = 7) -> float:
    """Return the median time of an act in milliseconds, after one run to warm up."""
    act()
    return median(_once(act) for _ in range(times))


def _once(act: Callable[[], object]) -> float:
    before = perf_counter()
    act()
    return (perf_counter() - before) * 1000
