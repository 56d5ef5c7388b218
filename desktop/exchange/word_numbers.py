"""The numbers that Word puts before a paragraph by itself: 第一条 is then not in the text."""

import re
from typing import Any

from desktop.exchange.numerals import written_numeral

_COUNTED = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographTraditional",
    "japaneseCounting",
    "taiwaneseCountingThousand",
}
_BEFORE_TEXT = re.compile(r"[条章节编]$")


class Numbers:
    """Counts through one document, paragraph by paragraph from its beginning."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._of: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        parts = document.part.package.iter_parts()
        part = next((p for p in parts if str(p.partname).endswith("/numbering.xml")), None)
        if part is not None and hasattr(part, "element"):
            self._read(part.element)

    def before(self, paragraph: Any) -> str:
        """Return the number of the next paragraph as it is shown, "" where it has none."""
        found = self._place(paragraph)
        if found is None or not paragraph.text.strip():
            return ""
        abstract, level = found
        shape, _, start = self._levels[found]
        self._counts[found] = self._counts.get(found, start - 1) + 1
        for other in [k for k in self._counts if k[0] == abstract and k[1] > level]:
            del self._counts[other]
        words = re.sub(r"%(\d)", lambda m: self._written(abstract, int(m[1]) - 1), shape)
        return f"{words} " if _BEFORE_TEXT.search(words) else words

    def _written(self, abstract: str, level: int) -> str:
        _, form, start = self._levels.get((abstract, level), ("", "decimal", 1))
        number = self._counts.get((abstract, level), start)
        return written_numeral(number) if form in _COUNTED else str(number)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        qn = self._qn
        style, props = paragraph.style, paragraph._p.pPr  # noqa: SLF001 - python-docx has no name
        numbered = props.find(qn("w:numPr")) if props is not None else None
        while numbered is None and style is not None:
            own = style.element.find(qn("w:pPr"))
            numbered = own.find(qn("w:numPr")) if own is not None else None
            style = style.base_style
        if numbered is None:
            return None
        number, level = numbered.find(qn("w:numId")), numbered.find(qn("w:ilvl"))
        abstract = self._of.get(number.get(qn("w:val"), "") if number is not None else "")
        found = abstract or "", int(level.get(qn("w:val"), "0")) if level is not None else 0
        return found if found in self._levels else None

    def _read(self, numbering: Any) -> None:
        qn = self._qn
        for abstract in numbering.findall(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            for level in abstract.findall(qn("w:lvl")):
                values = {
                    key: found.get(qn("w:val"), "")
                    for key in ("lvlText", "numFmt", "start")
                    if (found := level.find(qn(f"w:{key}"))) is not None
                }
                start = values.get("start", "1")
                self._levels[name, int(level.get(qn("w:ilvl")))] = (
                    values.get("lvlText", ""),
                    values.get("numFmt", "decimal"),
                    int(start) if start.isdecimal() else 1,
                )
        for number in numbering.findall(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId"))
            if abstract is not None:
                self._of[number.get(qn("w:numId"))] = abstract.get(qn("w:val"))
