"""The fill-in forms as Word files: written for one talk, filled in elsewhere, read back later."""

from datetime import datetime
from typing import Any, BinaryIO

from desktop.fill_in import INFO, LAYOUTS, FillIn, FillInFacts, Layout, TextField, form_number
from desktop.forms.word.document import (
    HEI,
    TITLE,
    add_row,
    fill,
    new_document,
    paragraph,
    save,
    span,
    table,
    write_cell,
)

_WIDTH = 156
_BLANK_ROWS = 3
_NOTES = {
    FillIn.SELF_CHECK: "差距和不足逐条填写，行数不够可以增加。",
    FillIn.ACTION_REPORT: "一条措施填写一行，同一问题有几条措施的，序号相同，行数不够可以增加；"
    "完成时限写为2026年8月1日的样式。",
    FillIn.RESULTS_REPORT: "一条措施填写一行，行数不够可以增加；完成日期写为2026年8月1日的样式，"
    "佐证材料另附。",
}


def write(facts: FillInFacts, out: BinaryIO, *, made_at: datetime) -> None:
    """Write the Word form of one talk, or a blank one where the facts are empty."""
    layout = LAYOUTS[facts.form]
    document = new_document(title=layout.title, marking=facts.marking, made_at=made_at)
    paragraph(document, layout.title, face=TITLE, size=22, align="centre", pitch=36)
    paragraph(document, "", size=12, pitch=12)
    _facts(document, facts)
    texts = dict(facts.texts)
    _texts(document, layout.above, texts)
    _list(document, facts, layout)
    _texts(document, layout.below, texts)
    _foot(document, facts)
    number = form_number(facts.form, facts.talk_id) if facts.talk_id else ""
    properties = {"tanhua-form": facts.form.value, "tanhua-number": number} if number else None
    save(document, out, properties)


def _facts(document: Any, facts: FillInFacts) -> None:
    values = (facts.number, facts.talkee, facts.post, facts.talk_on, facts.due_on, "")
    made = table(document, (26, 52, 26, 52))
    for pair in range(0, len(INFO), 2):
        row = add_row(made, height=10, whole=True)
        for place, (label, value) in enumerate(
            zip(INFO[pair : pair + 2], values[pair : pair + 2], strict=True)
        ):
            write_cell(row.cells[2 * place], label, face=HEI, align="centre")
            write_cell(row.cells[2 * place + 1], value)
    _gap(document)


def _texts(document: Any, wanted: tuple[TextField, ...], texts: dict[str, str]) -> None:
    if not wanted:
        return
    made = table(document, (30, _WIDTH - 30))
    for text in wanted:
        row = add_row(made, height=text.height)
        write_cell(row.cells[0], text.label, face=HEI, align="centre")
        write_cell(row.cells[1], texts.get(text.key, ""))
    _gap(document)


def _list(document: Any, facts: FillInFacts, layout: Layout) -> None:
    made = table(document, [c.width for c in layout.columns])
    title = add_row(made, height=9, head=True)
    write_cell(span(title, 0, len(layout.columns) - 1), layout.list_title, face=HEI, align="centre")
    head = add_row(made, height=9, head=True)
    for cell, column in zip(head.cells, layout.columns, strict=True):
        write_cell(cell, column.label, face=HEI, align="centre")
    for row_facts in (*facts.rows, *({} for _ in range(_BLANK_ROWS))):
        row = add_row(made, height=16, whole=True)
        for cell, column in zip(row.cells, layout.columns, strict=True):
            write_cell(cell, row_facts.get(column.key, ""))
    _gap(document)


def _foot(document: Any, facts: FillInFacts) -> None:
    paragraph(document, f"填表说明：{_NOTES[facts.form]}", size=12, pitch=18)
    if facts.receiver:
        paragraph(document, f"报送：{facts.receiver}", size=12, pitch=18)
    sign = paragraph(document, "被谈话人（签名）：　　　　　　　　", align="right", keep=True)
    sign.paragraph_format.space_before = 200000
    paragraph(document, "年　　月　　日", align="right")
    if facts.talk_id:
        number = form_number(facts.form, facts.talk_id)
        line = document.add_paragraph()
        fill(
            line, f"表单编号：{number}（读回时据此识别，请勿改动）", size=9, pitch=14, align="left"
        )


def _gap(document: Any) -> None:
    paragraph(document, "", size=6, pitch=8)
