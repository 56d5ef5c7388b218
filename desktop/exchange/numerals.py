"""Chinese numerals as they stand in 第N条."""

import unicodedata

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def read_numeral(text: str) -> int | None:
    """Return the number that Chinese or Arabic figures stand for (to 9999), or None."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if plain.isdecimal():
        return int(plain)
    if not plain or any(c not in _DIGITS and c not in _UNITS for c in plain):
        return None
    if len(plain) > 1 and not any(c in _UNITS for c in plain):  # 一二〇
        return int("".join(str(_DIGITS[c]) for c in plain))
    total, digit = 0, 0
    for place, char in enumerate(plain):
        if char in _UNITS:
            total += (digit if digit or place else 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
