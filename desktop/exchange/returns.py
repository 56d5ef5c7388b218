"""Yearly returns as Excel: the blank that goes out, and reading what comes back (Art. 14)."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from db.frozen import frozen
from desktop.errors import BadInput
from desktop.exchange.cells import label, text
from desktop.exchange.heads import Vocabulary
from desktop.exchange.list_reader import ListReader
from desktop.exchange.remarks import Remark
from desktop.exchange.sheets import Head, Sheet, Value, write
from desktop.exchange.workbooks import open_book
from desktop.rules.returns import FIELDS, faults

_NAMES = (
    {"organisation": "单位 单位名称 填报单位 党组织 党组织名称"}
    | {f.key: f"{f.label} {f.names}" for f in FIELDS}
    | {"filled_by": "填报人 填表人 联系人", "phone": "联系电话 电话"}
)
VOCABULARY = Vocabulary(_NAMES, ("organisation", "held"))
_HEADS = (
    Head("单位", 26, wrap=True),
    *(Head(f.label, 9, wrap=True) for f in FIELDS),
    Head("填报人", 10),
    Head("联系电话", 14),
)
_NOTE = "请逐栏填写数字，没有的填0；不要改动表头和单位名称。{}"
_MOST = 100_000


@frozen
class ReturnRow:
    """One row as read: its body's name as written, the figures given, who filled it in."""

    row: int
    organisation: str
    figures: Mapping[str, int]
    filled_by: str
    phone: str


@frozen
class ReadReturns:
    """What a workbook holds: rows that are clear, and every cell that is not."""

    rows: tuple[ReturnRow, ...]
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]


def blank(year: int, organisations: Sequence[str], office: str, due: str) -> bytes:
    """Return the form to fill in, with the names of the bodies in it."""
    rows: list[list[Value]] = [[name, *([None] * (len(_HEADS) - 1))] for name in organisations]
    sheet = Sheet(
        name=f"{year}年报表",
        title=f"{year}年度监督谈话工作情况报表",
        heads=_HEADS,
        rows=rows,
        note=_NOTE.format(f"请于{due}前报{office}。" if due else ""),
    )
    return workbook([sheet], office)


def workbook(sheets: Sequence[Sheet], office: str) -> bytes:
    """Return sheets as a file."""
    out = BytesIO()
    write(sheets, out, author=office)
    return out.getvalue()


def read(content: bytes) -> ReadReturns:
    """Return every row of a workbook, or raise BadInput where it is no return at all."""
    book = open_book(content)
    rows: list[ReturnRow] = []
    errors: list[Remark] = []
    notices: list[Remark] = []
    found = False
    for sheet in book.sheets:
        heads = VOCABULARY.find(sheet)
        if heads is None:
            continue
        found = True
        reader = _Reader(sheet, heads, VOCABULARY, "报表内容", date1904=book.date1904)
        rows += reader.read()
        errors += reader.errors
        notices += reader.notices
    if not found:
        raise BadInput(
            "没有找到报表的表头（至少要有“单位”“已谈数”和另一栏数字），请用下发的空白表；什么也没有读入。"
        )
    return ReadReturns(rows=tuple(rows), errors=tuple(errors), notices=tuple(notices))


class _Reader(ListReader):
    def read(self) -> list[ReturnRow]:
        rows = []
        for place, cells in self._lines():
            name = label(cells.get("organisation"))
            if not name:
                self._error(place, "organisation", "没有单位名称，看不出是哪个单位的数字")
                continue
            figures = {
                field.key: number
                for field in FIELDS
                if (number := self._number(place, field.key, cells.get(field.key))) is not None
            }
            for key, words in faults(figures):
                self._error(place, key, words)
            rows.append(
                ReturnRow(
                    row=place,
                    organisation=name,
                    figures=figures,
                    filled_by=text(cells.get("filled_by")),
                    phone=text(cells.get("phone")),
                )
            )
        return rows

    def _number(self, place: int, key: str, value: object) -> int | None:
        if self._is_not_counted(place, key) if key in self._letters else False:
            self._error(place, key, "公式没有算出的值，请用 Excel 打开保存一次")
            return None
        try:
            written = text(value)
        except BadInput as problem:
            self._error(place, key, str(problem))
            return None
        if not written:
            if key in self._letters:
                self._error(place, key, "没有填，没有的请填0")
            return None
        plain = written.removesuffix("人次").removesuffix("人").removesuffix("个").strip()
        if not plain.isdecimal() or int(plain) > _MOST:
            self._error(place, key, f"“{written}”不是数字，请填整数")
            return None
        return int(plain)
