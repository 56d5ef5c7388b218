import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from desktop.exchange.sheets import Head, Sheet, write


def sheet(*rows, **facts):
    usual = {
        "name": "台账",
        "title": "2026年度监督谈话台账",
        "heads": (Head("编号", 12), Head("日期", 16), Head("数", 6), Head("事由", 40, wrap=True)),
        "rows": rows,
        "note": "2026年7月13日导出",
    }
    return Sheet(**usual | facts)


def written(*sheets):
    out = io.BytesIO()
    write(sheets, out, author="中共江州市委办公室")
    return out.getvalue()


def read(data):
    return load_workbook(io.BytesIO(data)).worksheets


def test_cells_keep_their_types():
    row = ("2026-001", date(2026, 3, 13), 4, "防汛")
    (page,) = read(written(sheet(row, ("2026-002", None, 0, ""))))
    assert [c.value for c in page[4]] == ["2026-001", datetime(2026, 3, 13), 4, "防汛"]  # noqa: DTZ001
    assert [c.data_type for c in page[4]] == ["s", "d", "n", "s"]
    assert [c.value for c in page[5]] == ["2026-002", None, 0, None]


def test_a_time_with_offset_is_written_as_it_stands_on_the_clock():
    at = datetime(2026, 3, 13, 15, 30, tzinfo=UTC)
    (page,) = read(written(sheet(("1", at, 1, ""))))
    assert page["B4"].value == datetime(2026, 3, 13, 15, 30)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5度", "@某人", '=HYPERLINK("x")'])
def test_what_looks_like_a_formula_is_text(text):
    (page,) = read(written(sheet((text, None, 1, text))))
    assert (page["A4"].value, page["A4"].data_type, page["A4"].quotePrefix) == (text, "s", True)


def test_heads_are_frozen_filtered_and_repeated_in_print():
    (page,) = read(written(sheet(("1", None, 1, "a"))))
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:D4"
    assert page.print_title_rows == "$1:$3"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert [c.value for c in page[3]] == ["编号", "日期", "数", "事由"]


def test_control_characters_long_text_and_sheet_names_are_made_to_fit():
    (page,) = read(written(sheet(("a\x00\x0bb", None, 1, "长" * 40_000), name="a/b:[c]" * 9)))
    assert page["A4"].value == "ab"
    assert len(page["D4"].value) == 32_767
    assert len(page.title) <= 31


def test_an_empty_list_is_a_list_with_heads():
    (page,) = read(written(sheet()))
    assert page.max_row == 3


def test_equal_lists_give_equal_bytes():
    assert written(sheet(("1", None, 1, "a"))) == written(sheet(("1", None, 1, "a")))


def test_rows_are_as_high_as_their_text():
    heads = (Head("甲", 10, wrap=True), Head("乙", 10))
    rows = [("一行", "不折行的很长很长的文字"), ("一\n二\n三", ""), ("很" * 20, "")]
    made = Sheet(name="表", title="表", heads=heads, rows=rows)
    out = io.BytesIO()
    write([made], out, author="办公室")
    page = load_workbook(out).worksheets[0]
    heights = [page.row_dimensions[at].height for at in (4, 5, 6)]
    assert heights == [None, 49, 79]
