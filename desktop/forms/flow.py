"""How slices of a paper flow over its pages: what stays together, what is parted, what is repeated."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from desktop.forms.pen import Pen

_SLACK = 0.01  # points
_MOST_GROWTH = 120.0  # points that one slice may grow

Draw = Callable[[Pen, float, float], None]  # pen, upper edge, height


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What is drawn around neighbouring slices of one table: width and rule in points."""

    width: float
    rule: float


@dataclass(frozen=True, slots=True)
class Slice:
    """A strip of paper that is drawn whole; heights in points.

    A `glued` one stays on the page of the next. `part` cuts a long one where room is left, into a
    piece that fits and the rest, or returns None. `head` is drawn above it where it begins a page.
    `fill` ones grow to use up their last page. A `gap` is dropped at the top of a page.
    """

    height: float
    draw: Draw
    glued: bool = False
    part: Callable[[float], "tuple[Slice, Slice] | None"] | None = None
    head: tuple["Slice", ...] = ()
    fill: bool = False
    gap: bool = False
    new_page: bool = False
    frame: Frame | None = None


@dataclass(slots=True)
class Sheet:
    """The slices of one page, in points of height used, and what stands at its foot."""

    slices: list[Slice] = field(default_factory=list)
    used: float = 0.0
    foot: tuple[Slice, ...] = ()

    def foot_at(self, room: float) -> float:
        """Return how far below the top of a page of this height its foot begins.

        A foot that has the page for itself stands at the top.
        """
        return room - height_of(self.foot) if self.slices else 0.0

    def add(self, piece: Slice) -> None:
        """Put a slice below the others."""
        self.slices.append(piece)
        self.used += piece.height


def glue(slices: Sequence[Slice]) -> list[Slice]:
    """Return slices that stay together (the last is free to part from what follows)."""
    return [replace(piece, glued=True) for piece in slices[:-1]] + list(slices[-1:])


def paginate(
    slices: Sequence[Slice], foot: Sequence[Slice], first: float, rest: float
) -> list[Sheet]:
    """Lay slices on pages of these heights in points; the foot stands on the last of them."""
    flow = _Flow(first, rest)
    flow.run(slices)
    pages = flow.pages
    need = height_of(foot)
    if foot and pages[-1].used + need > flow.room + _SLACK:
        _grow(pages[-1], flow.room - pages[-1].used)
        pages.append(Sheet(foot=tuple(piece for piece in foot if not piece.gap)))
        return pages
    pages[-1].foot = tuple(foot)
    _grow(pages[-1], flow.room - pages[-1].used - need)
    return pages


def height_of(slices: Sequence[Slice]) -> float:
    """Return the height of slices together in points."""
    return sum(piece.height for piece in slices)


class _Flow:
    """Lays slices on pages, one group of glued slices after the other."""

    def __init__(self, first: float, rest: float) -> None:
        self.pages = [Sheet()]
        self.room = first
        self._rest = rest
        self._queue: deque[Slice] = deque()

    def run(self, slices: Sequence[Slice]) -> None:
        self._queue.extend(slices)
        while self._queue:
            group = self._take_group()
            if group[0].new_page and self.pages[-1].slices:
                self._turn()
            if self._fits(height_of(group) + self._head_of(group[0])):
                self._place(group)
            elif not self._part(group):
                self._turn_or_force(group)

    def _take_group(self) -> list[Slice]:
        group = [self._queue.popleft()]
        while group[-1].glued and self._queue:
            group.append(self._queue.popleft())
        return group

    def _head_of(self, piece: Slice) -> float:
        return 0.0 if self.pages[-1].slices else height_of(piece.head)

    def _fits(self, height: float) -> bool:
        return self.pages[-1].used + height <= self.room + _SLACK

    def _place(self, group: Sequence[Slice]) -> None:
        page = self.pages[-1]
        for piece in group:
            if not page.slices:
                if piece.gap:
                    continue
                for head in piece.head:
                    page.add(head)
            page.add(piece)

    def _part(self, group: list[Slice]) -> bool:
        """Cut the first slice of a group that can be cut, where what comes before it fits."""
        page = self.pages[-1]
        before = 0.0
        for at, piece in enumerate(group):
            if not self._fits(before):
                return False
            left = self.room - page.used - before - self._head_of(group[0])
            parts = piece.part(left) if piece.part else None
            if parts:
                self._place([*group[:at], parts[0]])
                self._queue.extendleft(
                    reversed([replace(parts[1], glued=piece.glued), *group[at + 1 :]])
                )
                self._turn()
                return True
            before += piece.height
        return False

    def _turn_or_force(self, group: list[Slice]) -> None:
        """Try on a new page; what is too long even for that is laid down slice by slice."""
        if self.pages[-1].slices:
            self._turn()
            self._queue.extendleft(reversed(group))
            return
        self._place(group[:1])
        for piece in group[1:]:
            if not self._fits(piece.height):
                self._turn()
            self._place([piece])

    def _turn(self) -> None:
        self.pages.append(Sheet())
        self.room = self._rest


def _grow(page: Sheet, left: float) -> None:
    """Share what is left of a page among its growing slices."""
    growing = [piece for piece in page.slices if piece.fill]
    if growing and left > 0:
        more = min(left / len(growing), _MOST_GROWTH)
        page.slices = [
            replace(piece, height=piece.height + more) if piece.fill else piece
            for piece in page.slices
        ]
        page.used += more * len(growing)
