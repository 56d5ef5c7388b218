"""The text of a regulation is read from any file an office is likely to have."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.errors import BadInput
from desktop.exchange.regulation import recognise
from desktop.exchange.regulation_files import text_of
from tests.exchange.test_regulation import WHOLE


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_any_usual_encoding_is_read(encoding):
    assert text_of(WHOLE.encode(encoding), "办法.txt").lstrip("\ufeff") == WHOLE


def test_a_word_file_is_read_with_its_tables():
    document = Document()
    for line in WHOLE.splitlines()[:4]:
        document.add_paragraph(line)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "\n".join(WHOLE.splitlines()[4:])
    assert recognise(text_of(saved(document), "办法.docx")) == recognise(WHOLE)


def test_numbers_that_word_sets_by_itself_are_read():
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/>'
            '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>')
    )
    document.add_paragraph("会议办法")
    for number in range(1, 13):
        numbered(document.add_paragraph(f"内容{number}："), 0)
        numbered(document.add_paragraph("甲；"), 1)
        numbered(document.add_paragraph("乙。"), 1)
    regulation = recognise(text_of(saved(document), "办法.docx"))
    assert [a.number for a in regulation.articles] == list(range(1, 13))
    assert regulation.articles[10].paragraphs == ("内容11：", "（一）甲；", "（二）乙。")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "是空的"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0old", "旧式 Word"),
        (b"PK\x03\x04broken", "不是能读的 Word"),
        (b"\x00\x01\x02\xff\x00" * 9, "编码认不出来"),
        (b"x" * 20_000_001, "超过20兆"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_on(content, words):
    with pytest.raises(BadInput, match=words):
        text_of(content, "办法.txt")


def saved(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def numbered(paragraph, level):
    props = paragraph._p.get_or_add_pPr()
    props.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="78"/></w:numPr>'
        )
    )
