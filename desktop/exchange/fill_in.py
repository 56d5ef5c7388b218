"""Reading a returned fill-in form: which talk it belongs to, and what was written in."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop.errors import BadInput
from desktop.exchange.word_files import read_word
from desktop.fill_in import INFO, LAYOUTS, FillIn, Layout, Returned, read_form_number

_MOST_BYTES = 20 * 2**20
_MOST_ROWS = 500
_NUMBER = re.compile(r"[ZCQ]-[0-9A-F]+-[0-9A-F]{4}", re.IGNORECASE)
_SAFE = "已存的内容没有变。"

Grid = list[list[str]]


def read(data: bytes) -> Returned:
    """Return what a returned Word form says, or raise BadInput with one sentence.

    The form and talk are known by the custom properties, else by the number at the foot; where
    both are lost the form is known by its labels and the talk only by its number and name.
    """
    written = _open(data)
    grids = written.grids
    form, talk_id, doubts = _identity(written)
    layout = LAYOUTS[form]
    facts = _pairs(grids)
    texts = {t.key: facts.get(_plain(t.label), "") for t in layout.texts}
    rows = _rows(layout, grids)
    if not rows and not any(v.strip() for v in texts.values()):
        raise BadInput(f"这份《{layout.title}》是空表，没有填写内容，没有读入；{_SAFE}")
    missing = [t.label for t in layout.texts if _plain(t.label) not in facts]
    doubts += [f"表中找不到“{label}”一栏，请核对。" for label in missing]
    return Returned(
        form=form,
        talk_id=talk_id,
        number=facts.get(INFO[0], ""),
        talkee=facts.get(INFO[1], ""),
        texts=texts,
        rows=rows,
        doubts=tuple(doubts),
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in a Word file: paragraphs, tables, and the number among its properties."""

    paragraphs: list[str]
    grids: list[Grid]
    number: str


def _open(data: bytes) -> _Written:
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise BadInput(f"文件是旧版 Word 格式或设有密码，请另存为不加密的 .docx 后再读入；{_SAFE}")
    if len(data) > _MOST_BYTES:
        raise BadInput(f"文件超过 20 MB，不像是填写的报告表，没有读入；{_SAFE}")
    return read_word(
        data,
        _written,
        damaged=f"文件不是完好的 Word（.docx）文件，没有读入；{_SAFE}",
        swollen=f"文件展开后过大，不像是填写的报告表，没有读入；{_SAFE}",
    )


def _written(document: Any) -> _Written:
    return _Written(
        [p.text for p in document.paragraphs],
        [_grid(t) for t in document.tables],
        _custom_property(document, "tanhua-number"),
    )


def _grid(table: Any) -> Grid:
    return [_row(row) for row in table.rows[:_MOST_ROWS]]


def _row(row: Any) -> list[str]:
    cells, last = [], None
    for cell in row.cells:  # a merged cell comes once for each column it spans
        if cell._tc is not last:  # noqa: SLF001
            cells.append(cell.text.strip())
        last = cell._tc  # noqa: SLF001
    return cells


def _plain(text: str) -> str:
    return re.sub(r"[\s:：]", "", unicodedata.normalize("NFKC", text))


def _identity(written: _Written) -> tuple[FillIn, str, list[str]]:
    grids = written.grids
    printed = [n for text in written.paragraphs for n in _NUMBER.findall(text)]
    numbers = {n.upper() for n in (*printed, written.number) if n}
    if len(numbers) > 1:
        raise BadInput(f"文件里有不止一个表单编号，可能由几份表拼成，没有读入；{_SAFE}")
    titles = {_plain(text) for text in written.paragraphs}
    forms = [f for f, layout in LAYOUTS.items() if layout.title in titles]
    if numbers:
        known = read_form_number(numbers.pop())
        if known is None:
            raise BadInput(f"表单编号被改动过，认不出是哪一场谈话，没有读入；{_SAFE}")
        if forms and forms != [known[0]]:
            raise BadInput(f"表单编号与表名不一致，可能由几份表拼成，没有读入；{_SAFE}")
        _require_labels(known[0], grids)
        return known[0], known[1], []
    if len(forms) != 1:
        raise BadInput(f"这不是本程序发出的自查、整改措施或整改情况报告表，没有读入；{_SAFE}")
    _require_labels(forms[0], grids)
    return forms[0], "", ["表单编号已丢失，按谈话编号和姓名识别，请核对是否这场谈话。"]


def _require_labels(form: FillIn, grids: list[Grid]) -> None:
    layout = LAYOUTS[form]
    tops = [g for g in grids if _head(layout, g) is not None]
    if not tops:
        raise BadInput(f"《{layout.title}》的表格栏目被改动，找不到“{layout.list_title}”；{_SAFE}")
    if len(tops) > 1:
        raise BadInput(f"文件里有两份《{layout.title}》，请只留一份再读入；{_SAFE}")


def _custom_property(document: Any, name: str) -> str:
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/docProps/custom.xml":
            from defusedxml.ElementTree import fromstring

            for entry in fromstring(part.blob):
                if entry.get("name") == name:
                    return "".join(entry.itertext())
    return ""


def _pairs(grids: list[Grid]) -> dict[str, str]:
    known = {_plain(label) for label in INFO}
    known |= {_plain(t.label) for layout in LAYOUTS.values() for t in layout.texts}
    found: dict[str, str] = {}
    for row in (row for grid in grids for row in grid):
        for label, value in pairwise(row):
            if _plain(label) in known and _plain(value) not in known:
                found.setdefault(_plain(label), value)
    return found


def _head(layout: Layout, grid: Grid) -> tuple[int, list[str | None]] | None:
    keys = {_plain(c.label): c.key for c in layout.columns}
    for number, row in enumerate(grid):
        columns = [keys.get(_plain(cell)) for cell in row]
        if sum(c is not None for c in columns) >= len(keys) - 1:
            return number, columns
    return None


def _rows(layout: Layout, grids: list[Grid]) -> tuple[dict[str, str], ...]:
    written = {c.key for c in layout.columns} - {"position", "finding"}
    rows: list[dict[str, str]] = []
    for grid in grids:
        if (head := _head(layout, grid)) is None:
            continue
        number, columns = head
        for row in grid[number + 1 :]:
            cells = {k: v for k, v in zip(columns, row, strict=False) if k}
            if any(cells.get(k, "").strip() for k in written):
                rows.append(cells)
    return tuple(rows)
