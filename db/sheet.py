"""The recovery sheet: the data keys themselves, in letters a person can copy by hand."""

import base64
import unicodedata
from collections.abc import Sequence
from dataclasses import field

from db.digest import sha256
from db.errors import WrongSheet
from db.frozen import frozen
from db.keys import KEY_BYTES

_STANDARD = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0 or 1
_TO_OURS = bytes.maketrans(_STANDARD, _LETTERS.encode())
_TO_STANDARD = bytes.maketrans(_LETTERS.encode(), _STANDARD)
_ROW = 26  # letters of the key in each of its two rows; two check letters follow
_CHECK = 2
_NAMES = ("账户密钥", "内容密钥")


@frozen
class Sheet:
    """Both data keys. Whoever holds the sheet can open the store: print it, seal it, lock it up."""

    store: str
    admin: bytes = field(repr=False)
    content: bytes = field(repr=False)

    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the name of each key with its rows of seven groups of four letters."""
        return tuple(
            (name, tuple(_row(part) for part in _parts(key)))
            for name, key in zip(_NAMES, (self.admin, self.content), strict=True)
        )

    def text(self) -> str:
        """Return the sheet as plain lines, as it is typed back."""
        return "\n".join(line for name, rows in self.rows() for line in (name, *rows))


def read_sheet(text: str) -> tuple[bytes, bytes]:
    """Return the admin and the content key typed from a sheet, or say which row is mistyped.

    Case, width, spaces, hyphens and the names of the keys do not matter.
    """
    letters = _letters(text)
    length = _ROW + _CHECK
    if len(letters) != 4 * length:
        raise WrongSheet(
            f"恢复单应有{4 * length}个字母和数字（每把密钥2行，每行7组，每组4个），"
            f"现在是{len(letters)}个；请对照恢复单补全，数据没有改动。"
        )
    rows = [letters[i : i + length] for i in range(0, len(letters), length)]
    for number, row in enumerate(rows):
        if _check(row[:_ROW]) != row[_ROW:]:
            raise WrongSheet(
                f"恢复单{_NAMES[number // 2]}第{number % 2 + 1}行抄写有误，"
                "请逐字核对后重新输入；数据没有改动。"
            )
    return _key(rows[:2]), _key(rows[2:])


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c in _LETTERS)


def _parts(key: bytes) -> tuple[str, str]:
    letters = base64.b32encode(key).rstrip(b"=").translate(_TO_OURS).decode()
    return letters[:_ROW], letters[_ROW:]


def _row(part: str) -> str:
    letters = part + _check(part)
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def _check(part: str) -> str:
    digest = sha256(part.encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_CHECK])


def _key(rows: Sequence[str]) -> bytes:
    letters = "".join(row[:_ROW] for row in rows).encode().translate(_TO_STANDARD)
    return base64.b32decode(letters + b"=" * (-len(letters) % 8))[:KEY_BYTES]
