"""The first letters of the readings of Chinese names."""

import unicodedata

_MOST = 16


def initials(name: str) -> tuple[str, ...]:
    """Return every way to type a name by first letters, at most 16 (单雄信: dxx, cxx, sxx).

    Readings are taken character by character, since phrases hide the rare ones of surnames.
    """
    from pypinyin.constants import PINYIN_DICT  # heavy, and needed only where names are written

    found = [""]
    for character in unicodedata.normalize("NFKC", name).lower():
        readings = (
            PINYIN_DICT.get(ord(character), "").split(",") if character > "~" else [character]
        )
        letters = list(dict.fromkeys(_letter(r) for r in readings if r and _letter(r)))
        if len(found) * len(letters) > _MOST:
            letters = letters[:1]
        found = [so_far + letter for letter in letters or [""] for so_far in found]
    return tuple(f for f in found if f)


def _letter(reading: str) -> str:
    first = unicodedata.normalize("NFD", reading)[:1]
    return first if first.isalnum() and first.isascii() else ""
