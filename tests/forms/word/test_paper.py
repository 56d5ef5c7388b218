"""Every block of a paper has its twin in Word."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from desktop.forms import paper as blocks
from desktop.forms.paper import (
    Cell,
    Closing,
    Copies,
    CutLine,
    Face,
    Heading,
    LetterHead,
    Lines,
    NewPage,
    Note,
    Paper,
    Para,
    Row,
    Run,
    Sides,
    Space,
    Table,
    Title,
)
from desktop.forms.word.paper import _WRITERS, write

MADE_AT = datetime(2026, 7, 13, tzinfo=UTC)
PAPER = Paper(
    key="reminder",
    title="关于报送整改措施报告的提醒函",
    author="中共江州市委办公室",
    marking="内部",
    letter=LetterHead(name="中共江州市委办公室", number="江办函〔2026〕1号"),
    keywords=("监督谈话", "2026-012"),
    foot_note="审计序号 12",
    blocks=(
        Title(text="关于报送整改措施报告的提醒函"),
        Para(text="赵立新同志：", indent=0),
        Para(text=(Run("请于"), Run("2026年7月15日", Face.HEI), Run("前报送<b>& ]]>。\n第二段。"))),
        Heading(text="一、有关要求"),
        Heading(text="（一）内容", level=2),
        Sides(left="编号：2026-012", right="2026年7月13日"),
        Space(lines=0.5),
        Closing(signer="中共江州市委办公室", on="2026年7月13日"),
        Lines(lines=(("签收人", ""), ("经办人", "李文书"))),
        CutLine(text="回　执"),
        Table(
            widths=(1, 2, 1, 2),
            rows=(
                Row(cells=(Cell(text="回执", label=True, span=4),), head=True),
                Row(cells=(Cell(text="姓名", label=True), Cell(text="赵立新"), Cell(), Cell())),
                Row(
                    cells=(Cell(text="意见", label=True), Cell(span=3, foot="签字\n年 月 日")),
                    fill=True,
                ),
            ),
        ),
        Note(text="收到后三日内退回。"),
        NewPage(),
        Copies(lines=(("抄送", "市纪委"), ("印发", "2026年7月13日"))),
    ),
)


def written(*papers):
    out = io.BytesIO()
    write(papers or [PAPER], out, made_at=MADE_AT)
    return out


def test_every_kind_of_block_has_a_writer():
    assert set(_WRITERS) == set(get_args(blocks.Block))


def test_what_is_typed_is_what_stands_in_the_twin():
    text = [p.text for p in Document(written()).paragraphs]
    assert "请于2026年7月15日前报送<b>& ]]>。" in text
    assert "第二段。" in text
    assert "抄送：市纪委" in text
    assert "编号：2026-012\t2026年7月13日" in text


def test_tables_keep_their_heads_spans_and_feet():
    (table,) = Document(written()).tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [c.text for c in table.rows[1].cells] == ["姓名", "赵立新", "", ""]
    assert table.rows[2].cells[3].text == "\n签字\n年 月 日"


def test_each_run_names_its_east_asian_face():
    document = Document(written())
    faces = {
        run.element.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text.strip()
    }
    assert faces == {"方正小标宋简体", "仿宋", "黑体", "楷体"}


def test_equal_papers_give_equal_bytes_and_facts_are_set():
    assert written().getvalue() == written().getvalue()
    facts = Document(written()).core_properties
    assert (facts.title, facts.author, facts.keywords) == (
        "关于报送整改措施报告的提醒函",
        "中共江州市委办公室",
        "监督谈话，2026-012",
    )


def test_a_letter_has_no_number_on_its_first_page_and_printed_paper_no_head():
    section = Document(written()).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == "内部"
    bare = Paper(
        key="x",
        title="x",
        author="x",
        blocks=(),
        letter=LetterHead(name="中共江州市委", printed=True),
    )
    assert "中共江州市委" not in [p.text for p in Document(written(bare)).paragraphs]


def test_several_papers_begin_on_pages_of_their_own_and_count_from_one():
    other = replace(PAPER, title="另一份", blocks=(Para(text="孙国平同志："),))
    document = Document(written(PAPER, other))
    first, second = document.sections
    assert second.start_type == WD_SECTION.NEW_PAGE
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first.different_first_page_header_footer == second.different_first_page_header_footer
    assert second.header.is_linked_to_previous
    text = [p.text for p in document.paragraphs]
    assert text.index("赵立新同志：") < text.index("孙国平同志：")
