from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt

from desktop.errors import BadInput
from desktop.ui.widgets.dates import (
    DateField,
    TimeField,
    day_and_weekday,
    needed,
    parse_day,
    short_day,
)

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-3-5", DAY),
        ("2026-03-05", DAY),
        ("2026.3.5", DAY),
        ("2026/3/5", DAY),
        ("2026年3月5日", DAY),
        (" 2026年 3月 5日 ", DAY),
        ("20260305", DAY),
        ("2026-2-30", None),
        ("2026", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(text, meant):
    assert parse_day(text) == meant


def test_days_are_worded_as_in_papers():
    assert day_and_weekday(date(2026, 3, 13)) == "2026年3月13日 星期五"
    assert short_day(date(2026, 3, 13), date(2026, 7, 13)) == "3月13日"
    assert short_day(date(2025, 3, 13), date(2026, 7, 13)) == "2025年3月13日"


@pytest.fixture
def field(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


def test_a_typed_day_is_put_in_order_when_one_goes_on(field, qtbot):
    qtbot.keyClicks(field, "2026.3.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2026年3月5日"
    assert field.value == DAY


def test_an_empty_field_is_no_day(field):
    assert field.value is None


def test_what_is_no_day_is_said(field, write):
    field.setAccessibleName("任职日期（必填）")
    write(field, "上个月")
    with pytest.raises(BadInput, match="“上个月”不是日期") as bad:
        _ = field.value
    assert bad.value.field == "任职日期"


def test_a_day_is_picked_from_the_calendar(field, qtbot):
    field.set_value(date(2026, 3, 1))
    field.actions()[0].trigger()
    assert field._calendar.selectedDate() == QDate(2026, 3, 1)
    field._calendar.clicked.emit(QDate(2026, 3, 5))
    assert field.value == DAY
    assert not field._calendar.isVisible()


def test_a_time_is_read_and_shown(qtbot):
    field = TimeField(time(15, 30))
    qtbot.addWidget(field)
    assert field.value == time(15, 30)
    field.set_value(time(9, 5))
    assert field.text() == "09:05"


def test_a_day_that_is_needed_is_asked_for_at_its_field(qtbot):
    field = DateField(DAY)
    qtbot.addWidget(field)
    assert needed(field, "收到日期") == DAY

    field.clear()
    with pytest.raises(BadInput, match="请填写“收到日期”。") as refusal:
        needed(field, "收到日期")
    assert refusal.value.field == "收到日期"
