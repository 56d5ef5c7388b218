"""How characters behave side by side: words, marks, what may not be parted (避头尾, GB/T 15834)."""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

OPENING = frozenset("（《〈「『【〔〖“‘［｛")
CLOSING = frozenset("，。、；：？！）》〉」』】〕〗”’］｝．")  # their right half is blank
_NOT_FIRST = frozenset("·～％‰℃℉㎡㎥°′″・々－／")
_NOT_LAST = frozenset("￥＄￡€№＃□☑☐☒")
_WORD_NOT_FIRST = frozenset(",.;:?!)]}%-/")
_WORD_NOT_LAST = frozenset("([{$#")
_JOINED = frozenset("—…")  # set in pairs that are never parted

_LATIN_END = 0x250
_WHOLE = re.compile(
    r"\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日"
    r"|\d{1,2}时(?:\d{1,2}分)?|〔\d{4}〕\d+号?"
)
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿〇\U00020000-\U0003ffff]")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_VARIANT = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")


class Kind(IntEnum):
    """What a character is to its neighbours."""

    HAN = 0
    WORD = 1
    WORD_NOT_FIRST = 2
    WORD_NOT_LAST = 3
    OPENING = 4
    CLOSING = 5
    NOT_FIRST = 6
    NOT_LAST = 7
    JOINED = 8
    SPACE = 9
    OTHER = 10


class Pair(NamedTuple):
    """Two neighbours: may a line end between them, the space between them in em, may that be
    stretched, and by how much of an em it may be narrowed."""

    legal: bool
    space: float
    soft: bool
    give: float


_WORDS = (Kind.WORD, Kind.WORD_NOT_FIRST, Kind.WORD_NOT_LAST)
_NEVER_FIRST = (Kind.WORD_NOT_FIRST, Kind.CLOSING, Kind.NOT_FIRST, Kind.JOINED, Kind.SPACE)
_NEVER_LAST = (Kind.WORD_NOT_LAST, Kind.OPENING, Kind.NOT_LAST)
_END = Pair(True, 0.0, False, 0.0)


def clean(text: str) -> str:
    """Return text without what has no picture of its own: controls, zero-width signs, variants."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", "　").replace("\xa0", " ")
    return _VARIANT.sub("", _STRANGE.sub("", text))


def pairs(text: str) -> list[Pair]:
    """Return how each character stands to the next; a line may end after the last."""
    found = [_PAIRS[both] for both in pairwise(map(kind, text))]
    for whole in _WHOLE.finditer(text):
        for at in range(whole.start(), whole.end() - 1):
            found[at] = found[at]._replace(legal=False)
    return [*found, _END] if text else []


@lru_cache(maxsize=32768)
def kind(char: str) -> Kind:
    """Return what a character is to its neighbours."""
    if char == " ":
        return Kind.SPACE
    for marks, what in _MARKS:
        if char in marks:
            return what
    if ord(char) < _LATIN_END:
        return Kind.WORD
    return Kind.HAN if _HAN.match(char) else Kind.OTHER


_MARKS = (
    (CLOSING, Kind.CLOSING),
    (OPENING, Kind.OPENING),
    (_WORD_NOT_FIRST, Kind.WORD_NOT_FIRST),
    (_WORD_NOT_LAST, Kind.WORD_NOT_LAST),
    (_NOT_FIRST, Kind.NOT_FIRST),
    (_NOT_LAST, Kind.NOT_LAST),
    (_JOINED, Kind.JOINED),
)


def _pair(left: Kind, right: Kind) -> Pair:
    space = _space(left, right)
    if space > 0:
        give = 0.125
    else:
        give = 0.25 if space == 0 and (left is Kind.CLOSING or right is Kind.OPENING) else 0.0
    inside = left in _WORDS and (right in _WORDS or right is Kind.SPACE)
    return Pair(
        legal=right not in _NEVER_FIRST and left not in _NEVER_LAST and not inside,
        space=space,
        soft=not inside and not left is right is Kind.JOINED,
        give=give,
    )


def _space(left: Kind, right: Kind) -> float:
    """A quarter em between Han and Latin; the blanks of neighbouring marks are closed up."""
    if left is Kind.CLOSING and right in (Kind.CLOSING, Kind.OPENING):
        return -0.5
    if left is right is Kind.OPENING:
        return -0.5
    if (left in _WORDS and right is Kind.HAN) or (left is Kind.HAN and right in _WORDS):
        return 0.25
    return 0.0


_PAIRS = {(left, right): _pair(left, right) for left in Kind for right in Kind}
