"""The three forms the talkee fills in, as they are printed: the same labels as their Word files."""

from desktop.fill_in import INFO, LAYOUTS, FillIn, FillInFacts, Layout, TextField, form_number
from desktop.forms.control import Control
from desktop.forms.paper import Align, Block, Cell, Lines, Note, Paper, Row, Table, Title
from desktop.forms.rows import GRID, empty, head, pair
from desktop.forms.wording import DAY_TO_FILL

_BLANK_ROWS = 7
_FILLED = 18  # mm, the least height of a text on a form that has come back
_MIDDLE = dict.fromkeys(
    ("position", "responsible", "due_on", "done_on", "first_responsible"), Align.CENTRE
)
_LABEL, _VALUE = 26, 130  # mm
_NOTES = {
    FillIn.SELF_CHECK: "差距和不足逐条填写，做到见人见事见思想；栏目不够可另附页。",
    FillIn.ACTION_REPORT: "一条措施填写一行，同一问题有几条措施的，序号相同；"
    "措施落在履行第一责任人职责上的，末栏填“是”，并向领导班子其他成员通报；栏目不够可另附页。",
    FillIn.RESULTS_REPORT: "一条措施填写一行，如实填写落实情况，佐证材料另附；栏目不够可另附页。",
}


def paper(facts: FillInFacts, control: Control) -> Paper:
    """Return the printed form, filled in as far as the facts go."""
    layout = LAYOUTS[facts.form]
    number = form_number(facts.form, facts.talk_id) if facts.talk_id else ""
    return Paper(
        key=facts.form.value,
        title=layout.title,
        author=control.office,
        marking=facts.marking,
        keywords=("监督谈话", facts.talkee),
        blocks=(
            Title(text=layout.title),
            *_tables(facts, layout),
            Note(text=f"填表说明：{_NOTES[facts.form]}报送：{facts.receiver}。"),
            Lines(lines=(("被谈话人（签名）", ""),)),
        ),
        foot_note=f"表单编号 {number}" if number else "",
    )


def blank(form: FillIn, control: Control) -> Paper:
    """Return the form with nothing filled in."""
    facts = FillInFacts(
        form=form,
        talk_id="",
        number="",
        talkee="",
        post="",
        talk_on="",
        due_on="",
        receiver=control.own_body,
        marking=control.marking,
    )
    return paper(facts, control)


def _tables(facts: FillInFacts, layout: Layout) -> list[Block]:
    """Return the tables one below the other without a gap: they read as one form."""
    texts = dict(facts.texts)
    grid = Table(widths=GRID, rows=tuple(_info(facts)))
    blocks: list[Block] = [grid, *_texts(layout.above, texts)]
    blocks.append(_list(facts, layout))
    return [*blocks, *_texts(layout.below, texts)]


def _info(facts: FillInFacts) -> list[Row]:
    values = (facts.number, facts.talkee, facts.post, facts.talk_on, facts.due_on, DAY_TO_FILL)
    known = list(zip(INFO, values, strict=True))
    return [pair(*known[at], *known[at + 1], height=10) for at in range(0, len(known), 2)]


def _short(key: str, text: str) -> str:
    """Break a date after the year: its column is narrow."""
    return text.replace("年", "年\n", 1) if key in ("due_on", "done_on") else text


def _texts(fields: tuple[TextField, ...], texts: dict[str, str]) -> list[Block]:
    if not fields:
        return []
    rows = tuple(
        Row(
            cells=(Cell(text=f.label, label=True), Cell(text=texts.get(f.key, ""), field=f.key)),
            height=_FILLED if texts else f.height,
        )
        for f in fields
    )
    return [Table(widths=(_LABEL, _VALUE), rows=rows)]


def _list(facts: FillInFacts, layout: Layout) -> Table:
    keys = [column.key for column in layout.columns]
    rows = [
        Row(
            cells=tuple(
                Cell(text=_short(key, row.get(key, "")), field=key, align=_MIDDLE.get(key))
                for key in keys
            ),
            height=14,
        )
        for row in facts.rows
    ]
    title = Row(
        cells=(Cell(text=layout.list_title, label=True, span=len(keys)),), head=True, height=9
    )
    wanted = 0 if facts.texts else 4 if facts.talk_id else _BLANK_ROWS
    missing = max(wanted - len(rows), 0)
    return Table(
        widths=tuple(float(column.width) for column in layout.columns),
        rows=(title, head(*(c.label for c in layout.columns)), *rows, *empty(len(keys), missing)),
    )
