"""Reading the rows below the heads of a list, and gathering what is to be said of its cells."""

from collections.abc import Iterator, Mapping

from desktop.exchange.heads import Heads, Vocabulary
from desktop.exchange.remarks import MatchedColumn, Remark
from desktop.exchange.workbooks import Sheet, column_letter

_SECTION = r"一二三四五六七八九十（("
_ENDINGS = (
    "合计",
    "总计",
    "小计",
    "填表人",
    "填报人",
    "审核人",
    "说明",
    "备注",
    "注：",
    "注:",
    "制表",
)


class ListReader:
    """Goes through one sheet; `content` names what a row of it is, as 名册内容."""

    def __init__(
        self, sheet: Sheet, heads: Heads, vocabulary: Vocabulary, content: str, *, date1904: bool
    ) -> None:
        self._sheet = sheet
        self._heads = heads
        self._vocabulary = vocabulary
        self._content = content
        self._letters = {f: column_letter(c + 1) for f, c in heads.columns.items()}
        self._date1904 = date1904
        self.row_count = 0
        self.errors: list[Remark] = []
        self.notices: list[Remark] = []
        self._say_of_heads()

    def columns(self) -> Iterator[MatchedColumn]:
        """Tell which columns were recognised, from left to right."""
        for name, column in sorted(self._heads.columns.items(), key=lambda pair: pair[1]):
            yield MatchedColumn(
                sheet=self._sheet.name,
                letter=column_letter(column + 1),
                head=self._heads.titles[name],
                read_as=self._vocabulary.titles[name],
            )

    def _lines(self) -> Iterator[tuple[int, Mapping[str, object]]]:
        """Yield the rows that say something: their number from 1, and their cells by field."""
        for number, values in enumerate(self._sheet.rows[self._heads.last_row :]):
            place = self._heads.last_row + 1 + number
            cells_of_row = {f: values[c] for f, c in self._heads.columns.items()}
            if all(v is None or v == "" for v in cells_of_row.values()) and not any(
                self._is_not_counted(place, f) for f in self._letters
            ):
                continue
            if self._is_no_data(place, cells_of_row):
                continue
            self.row_count += 1
            yield place, cells_of_row

    def _is_not_counted(self, place: int, name: str) -> bool:
        """A formula without a value."""
        return f"{self._letters[name]}{place}" in self._sheet.not_counted

    def _say_of_heads(self) -> None:
        top = self._heads.last_row
        for head in self._heads.doubled:
            self._notice(top, head, "", "与另一列意思相同，没有使用这一列")
        if self._sheet.has_formulas:
            self._notice(top, "", "", "表中有公式，按文件上次保存时算出的值读入")

    def _is_no_data(self, place: int, values: Mapping[str, object]) -> bool:
        """A head repeated on a further page, a line between sections, a sum, a signature."""
        said = [v for v in values.values() if v is not None and v != ""]
        if not said:
            return False
        field_of = self._vocabulary.field_of
        if field_of(said[0]) and sum(field_of(v) is not None for v in said) >= len(said) - 1:
            return True
        first = "".join(str(said[0]).split())
        alone = isinstance(said[0], str) and said.count(said[0]) == len(said)
        section = alone and first[:1] in _SECTION and ("、" in first[:4] or first[0] in "（(")
        if section or first.startswith(_ENDINGS):
            self._notice(place, "", "", f"“{first[:30]}”不是{self._content}，没有读这一行")
            return True
        return not first and len(said) == 1

    def _error(self, place: int, name: str, message: str) -> None:
        letter = self._letters.get(name, "")
        self.errors.append(
            Remark(
                sheet=self._sheet.name,
                row=place,
                column=self._heads.titles.get(name, self._vocabulary.titles[name]),
                cell=f"{letter}{place}" if letter else "",
                message=f"{message}。",
            )
        )

    def _notice(self, place: int, column: str, letter: str, message: str) -> None:
        self.notices.append(
            Remark(
                sheet=self._sheet.name,
                row=place,
                column=column,
                cell=f"{letter}{place}" if letter else "",
                message=f"{message}。",
            )
        )
