"""What a password must be: long before all, for who copies the store can guess in peace."""

import unicodedata
from itertools import pairwise

from desktop.errors import BadInput

SHORTEST = 12  # characters
PASSPHRASE = 20  # from here on one kind of character is enough
_FEWEST_DIFFERENT = 6
_COMMON = frozenset(
    {"password", "passwd", "admin", "administrator", "root", "user", "test", "welcome", "hello"}
    | {"qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbnm", "qazwsx", "qazwsxedc", "iloveyou"}
    | {"woaini", "mima", "tanhua", "jiandu", "dangwei", "shuji", "zhongguo", "beijing", "abcd"}
)


def weakness(password: str, *, login: str = "", name: str = "") -> str | None:
    """Return one sentence saying what is wrong with a password, or None."""
    text = unicodedata.normalize("NFKC", password)
    if len(text) < SHORTEST:
        return f"口令至少{SHORTEST}位，现在是{len(text)}位；可以用一句容易记的话。"
    if len(set(text)) < _FEWEST_DIFFERENT or _walks(text):
        return "口令里重复或连续的字符太多，容易被猜到，请换一个。"
    plain = text.casefold()
    if any(own and own.casefold() in plain for own in (login, name)):
        return "口令不能包含用户名或姓名，请换一个。"
    if "".join(c for c in plain if c.isalpha()) in _COMMON:
        return "口令是常见词加数字，容易被猜到，请换一个。"
    if len(text) < PASSPHRASE and len({_kind(c) for c in text}) < 2:
        return f"不足{PASSPHRASE}位的口令至少含字母大写、小写、数字、符号、汉字中的两类。"
    return None


def require_strong(password: str, *, login: str = "", name: str = "") -> None:
    """Refuse a weak password, as input that cannot be used."""
    sentence = weakness(password, login=login, name=name)
    if sentence is not None:
        raise BadInput(sentence, field="口令")


def _walks(text: str) -> bool:
    steps = sum(abs(ord(a) - ord(b)) <= 1 for a, b in pairwise(text))
    return steps * 2 > len(text)


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isascii() and character.isalpha():
        return "upper" if character.isupper() else "lower"
    return "word" if character.isalpha() else "sign"
