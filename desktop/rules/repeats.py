"""Which passages of two texts are the same, and sampled prints that find such texts (Art. 8).

Texts are compared without marks and spaces, figures alike, standard phrases cut out. Prints are
winnowed: two texts that share a passage of at least LEAST characters share a print.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from db.frozen import frozen
from desktop.rules.standard_phrases import PHRASES

ARTICLE = "第八条"
GRAM = 10
WINDOW = 16
LEAST = GRAM + WINDOW - 1
_CUT = "\0"
_SIGNS = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"\d+")
_RUNS = re.compile(f"[^{_CUT}]{{{LEAST},}}")


@frozen
class Passage:
    """A passage that stands in both texts: [begin, end) in one and in the other."""

    begin: int
    end: int
    other_begin: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is compared, and where each of its characters stands in the original."""

    text: str
    places: Sequence[int]

    @property
    def size(self) -> int:
        """How many characters count: standard phrases do not."""
        return len(self.text) - self.text.count(_CUT)


def cut_out(topics: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the standard phrases and topics as they are cut out, the longest first."""
    known = {_squeezed(phrase) for phrase in (*PHRASES, *topics)}
    return tuple(sorted((p for p in known if len(p) > 3), key=lambda p: (-len(p), p)))


def plain(text: str, phrases: Sequence[str]) -> Plain:
    """Return a text as it is compared, with the places of its characters."""
    kept: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKC", sign).lower():
            if not letter.isalnum():
                continue
            figure = "0" if letter.isdecimal() else letter
            if figure == "0" and kept and kept[-1] == "0":
                continue  # one figure for a whole number
            kept.append(figure)
            places.append(place)
    return Plain(_without("".join(kept), phrases), places)


def squeezed(text: str, phrases: Sequence[str]) -> str:
    """Return a text as it is compared, quicker and without places."""
    return _without(_squeezed(text), phrases)


def size(text: str) -> int:
    """Return how many characters of a squeezed text count."""
    return len(text) - text.count(_CUT)


def prints(text: str) -> list[int]:
    """Return the prints of a squeezed text, each once, in order of size."""
    found: set[int] = set()
    for run in _RUNS.findall(text):
        data, width = run.encode("utf-16-le", "surrogatepass"), 2 * GRAM
        grams = [crc32(data[at : at + width]) for at in range(0, len(data) - width + 2, 2)]
        found.update(_least_in_windows(grams))
    return sorted(found)


def passages(one: Plain, other: Plain) -> list[Passage]:
    """Return the passages of at least LEAST characters in `one` that stand in `other` too.

    They do not overlap in `one`; of several the longest is taken. Places are of the originals.
    """
    seeds = _seeds(other.text)
    found: list[Passage] = []
    at = 0
    while at <= len(one.text) - LEAST:
        length, there = _longest(one.text, at, other.text, seeds)
        if length < LEAST:
            at += 1
            continue
        found.append(
            Passage(
                begin=one.places[at],
                end=one.places[at + length - 1] + 1,
                other_begin=other.places[there],
                other_end=other.places[there + length - 1] + 1,
            )
        )
        at += length
    return found


def covered(text: Plain, found: Iterable[Passage]) -> int:
    """Return how many characters that count lie in these passages."""
    marks = bytearray(text.places[-1] + 1 if text.places else 0)
    for one in found:
        marks[one.begin : one.end] = b"\1" * (one.end - one.begin)
    pairs = zip(text.text, text.places, strict=True)
    return sum(marks[place] for sign, place in pairs if sign != _CUT)


def share(text: Plain, found: Iterable[Passage]) -> float:
    """Return which share of a text lies in these passages, 0 to 1."""
    return covered(text, found) / text.size if text.size else 0.0


def share_in(own: str, others: Iterable[str]) -> float:
    """Return which share of a squeezed text lies in passages that stand in any of the others."""
    seeds = _seeds(own)
    marks = bytearray(len(own))
    for other in others:
        at = 0
        while at <= len(other) - LEAST:
            length, there = _longest(other, at, own, seeds)
            if length < LEAST:
                at += 1
                continue
            for place in seeds[other[at : at + GRAM]]:
                if place == there or own.startswith(other[at : at + length], place):
                    marks[place : place + length] = b"\1" * length
            at += length - LEAST + 1
    return sum(marks) / size(own) if size(own) else 0.0


def _least_in_windows(values: list[int]) -> list[int]:
    """Return the least of each WINDOW neighbours (a power of two), doubling the width each time."""
    width = 1
    while width < WINDOW:
        values = list(map(min, values, values[width:]))
        width *= 2
    return values


def _squeezed(text: str) -> str:
    kept = _SIGNS.sub("", text)
    if not unicodedata.is_normalized("NFKC", kept):
        kept = _SIGNS.sub("", unicodedata.normalize("NFKC", kept))
    return _FIGURES.sub("0", kept.lower())


def _without(text: str, phrases: Sequence[str]) -> str:
    for phrase in phrases:
        if phrase in text:
            text = text.replace(phrase, _CUT * len(phrase))
    return text


def _seeds(text: str) -> Mapping[str, list[int]]:
    """Return where each gram stands; grams over a cut are no seeds."""
    found: dict[str, list[int]] = {}
    for at in range(len(text) - GRAM + 1):
        gram = text[at : at + GRAM]
        if _CUT not in gram:
            found.setdefault(gram, []).append(at)
    return found


def _longest(one: str, at: int, other: str, seeds: Mapping[str, list[int]]) -> tuple[int, int]:
    best, place = 0, 0
    for there in seeds.get(one[at : at + GRAM], ()):
        if best and one[at : at + best + 1] != other[there : there + best + 1]:
            continue  # cannot be longer than what was found
        length = GRAM
        ends = min(len(one) - at, len(other) - there)
        while length < ends and one[at + length] == other[there + length] != _CUT:
            length += 1
        if length > best:
            best, place = length, there
    return best, place
