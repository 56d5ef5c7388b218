from datetime import date, datetime, time

import pytest

from desktop.errors import BadInput
from desktop.exchange import cells

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    "value",
    [
        MARCH,
        datetime(2026, 3, 1, 8, 30),  # noqa: DTZ001 (Excel knows no zone)
        "2026-03-01",
        "2026.3.1",
        " 2026 / 3 / 1 ",
        "2026年3月1日",
        "2026 年 3 月 1 日",
        "2026年03月01号",
        "2026、3、1",
        "2026。3。1",
        "２０２６．３．１",
        "２０２６年３月１日",
        "20260301",
        20260301,
        20260301.0,
        "2026-03-01 00:00:00",
        "2026-03-01T00:00:00",
        "2026-3-1 0:00:00",
        "二〇二六年三月一日",
        "二○二六年三月一日",
        "\ufeff2026-3-1\u200b",
    ],
)
def test_a_day_is_read_however_it_is_written(value):
    assert cells.day(value) == (MARCH, "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二〇二五年十月二十日", date(2025, 10, 20)),
        ("二〇二五年十一月十日", date(2025, 11, 10)),
    ],
)
def test_chinese_numerals_are_read(value, expected):
    assert cells.day(value) == (expected, "")


@pytest.mark.parametrize("value", [None, "", "  ", "至今", "现任", "—", "/"])
def test_no_day_is_none(value):
    assert cells.day(value) == (None, "")


@pytest.mark.parametrize(
    "value",
    [
        "2026年3月",
        "2026.3",
        "2026.03",
        "2026-3月",
        "202603",
        202603,
        2026.03,
        2026.3,
        "二〇二六年三月",
    ],
)
def test_a_month_is_its_first_day_with_a_notice_or_refused(value):
    found, notice = cells.day(value, month_only=True)
    assert found == MARCH
    assert "只有年月" in notice
    with pytest.raises(BadInput, match="只有年月，请补上日"):
        cells.day(value)


@pytest.mark.parametrize(
    "value",
    [
        2026.1,  # January, or October typed as 2026.10
        2026.123,
        2026,
        "2026",
        "2026年",
        "26.3.1",
        "3/1/2026",
        "去年三月",
        "2026-3-1至今",
        "2026.3.123",
        time(0, 0),
        True,
    ],
)
def test_what_names_no_certain_day_is_refused(value):
    with pytest.raises(BadInput, match="看不出是哪一天"):
        cells.day(value, month_only=True)


@pytest.mark.parametrize("value", ["2026-02-30", "2025.2.29", 20261301, "2026年0月1日"])
def test_a_day_that_does_not_exist_is_refused(value):
    with pytest.raises(BadInput, match=r"没有“.*”这一天"):
        cells.day(value)


@pytest.mark.parametrize("value", ["1026-03-01", "3026.3.1", datetime(1900, 1, 1)])  # noqa: DTZ001
def test_a_year_out_of_all_reason_is_refused(value):
    with pytest.raises(BadInput, match=r"年份|没有"):
        cells.day(value)


def test_a_day_number_of_excel_is_read_in_the_epoch_of_the_workbook():
    assert cells.day(46082)[0] == MARCH
    assert "46082" in cells.day(46082)[1]
    assert cells.day(46082 - 1462, date1904=True)[0] == MARCH


def test_text_is_cleaned_but_chinese_marks_stay():
    assert cells.text("　市水务局党组（甲）\n １２３Ａ ") == "市水务局党组（甲） 123A"
    assert cells.text(13.0) == "13"
    assert cells.text(13.5) == "13.5"
    assert cells.text(True) == "是"
    assert cells.text(None) == ""
    with pytest.raises(BadInput, match="#REF!"):
        cells.text("#REF!")


@pytest.mark.parametrize("value", ["是", "√", "Y", "ｙ", 1, "1", True, " 纳入 "])
def test_yes(value):
    assert cells.yes_no(value) is True


@pytest.mark.parametrize("value", ["否", "×", "N", 0, "0", False, "不纳入"])
def test_no(value):
    assert cells.yes_no(value) is False


def test_neither_yes_nor_no():
    assert cells.yes_no(None) is cells.yes_no(" ") is None
    with pytest.raises(BadInput, match="看不出是还是否"):
        cells.yes_no("待定")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (13900001234, "13900001234"),
        (13900001234.0, "13900001234"),
        ("１３９ ００００ １２３４", "139 0000 1234"),
        ("0000-88110001转801", "0000-88110001转801"),
        (None, ""),
        ("无", ""),
    ],
)
def test_telephone_numbers(value, expected):
    assert cells.phone(value) == expected


@pytest.mark.parametrize("value", ["1.39E+10", 13900001234.5, "见通讯录", "12"])
def test_what_is_no_telephone_number_is_refused(value):
    with pytest.raises(BadInput):
        cells.phone(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("王　芳", "王芳"),
        (" 王 芳 ", "王芳"),
        ("王芳\n", "王芳"),
        ("王芳（女）", "王芳"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("𠮷川", "𠮷川"),
        ("空缺", ""),
        ("—", ""),
        (None, ""),
    ],
)
def test_names(value, expected):
    assert cells.name(value) == expected


@pytest.mark.parametrize(
    "value", ["王芳、李娜", "王芳/李娜", "王芳（兼）", "王芳2", 20260301, MARCH]
)
def test_what_is_not_one_name_is_refused(value):
    with pytest.raises(BadInput):
        cells.name(value)
