"""Charts on paper: told apart without colour, every number printed, nothing outside the page."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from docx import Document

from desktop.forms import statistics
from desktop.forms.paper import Chart
from desktop.forms.pdf import write
from desktop.forms.statistics import StatisticsFacts, TableFacts
from desktop.forms.word.paper import write as write_word
from tests.factories import at
from tests.forms import samples

SERIES = ("提前", "按期", "逾期", "逾期未报", "未到期")
STACKED = Chart(
    title="报告期限",
    series=SERIES,
    bars=(("整改措施报告", (50, 50, 50, 50, 50)), ("整改情况报告", (1, 0, 0, 0, 1234))),
    stacked=True,
)
GROUPED = Chart(
    title="谈话人计划与开展谈话",
    series=("计划", "开展谈话"),
    bars=tuple((f"姓名很长的谈话人第{n}位同志和他的全部职务名称", (n, 40 - n)) for n in range(40)),
)
TABLE = TableFacts(
    title="报告期限",
    head="报告",
    columns=SERIES,
    lines=(("整改措施报告", (3, 0, None, 0, 1)),),
    note="历史谈话不计。",
)


def a_paper(*charts, tables=(TABLE,)):
    facts = StatisticsFacts(
        control=samples.CONTROL, period="2026年", charts=charts, tables=tuple(tables)
    )
    return statistics.paper(facts)


def pdf_of(paper):
    out = io.BytesIO()
    write([paper], out)
    return pypdfium2.PdfDocument(out.getvalue())


def text_of(pdf):
    return "".join("".join(p.get_textpage().get_text_range().split()) for p in pdf)


def test_every_number_and_label_is_printed():
    text = text_of(pdf_of(a_paper(STACKED)))
    assert "50/50/50/50/50" in text
    assert "1/0/0/0/1234" in text
    for words in (*SERIES, "注：历史谈话不计。", "—"):
        assert words in text


def test_a_long_chart_goes_on_over_pages_with_all_its_bars():
    pdf = pdf_of(a_paper(GROUPED))
    assert len(pdf) >= 3
    text = text_of(pdf)
    assert all(f"第{n}位" in text for n in range(40))


def test_bars_differ_in_black_and_white_and_stay_on_the_page():
    one = replace(STACKED, bars=STACKED.bars[:1])
    bitmap = pdf_of(a_paper(one, tables=()))[0].render(scale=3, grayscale=True)
    grey, step = bytes(bitmap.buffer), bitmap.stride
    rows = [grey[y * step : y * step + bitmap.width] for y in range(bitmap.height)]
    assert all(min(row[round(184.5 / 210 * bitmap.width) :]) > 250 for row in rows)
    inked = [sum(v < 120 for v in row) for row in rows]
    top = next(y for y, count in enumerate(inked) if count > 0.8 * max(inked))  # its frame
    dark = [x for x, v in enumerate(rows[top]) if v < 120]
    each = (dark[-1] - dark[0]) / 5
    looks = set()
    for n in range(5):
        left, right = (round(dark[0] + each * (n + k)) for k in (0.1, 0.9))
        inside = [v for row in rows[top + 4 : top + 22] for v in row[left:right]]
        hatched = max(inside) - min(inside) > 100
        looks.add((round(sum(inside) / len(inside) / 25), hatched))
    assert len(looks) == 5, looks


@pytest.mark.parametrize("charts", [(), (Chart(title="空", series=("甲",), bars=()),)])
def test_what_has_no_number_is_left_out_but_for_one_table(charts):
    nothing = TableFacts(title="甲", head="", columns=("乙",), lines=(("丙", (0,)),))
    paper = a_paper(*charts, tables=(nothing, nothing))
    assert [type(b).__name__ for b in paper.blocks] == ["Title", "Sides", "Heading", "Table"]
    assert len(pdf_of(paper)) == 1


def test_in_word_a_chart_is_a_table_of_its_numbers():
    out = io.BytesIO()
    write_word([a_paper(STACKED)], out, made_at=at(2026, 7, 13))
    first = Document(out).tables[0]
    assert [c.text for c in first.rows[0].cells][1:] == list(SERIES)
    assert [c.text for c in first.rows[2].cells] == ["整改情况报告", "1", "0", "0", "0", "1234"]
