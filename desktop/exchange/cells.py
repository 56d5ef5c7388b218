"""Reading one cell of a spreadsheet: text, days, yes or no, telephone numbers, names.

What cannot be read for certain raises BadInput with a sentence; the caller adds row and column.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from desktop.errors import BadInput

_FIRST_YEAR, _LAST_YEAR = 1921, 2100
_HALF_WIDTH = {n: n - 0xFEE0 for n in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))} | {
    n: n - 0xFEE0 for n in range(0xFF41, 0xFF5B)
}
_UNSEEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xAD, *range(0x200B, 0x2010), 0xFEFF]
)
_CLEAN = _HALF_WIDTH | _UNSEEN
_EXCEL_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_SEP = r"[-./年月、。·,_]"
_DAY = re.compile(rf"(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})[日号]?")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d\d(:\d\d)?(\.\d+)?Z?\s*$")
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MONTH = re.compile(r"(\d{4})(?:[-./年、。·](\d{1,2})月?份?|(\d\d))")
_DIGITS = {
    c: i % 10 for c, i in zip("〇零○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True)
}
_STILL = frozenset({"至今", "现任", "在任", "今", "-", "—", "——", "/", "无"})
_YES = frozenset({"是", "√", "✓", "✔", "y", "yes", "1", "对", "纳入", "有", "应", "true", "应覆盖"})
_NO = frozenset({"否", "×", "✗", "✘", "x", "n", "no", "0", "不", "不纳入", "无", "未纳入", "false"})
_VACANT = frozenset({"空缺", "暂缺", "缺", "待定", "待配", "无", "-", "—", "——", "/", "空"})


def text(value: object) -> str:
    """Return the text of a cell: digits and letters half width, one space for many, none at the ends."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date()
    found = " ".join(str(value).translate(_CLEAN).split())
    if found in _EXCEL_ERRORS:
        raise BadInput(f"公式出错（{found}），请在 Excel 中改好再导入")
    return found


def label(value: object) -> str:
    """Return text as heads and fixed words are compared: half width, small letters, no spaces."""
    return _label(value if isinstance(value, str) else text(value))


def day(
    value: object, *, date1904: bool = False, month_only: bool = False
) -> tuple[date | None, str]:
    """Return the day of a cell (None when it is empty) and a notice ("" when it is plain).

    A month without a day is taken as its first day, with a notice, only where `month_only`.
    """
    if isinstance(value, datetime):
        return _in_range(value.date()), ""
    if isinstance(value, date):
        return _in_range(value), ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _numeric_day(value, date1904=date1904, month_only=month_only)
    if value is None:
        return None, ""
    written = label(_TIME.sub("", str(value)))
    if not written or written in _STILL:
        return None, ""
    return _written_day(_arabic(written), text(value), month_only=month_only)


def is_month(value: object, *, date1904: bool = False) -> bool:
    """Return whether a cell that can be read as a day names only year and month."""
    try:
        day(value, date1904=date1904)
    except BadInput:
        return True
    return False


def yes_no(value: object) -> bool | None:
    """Return yes or no, or None when the cell is empty."""
    if isinstance(value, bool):
        return value
    written = label(value)
    if not written:
        return None
    if written in _YES or written in _NO:
        return written in _YES
    raise BadInput(f"“{text(value)}”看不出是还是否，请填“是”或“否”")


def phone(value: object) -> str:
    """Return a telephone number as text; a number typed as a number loses nothing."""
    if isinstance(value, float) and not value.is_integer():
        raise BadInput(f"“{value}”不是电话号码，请把这一格设为文本后重填")
    written = unicodedata.normalize("NFKC", text(value))
    if written in _STILL:
        return ""
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", written):
        raise BadInput(f"“{written}”已被表格改成科学记数，号码不全，请把这一格设为文本后重填")
    if written and (len(re.findall(r"\d", written)) < 3 or len(written) > 60):
        raise BadInput(f"“{written}”不像电话号码，请改正或留空")
    return written


def name(value: object) -> str:
    """Return the name of one person without inner spaces (王　芳), "" where the post is vacant."""
    if isinstance(value, (int, float, date)):
        raise BadInput(f"“{text(value)}”不是姓名")
    written = re.sub(r"\s*[·•・．‧]\s*", "·", text(value))
    written = re.sub(r"[(（][男女][)）]$", "", written)
    if any(c >= "\u4e00" for c in written):
        written = written.replace(" ", "")
    if written in _VACANT:
        return ""
    if re.search(r"[、,，;；/\\\n]", written):
        raise BadInput(f"“{written}”像是不止一个人，一行只写一个人")
    if re.search(r"[\d()（）\[\]【】<>《》:：?？!！*#@=+]", written) or len(written) > 40:
        raise BadInput(f"“{written}”不像姓名，请只写姓名，说明写到别的列")
    return written


@lru_cache(maxsize=4096)  # the same few words stand in every row
def _label(plain: str) -> str:
    return "".join(unicodedata.normalize("NFKC", plain.translate(_CLEAN)).lower().split())


def _numeric_day(value: float, *, date1904: bool, month_only: bool) -> tuple[date | None, str]:
    if float(value).is_integer():
        number = int(value)
        if 20_000 <= number <= 73_415:  # 1954 to 2100 as days since the epoch of the workbook
            found = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
            found += timedelta(days=number)
            return _in_range(found), f"数字 {number} 按表格日期读作 {found:%Y-%m-%d}"
        return _written_day(str(number), str(number), month_only=month_only)
    written = f"{value:.2f}"
    if abs(float(written) - value) > 1e-9 or written.endswith(".10"):
        # as a number, 2026.10 cannot be told from 2026.1
        raise BadInput(f"“{value}”是数字，看不出是哪一天，请写成 2026-03-01 的样子")
    return _written_day(written.rstrip("0"), str(value), month_only=month_only)


def _written_day(written: str, shown: str, *, month_only: bool) -> tuple[date, str]:
    if found := _DAY.fullmatch(written) or _SOLID.fullmatch(written):
        return _made(shown, *map(int, found.groups()[:3])), ""
    found = _MONTH.fullmatch(written)
    if found is None:
        raise BadInput(f"“{shown}”看不出是哪一天，请写成 2026-03-01 的样子")
    if not month_only:
        raise BadInput(f"“{shown}”只有年月，请补上日")
    first = _made(shown, int(found[1]), int(found[2] or found[3]), 1)
    return first, f"“{shown}”只有年月，按 {first:%Y-%m-%d} 读入"


def _made(shown: str, year: int, month: int, day_of_month: int) -> date:
    try:
        return _in_range(date(year, month, day_of_month))
    except ValueError:
        raise BadInput(f"没有“{shown}”这一天，请改正") from None


def _in_range(found: date) -> date:
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadInput(f"年份 {found.year} 不对，请改正")
    return found


def _arabic(written: str) -> str:
    """Return a day written in Chinese numerals (二〇二六年三月十五日) with digits."""
    if not any(c in _DIGITS or c == "十" for c in written):
        return written
    parts = re.split(r"([年月日号份])", written)
    return "".join(_number(part) for part in parts)


def _number(part: str) -> str:
    if "十" in part and all(c in _DIGITS or c == "十" for c in part):
        tens, _, ones = part.partition("十")
        return f"{_DIGITS.get(tens, 1)}{_DIGITS.get(ones, 0)}"
    return "".join(str(_DIGITS[c]) if c in _DIGITS else c for c in part)
