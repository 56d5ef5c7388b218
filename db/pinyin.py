"""The ways in which a Chinese name is typed in Latin letters, with every reading of a character."""

import os
import unicodedata
from functools import cache
from itertools import islice, product

_MOST = 16
_LONG = 4  # characters; longer names are of organisations, and are typed from any character on
_Syllables = tuple[str, ...]


def initials(name: str) -> tuple[str, ...]:
    """Return every way to type a name by first letters, at most 16 (单雄信: dxx, cxx, sxx).

    Readings are taken character by character, since phrases hide the rare ones of surnames.
    """
    found = [""]
    for readings in map(_readings, _plain(name)):
        letters = tuple(dict.fromkeys(r[0] for r in readings))
        many = len(found) * len(letters) > _MOST
        taken = letters[:1] if many else letters or ("",)
        found = [so_far + letter for letter in taken for so_far in found]
    return tuple(f for f in found if f)


def spellings(name: str) -> tuple[str, ...]:
    """Return first letters, whole pinyin and both mixed, from each character on, none twice.

    赵立新: zlx, zhaolixin, zhaolx, zlixin, lixin, lx, xin …; a lǚ is typed lv or lu.
    """
    found = dict.fromkeys(initials(name))
    readings = [r for r in map(_readings, _plain(name)) if r]
    short = len(readings) <= _LONG
    for at in range(len(readings)):
        for way in _ways(readings[at:]):
            letters = "".join(syllable[0] for syllable in way)
            found |= dict.fromkeys((letters, "".join(way)))
            if short and at == 0:
                found |= dict.fromkeys((way[0] + letters[1:], letters[0] + "".join(way[1:])))
    return tuple(found)


def _ways(readings: list[_Syllables]) -> list[_Syllables]:
    """Return up to 16 ways to read the characters; from the fifth on by the usual reading only.

    The first character changes fastest, so that no reading of a surname is left out.
    """
    varied = list(reversed(readings[:_LONG]))
    rest = tuple(r[0] for r in readings[_LONG:])
    return [tuple(reversed(way)) + rest for way in islice(product(*varied), _MOST)]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).lower()


@cache
def _readings(character: str) -> _Syllables:
    """Return the readings without tones: 单 dan, chan, shan; 吕 lv, lu."""
    os.environ["PYPINYIN_NO_PHRASES"] = "1"  # 45 MB of memory; they are not in the package either
    from pypinyin.constants import PINYIN_DICT  # heavy, and needed only where names are written

    written = PINYIN_DICT.get(ord(character), "").split(",") if character > "~" else [character]
    found = dict.fromkeys(way for reading in written for way in _typed(reading))
    return tuple(w for w in found if w)


def _typed(reading: str) -> _Syllables:
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    plain = "".join(c for c in marked if c.isascii() and c.isalnum())
    return (plain, plain.replace("v", "u")) if "v" in plain and len(plain) > 1 else (plain,)
