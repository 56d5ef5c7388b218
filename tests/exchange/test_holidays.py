"""The yearly notice gives days off and days of work, as the national library has them."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from docx import Document

from desktop.errors import BadInput
from desktop.exchange.holidays import parse, read

NOTICE = """关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各单位要妥善安排好值班工作。
"""


def test_the_notice_of_a_year_agrees_with_the_library_on_every_day():
    found = parse(NOTICE)
    assert found.years == (2025,)
    assert parse(f"{NOTICE}\n5月1日、5月2日做好值班。") == found
    day = date(2025, 1, 1)
    while day.year == 2025:
        works = day in found.work or (day.weekday() < 5 and day not in found.off)
        assert works == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_feast_over_the_new_year_keeps_its_years():
    found = parse("2023年安排：元旦：2022年12月31日至2023年1月2日放假调休，共3天。")
    assert found.off == (date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2))
    assert parse("2027年：12月31日至1月2日放假。").off[-1] == date(2028, 1, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_of_single_days_are_read_in_any_usual_encoding(tmp_path, encoding):
    path = tmp_path / "节假日.csv"
    path.write_bytes(
        "日期,安排\n2027-01-01,放假\n2027/2/5 至 2027/2/11,休\n2027-02-14,上班\n".encode(encoding)
    )
    found = read(path)
    assert (len(found.off), found.work) == (8, (date(2027, 2, 14),))


def test_a_word_file_is_read(tmp_path):
    document = Document()
    for line in NOTICE.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "通知.docx")
    assert read(tmp_path / "通知.docx") == parse(NOTICE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("今年的安排另行通知。", "没有看出放假的日期"),
        ("2027年：2月30日放假。", "没有这一天"),
        ("2027年：2月1日至6月8日放假。", "不像一次放假"),
    ],
)
def test_what_is_no_list_is_one_sentence(tmp_path, text, said):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput, match=said):
        read(path)


def test_files_that_cannot_be_read_are_said(tmp_path):
    with pytest.raises(BadInput, match="打不开"):
        read(tmp_path / "no.txt")
    (tmp_path / "x.docx").write_bytes(b"PK nothing")
    with pytest.raises(BadInput, match="不是能读的 Word 文件"):
        read(tmp_path / "x.docx")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 3)
    with pytest.raises(BadInput, match=r"编码认不出来|没有看出"):
        read(tmp_path / "b.txt")
