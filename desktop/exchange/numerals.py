"""Chinese numerals as they stand in 第N条."""

import unicodedata

_WRITTEN = "零一二三四五六七八九"
_DIGITS = {c: n for n, c in enumerate(_WRITTEN)} | {"〇": 0, "两": 2}
_LONGEST = 12  # characters; 九千九百九十九 has seven
_MOST = 9999
_UNITS = {"十": 10, "百": 100, "千": 1000}


def read_numeral(text: str) -> int | None:
    """Return the number that Chinese or Arabic figures stand for (to 9999), or None."""
    number = _number("".join(unicodedata.normalize("NFKC", text).split()))
    return number if number is not None and number <= _MOST else None


def _number(plain: str) -> int | None:
    if len(plain) > _LONGEST:
        return None
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


def written_numeral(number: int) -> str:
    """Return a number in Chinese numerals as articles are counted (第十二条); above 999 in digits."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds > 9:
        return str(number)
    words = f"{_WRITTEN[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_WRITTEN[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_WRITTEN[ones] if ones or not words else "")
