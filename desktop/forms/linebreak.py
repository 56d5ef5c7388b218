"""Where lines end: greedily, and by the least unevenness of a whole paragraph where that is uneven."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.forms.marks import CLOSING, OPENING, pairs

_EVEN = 0.06  # em that each gap of a line may be stretched without the eye noticing
_LOOSE = 0.25  # em beyond which a line is no candidate while there is another
_NEVER = 1e12
_SLACK = 0.01  # points


@dataclass(frozen=True, slots=True)
class Span:
    """A line: characters from `start` to `end`, space to add at each soft gap, narrowing 0 to 1."""

    start: int
    end: int
    stretch: float
    narrow: float


class Measured:
    """A paragraph measured: running sums over its characters, so that any line costs the same."""

    def __init__(self, text: str, widths: Sequence[float], size: float, pitch: float = 0.0) -> None:
        self.text = text
        self.size = size
        self.widths = widths
        found = pairs(text)
        self.gaps = [p.space * size + (pitch if p.soft else 0.0) for p in found]
        self.soft = [p.soft for p in found]
        self.give = [p.give * size for p in found]
        self.legal = [p.legal for p in found]
        steps = (width + gap for width, gap in zip(widths, self.gaps, strict=True))
        self._ends = list(accumulate(steps, initial=0.0))
        self._softs = list(accumulate(self.soft, initial=0))
        self._gives = list(accumulate(self.give, initial=0.0))

    def lines(self, first: float, rest: float) -> list[Span]:
        """Return the lines for a first line and further lines of these widths in points."""
        if not self.text:
            return [Span(0, 0, 0.0, 0.0)]
        self._allow_at_need(min(first, rest))
        cuts = self._greedy(first, rest)
        if not self._is_even(cuts, first, rest):
            cuts = self._best(first, rest)
        return [
            self._span(start, end, rest if start else first, last=end == len(self.text))
            for start, end in zip([0, *cuts], cuts, strict=False)
        ]

    def natural(self, start: int, end: int) -> float:
        """Return the width of a line without the space after its last character."""
        return self._ends[end] - self._ends[start] - self.gaps[end - 1]

    def trimmed(self, start: int, end: int) -> int:
        """Return where a line ends without the blanks at its end."""
        while end > start + 1 and self.text[end - 1] == " ":
            end -= 1
        return end

    def _allow_at_need(self, width: float) -> None:
        """Let what is longer than a line be parted anywhere: there is no other way."""
        start = 0
        for at, legal in enumerate(self.legal):
            if legal:
                if at > start and self.natural(start, at + 1) > width:
                    for inside in range(start, at):
                        self.legal[inside] = not self._is_bound(inside)
                start = at + 1

    def _is_bound(self, at: int) -> bool:
        return self.text[at] in OPENING or self.text[at + 1] in CLOSING

    def _greedy(self, first: float, rest: float) -> list[int]:
        cuts: list[int] = []
        start, width = 0, first
        while start < len(self.text):
            start = next(self._ends_of(start, width, narrow=False))
            cuts.append(start)
            width = rest
        return cuts

    def _ends_of(self, start: int, width: float, *, narrow: bool) -> Iterator[int]:
        """Yield where a line from `start` may end, the longest first; at least one."""
        reach = self._ends[start] + width
        far = bisect_right(self._ends, reach + (2 if narrow else 1) * self.size)
        found = False
        for end in range(min(far, len(self.text)), start, -1):
            if self.legal[end - 1] and self._over(start, end, width, narrow=narrow) <= _SLACK:
                found = True
                yield end
        if not found:
            yield max(bisect_right(self._ends, reach) - 1, start + 1)

    def _over(self, start: int, end: int, width: float, *, narrow: bool) -> float:
        """Return by how much a line is too long when all that may give way has done so."""
        end = self.trimmed(start, end)
        over = self.natural(start, end) - width
        if over > 0 and self.text[end - 1] in CLOSING:
            over -= self.size / 2
        if over > 0 and narrow:
            over -= self._gives[end - 1] - self._gives[start]
        return over

    def _is_even(self, cuts: Sequence[int], first: float, rest: float) -> bool:
        start, width = 0, first
        for end in cuts[:-1]:
            if self._looseness(start, end, width) > _EVEN:
                return False
            start, width = end, rest
        return not self._is_lonely(start, cuts[-1])

    def _looseness(self, start: int, end: int, width: float) -> float:
        end = self.trimmed(start, end)
        left = width - self.natural(start, end)
        if left <= _SLACK:
            return 0.0
        return left / self.size / max(self._softs[end - 1] - self._softs[start], 0.1)

    def _is_lonely(self, start: int, end: int) -> bool:
        """Say whether a last line holds one character only, with or without its mark."""
        return start > 0 and self.natural(start, end) <= self.size * 1.6

    def _cost(self, start: int, end: int, width: float) -> float:
        if end == len(self.text):
            lonely = 2.0 if self._is_lonely(start, end) else 0.0
            return lonely + (1.0 if self._over(start, end, width, narrow=False) > _SLACK else 0.0)
        loose = self._looseness(start, end, width)
        if loose:
            return (loose / _EVEN) ** 2
        over = self._over(start, end, width, narrow=False)
        if over <= _SLACK:
            return 0.0
        return 0.5 + over / max(self._gives[end - 1] - self._gives[start], _SLACK)

    def _best(self, first: float, rest: float) -> list[int]:
        """Return the cuts with the least sum of unevenness over the paragraph."""
        size = len(self.text)
        cost = [_NEVER] * (size + 1)
        origin = [0] * (size + 1)
        cost[0] = 0.0
        for start in range(size):
            if cost[start] < _NEVER:
                width = rest if start else first
                for end, more in self._candidates(start, width):
                    if cost[start] + more < cost[end]:
                        cost[end], origin[end] = cost[start] + more, start
        cuts = [size]
        while origin[cuts[-1]]:
            cuts.append(origin[cuts[-1]])
        return cuts[::-1]

    def _candidates(self, start: int, width: float) -> Iterator[tuple[int, float]]:
        for number, end in enumerate(self._ends_of(start, width, narrow=True)):
            if number and self._looseness(start, end, width) > _LOOSE:
                return
            yield end, self._cost(start, end, width)

    def _span(self, start: int, end: int, width: float, *, last: bool) -> Span:
        end = self.trimmed(start, end)
        left = width - self.natural(start, end)
        softs = self._softs[end - 1] - self._softs[start]
        if left < -_SLACK:
            over = self._over(start, end, width, narrow=False)
            gives = self._gives[end - 1] - self._gives[start]
            return Span(start, end, 0.0, min(over / gives, 1.0) if over > 0 and gives else 0.0)
        if last or not softs or left / softs > self.size:
            return Span(start, end, 0.0, 0.0)
        return Span(start, end, left / softs, 0.0)
