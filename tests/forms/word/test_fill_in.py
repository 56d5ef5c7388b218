import io
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from desktop.fill_in import LAYOUTS, FillIn, FillInFacts, form_number, read_form_number
from desktop.forms.word.fill_in import write

BLANK = FillInFacts(
    form=FillIn.SELF_CHECK,
    talk_id="",
    number="",
    talkee="",
    post="",
    talk_on="",
    due_on="",
    receiver="",
    marking="内部",
)
MADE_AT = datetime(2026, 7, 13, tzinfo=UTC)


def test_equal_facts_give_equal_bytes():
    first, second = io.BytesIO(), io.BytesIO()
    write(BLANK, first, made_at=MADE_AT)
    write(BLANK, second, made_at=MADE_AT)
    assert first.getvalue() == second.getvalue()


def test_a_blank_form_carries_no_number_and_every_label():
    out = io.BytesIO()
    write(BLANK, out, made_at=MADE_AT)
    document = Document(out)
    text = "\n".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    assert all(t.label in text for t in LAYOUTS[FillIn.SELF_CHECK].texts)
    assert not any("表单编号" in p.text for p in document.paragraphs)


def test_east_asian_fonts_are_set_and_the_marking_stands_above():
    out = io.BytesIO()
    write(BLANK, out, made_at=MADE_AT)
    document = Document(out)
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    assert document.sections[0].header.paragraphs[0].text == "内部"
    assert document.core_properties.language == "zh-CN"


@pytest.mark.parametrize("form", list(FillIn))
def test_a_form_number_is_known_again_and_an_altered_one_is_not(form):
    number = form_number(form, "ab" * 16)
    assert read_form_number(number) == (form, "ab" * 16)
    assert read_form_number(number.replace("AB", "AC", 1)) is None
    assert read_form_number("X-1-2") is None
    assert read_form_number("") is None
