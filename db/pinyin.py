"""The first letters of the readings of Chinese names."""

import unicodedata
from functools import cache

_MOST = 16


def initials(name: str) -> tuple[str, ...]:
    """Return every way to type a name by first letters, at most 16 (单雄信: dxx, cxx, sxx).

    Readings are taken character by character, since phrases hide the rare ones of surnames.
    """
    found = [""]
    for letters in map(_letters, unicodedata.normalize("NFKC", name).lower()):
        many = len(found) * len(letters) > _MOST
        taken = letters[:1] if many else letters or ("",)
        found = [so_far + letter for letter in taken for so_far in found]
    return tuple(f for f in found if f)


@cache
def _letters(character: str) -> tuple[str, ...]:
    from pypinyin.constants import PINYIN_DICT  # heavy, and needed only where names are written

    readings = PINYIN_DICT.get(ord(character), "").split(",") if character > "~" else [character]
    return tuple(dict.fromkeys(_letter(r) for r in readings if r and _letter(r)))


def _letter(reading: str) -> str:
    first = unicodedata.normalize("NFD", reading)[:1]
    return first if first.isalnum() and first.isascii() else ""
