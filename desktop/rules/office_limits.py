"""What the office's own settings may not exceed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from db.records import OfficeSettings
from desktop.errors import BadInput
from desktop.rules.archive_number import CODE, LONGEST_CODE
from desktop.rules.office_settings import SETTINGS, Setting, Shape
from desktop.rules.talk_number import check_pattern
from desktop.rules.wording import LONGEST_LINE


def check(settings: OfficeSettings) -> None:
    """Refuse a value that cannot be; BadInput carries the label of the setting."""
    for setting in SETTINGS.values():
        value = getattr(settings, setting.name)
        if setting.shape is Shape.NUMBER:
            _check_number(setting, value)
        elif setting.shape in (Shape.LINES, Shape.DAYS, Shape.CHOICES):
            _check_lines(setting, value)
        elif setting.shape is Shape.CHOICE and value not in dict(setting.choices):
            raise BadInput(f"“{setting.label}”没有“{value}”这一项。", field=setting.label)
    for name, further in _FURTHER.items():
        further(SETTINGS[name], getattr(settings, name))


def _check_number(setting: Setting, value: int | None) -> None:
    if value is None and setting.empty:
        return
    if value is None or not setting.least <= value <= setting.most:
        raise BadInput(
            f"“{setting.label}”应为 {setting.least} 至 {setting.most} {setting.unit}。",
            field=setting.label,
        )


def _check_lines(setting: Setting, value: tuple[str, ...]) -> None:
    if any(not line.strip() or len(line) > LONGEST_LINE for line in value):
        raise BadInput(
            f"“{setting.label}”每行要有内容，且不超过 {LONGEST_LINE} 字。", field=setting.label
        )
    if len(set(value)) < len(value):
        raise BadInput(f"“{setting.label}”中有重复的内容。", field=setting.label)


def _check_days(setting: Setting, days: tuple[str, ...]) -> None:
    for written in days:
        try:
            date.fromisoformat(written)
        except ValueError:
            raise BadInput(
                f"“{written}”不是日期，请写成 2027-01-01。", field=setting.label
            ) from None


def _check_month_day(setting: Setting, value: str) -> None:
    try:
        date.fromisoformat(f"2027-{value}")  # a year without 29 February
    except ValueError:
        raise BadInput("年度报告的日期应写成“01-31”的样子。", field=setting.label) from None


def _check_receivers(setting: Setting, receivers: tuple[str, ...]) -> None:
    if len(receivers) < 2:
        raise BadInput(
            "抄送至少要有纪检机关和组织（人事）部门两个单位（《办法》第十二条）。",
            field=setting.label,
        )


def _check_rounds(setting: Setting, rounds: tuple[str, ...]) -> None:
    if not rounds:
        raise BadInput("至少要选一个抄送的时机（《办法》第十二条）。", field=setting.label)


def _check_pattern(_: Setting, pattern: str) -> None:
    check_pattern(pattern)


def _check_code(setting: Setting, value: str) -> None:
    if not CODE.fullmatch(value):
        raise BadInput(
            f"“{setting.label}”只能用大写字母和数字，最多 {LONGEST_CODE} 个。", field=setting.label
        )


_FURTHER: Mapping[str, Callable[[Setting, Any], None]] = {
    "number_pattern": _check_pattern,
    "yearly_report_month_day": _check_month_day,
    "required_copy_receivers": _check_receivers,
    "copy_rounds": _check_rounds,
    "fonds_number": _check_code,
    "archive_unit": _check_code,
    "extra_holidays": _check_days,
    "extra_workdays": _check_days,
}
