"""How Chinese names are typed in Latin letters, with every reading, and how they are sorted."""

import os
import unicodedata
from functools import cache
from itertools import islice, product

_MOST = 16
_LONG = 4  # characters; longer names are of organisations, and are typed from any character on
_Syllables = tuple[str, ...]
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_SURNAMES = {  # read otherwise than the character mostly is
    "单": "shan4",
    "曾": "zeng1",
    "解": "xie4",
    "仇": "qiu2",
    "任": "ren2",
    "朴": "piao2",
    "查": "zha1",
    "盖": "ge3",
    "区": "ou1",
    "翟": "zhai2",
    "员": "yun4",
    "乐": "yue4",
    "种": "chong2",
    "缪": "miao4",
    "覃": "qin2",
    "繁": "po2",
    "秘": "bi4",
    "折": "she2",
    "召": "shao4",
    "那": "na1",
    "华": "hua4",
    "纪": "ji3",
    "祭": "zhai4",
    "尉迟": "yu4",
    "万俟": "mo4",
}


def initials(name: str) -> tuple[str, ...]:
    """Return every way to type a name by first letters, at most 16 (单雄信: dxx, cxx, sxx).

    Readings are taken character by character, since phrases hide the rare ones of surnames.
    """
    found = [""]
    for letters in map(_letters, _plain(name)):
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
    usual = tuple(r[0] for r in readings)
    several = [at for at, r in enumerate(readings) if len(r) > 1]
    short = len(readings) <= _LONG
    for at in range(len(readings)):
        one = not any(at <= n < at + _LONG for n in several)
        for way in (usual[at:],) if one else _ways(readings[at:]):
            letters = "".join([syllable[0] for syllable in way])
            found[letters] = found["".join(way)] = None
            if short and at == 0:
                found |= dict.fromkeys((way[0] + letters[1:], letters[0] + "".join(way[1:])))
    return tuple(found)


def sort_key(name: str, *, person: bool = False) -> str:
    """Return what a name is sorted by: of each character the sound, the tone, then itself.

    Of a person's name the first character is read as a surname (单雄信: shan).
    """
    plain = _plain("".join(name.split()))
    read = _SURNAMES.get(plain[:2]) or _SURNAMES.get(plain[:1]) if person else None
    sounds = [*map(_sound, plain)]
    return "".join(
        a + b for a, b in zip([read, *sounds[1:]] if read else sounds, plain, strict=True)
    )


@cache
def _sound(character: str) -> str:
    """Return sound and tone, a lü after every lu and before luan; "" for a Latin letter or sign."""
    if character <= "~":
        return ""
    marked = unicodedata.normalize("NFD", _dictionary(character).split(",")[0])
    tone = next((_TONES[c] for c in marked if c in _TONES), "5")
    letters = marked.replace("u\u0308", "u:")
    plain = "".join(c for c in letters if c.isascii())
    return f"{plain}{tone}" if plain else "~"


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
    written = _dictionary(character).split(",") if character > "~" else [character]
    found = dict.fromkeys(way for reading in written for way in _typed(reading))
    return tuple(w for w in found if w)


@cache
def _letters(character: str) -> _Syllables:
    return tuple(dict.fromkeys(r[0] for r in _readings(character)))


def _dictionary(character: str) -> str:
    os.environ["PYPINYIN_NO_PHRASES"] = "1"  # 45 MB of memory; they are not in the package either
    from pypinyin.constants import PINYIN_DICT  # heavy, and needed only where names are written

    return PINYIN_DICT.get(ord(character), "")


def _typed(reading: str) -> _Syllables:
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    plain = "".join(c for c in marked if c.isascii() and c.isalnum())
    return (plain, plain.replace("v", "u")) if "v" in plain and len(plain) > 1 else (plain,)
