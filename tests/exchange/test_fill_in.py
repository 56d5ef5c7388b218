"""Fill-in forms go out, are filled in with a word processor, and come back."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document

from desktop.errors import BadInput
from desktop.exchange.fill_in import read
from desktop.fill_in import FillIn, FillInFacts
from desktop.forms.word.fill_in import write

TALK = "0f" * 16
FACTS = FillInFacts(
    form=FillIn.ACTION_REPORT,
    talk_id=TALK,
    number="2026-012",
    talkee="赵立新",
    post="中共临河县委书记",
    talk_on="2026年6月15日",
    due_on="2026年7月15日",
    receiver="中共江州市委办公室",
    marking="内部",
    rows=({"position": "1", "finding": "议题会前酝酿不充分"}, {"position": "2", "finding": "乙"}),
)


def made(facts=FACTS):
    out = io.BytesIO()
    write(facts, out, made_at=datetime(2026, 7, 13, tzinfo=UTC))
    return out.getvalue()


def edited(data, change):
    document = Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def filled(document):
    document.tables[1].rows[0].cells[1].text = "认识到<b>主体责任</b> & 担当不够。\n第二段。"
    rows = document.tables[2].rows
    rows[2].cells[2].text = "修订议事规则"
    rows[2].cells[3].text = "孙国平"
    rows[2].cells[4].text = "2026年8月1日"
    rows[2].cells[5].text = "是"
    added = document.tables[2].add_row()
    for cell, text in zip(added.cells, ("2", "", "约谈分管负责人", "", "", "否"), strict=True):
        cell.text = text


def without_number(document):
    for paragraph in document.paragraphs:
        if "表单编号" in paragraph.text:
            paragraph.clear()


def lose_properties(data):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "docProps/custom.xml":
                continue
            if name in ("_rels/.rels", "[Content_Types].xml"):
                text = b"".join(
                    piece if b"custom" not in piece else b""
                    for piece in text.replace(b"/>", b"/>\n").splitlines(keepends=True)
                )
            new.writestr(name, text)
    return out.getvalue()


def test_what_was_filled_in_is_read_back_with_added_rows():
    returned = read(edited(made(), filled))
    assert (returned.form, returned.talk_id, returned.number) == (
        FillIn.ACTION_REPORT,
        TALK,
        "2026-012",
    )
    assert returned.texts == {"thinking": "认识到<b>主体责任</b> & 担当不够。\n第二段。"}
    assert [(r["position"], r["action"], r["due_on"]) for r in returned.rows] == [
        ("1", "修订议事规则", "2026年8月1日"),
        ("2", "约谈分管负责人", ""),
    ]
    assert returned.doubts == ()


def test_lost_properties_are_made_good_by_the_number_at_the_foot():
    returned = read(lose_properties(edited(made(), filled)))
    assert (returned.talk_id, returned.doubts) == (TALK, ())


def test_with_both_lost_the_labels_still_tell_the_form_and_a_doubt_is_said():
    def change(document):
        filled(document)
        without_number(document)

    returned = read(lose_properties(edited(made(), change)))
    assert (returned.form, returned.talk_id, returned.number) == (
        FillIn.ACTION_REPORT,
        "",
        "2026-012",
    )
    assert "表单编号已丢失" in returned.doubts[0]


@pytest.mark.parametrize("form", list(FillIn))
def test_each_form_goes_out_and_is_known_again(form):
    def change(document):
        document.tables[1].rows[0].cells[1].text = "已填"

    returned = read(edited(made(replace(FACTS, form=form)), change))
    assert (returned.form, returned.talk_id) == (form, TALK)
    assert "已填" in returned.texts.values()


def second_copy(document):
    filled(document)
    body = document.element.body
    from copy import deepcopy

    body.append(deepcopy(document.tables[2]._tbl))


def altered_number(document):
    filled(document)
    for paragraph in document.paragraphs:
        if "表单编号" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("0F0F", "0F0E", 1)


def other_title(document):
    filled(document)
    document.paragraphs[0].runs[0].text = "整改情况报告表"


def no_list(document):
    filled(document)
    document.tables[2].rows[1].cells[2].text = "措施"
    document.tables[2].rows[1].cells[3].text = "谁"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (made, "是空表"),
        (lambda: b"", "不是完好的 Word"),
        (lambda: b"PK\x03\x04 broken", "不是完好的 Word"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "旧版 Word 格式或设有密码"),
        (lambda: bytes(21 * 2**20), "超过 20 MB"),
        (lambda: edited(made(), second_copy), "两份《整改措施报告表》"),
        (lambda: edited(made(), altered_number), "不止一个表单编号"),
        (lambda: lose_properties(edited(made(), altered_number)), "表单编号被改动过"),
        (lambda: edited(made(), other_title), "与表名不一致"),
        (lambda: edited(made(), no_list), "栏目被改动"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(BadInput, match=sentence) as refusal:
        read(data())
    assert str(refusal.value).endswith("已存的内容没有变。")


def test_a_foreign_document_is_refused():
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("会议通知")
    document.save(out)
    with pytest.raises(BadInput, match="不是本程序发出的"):
        read(out.getvalue())


def test_a_file_that_swells_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", bytes(101 * 2**20))
    with pytest.raises(BadInput, match="展开后过大"):
        read(out.getvalue())
