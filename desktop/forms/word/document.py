"""The Word page that all twins share: GB/T 9704 measures, East Asian fonts, tables, page numbers."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FANG_SONG = "仿宋"
HEI = "黑体"
KAI = "楷体"
SONG = "宋体"
TITLE = "方正小标宋简体"
LATIN = "Times New Roman"

_PITCH = Pt(28.95)  # 22 lines in 225 mm, in the steps of a twentieth of a point that Word keeps
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def new_document(
    *, title: str, marking: str, made_at: datetime, landscape: bool = False, letter: bool = False
) -> Any:
    """Return an empty A4 document: margins, line grid, page numbers outside, marking above."""
    document = Document()
    _page(document.sections[0], landscape=landscape)
    style = document.styles["Normal"]
    set_font(style, FANG_SONG, 16)
    _speak_chinese(style)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = _PITCH
    style.paragraph_format.space_after = Pt(0)
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(document.sections[0], skip_first=letter)
    _mark(document.sections[0], marking)
    facts = document.core_properties
    facts.title, facts.author, facts.language = title, "监督谈话工作台", "zh-CN"
    facts.last_modified_by, facts.comments = "监督谈话工作台", ""
    facts.created = facts.modified = made_at.replace(tzinfo=None)
    return document


def _page(section: Any, *, landscape: bool) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.top_margin, section.bottom_margin = Mm(28), Mm(26)
        section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.header_distance = Mm(28) if not landscape else Mm(19)
    section.footer_distance = Mm(25) if not landscape else Mm(16)


def set_font(styled: Any, face: str, size: float, *, bold: bool = False) -> None:
    """Set a face for Han text and its Latin companion, size in points, on a run or a style."""
    styled.font.name, styled.font.size, styled.font.bold = LATIN, Pt(size), bold
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")


def _speak_chinese(style: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def paragraph(  # noqa: PLR0913 - a paragraph is these facts
    parent: Any,
    text: str,
    *,
    face: str = FANG_SONG,
    size: float = 16,
    align: str = "justify",
    indent: float = 0,
    pitch: float | None = None,
    keep: bool = False,
) -> Any:
    """Add a paragraph; `indent` counts characters of its first line, `pitch` is in points."""
    added = parent.add_paragraph()
    return fill(
        added, text, face=face, size=size, align=align, indent=indent, pitch=pitch, keep=keep
    )


def fill(  # noqa: PLR0913
    target: Any,
    text: str,
    *,
    face: str = FANG_SONG,
    size: float = 16,
    align: str = "justify",
    indent: float = 0,
    pitch: float | None = None,
    keep: bool = False,
) -> Any:
    """Fill an empty paragraph; line breaks in the text stay line breaks."""
    target.alignment = ALIGN[align]
    form = target.paragraph_format
    form.first_line_indent = Pt(size * indent) if indent else None
    form.keep_with_next = keep
    if pitch is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    run = target.add_run(printable(text))
    set_font(run, face, size)
    return target


def printable(text: str) -> str:
    """Return the text without the control characters that a Word file cannot hold."""
    return "".join(c for c in text if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff"))


def table(document: Any, widths: Sequence[float]) -> Any:
    """Add an empty table with outer rules of 0.5 mm and inner ones of 0.25 mm; widths in mm."""
    made = document.add_table(rows=0, cols=len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no call for borders
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:val"), "single")
        edge.set(qn("w:sz"), "6" if side.startswith("inside") else "12")
        edge.set(qn("w:color"), "000000")
        borders.append(edge)
    properties.append(borders)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def add_row(made: Any, *, height: float = 0, head: bool = False, whole: bool = False) -> Any:
    """Add a row of at least `height` mm; a head is repeated on each page, a whole one not cut."""
    row = made.add_row()
    for cell, column in zip(row.cells, made.columns, strict=True):
        cell.width = column.width
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    for wanted, tag in ((head, "w:tblHeader"), (whole or head, "w:cantSplit")):
        if wanted:
            properties.append(OxmlElement(tag))
    return row


def span(row: Any, first: int, last: int) -> Any:
    """Merge the cells of a row from the first to the last and return the one cell."""
    cells = row.cells
    return cells[first].merge(cells[last]) if last > first else cells[first]


def write_cell(
    cell: Any, text: str, *, face: str = FANG_SONG, align: str = "left", size: float = 12
) -> None:
    """Write into a cell, 小四 unless said, with a close pitch, one paragraph for each line."""
    cell.vertical_alignment = 1
    for number, line in enumerate(text.split("\n")):
        target = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        fill(target, line, face=face, size=size, align=align, pitch=round(size * 5 / 3))


def rule(target: Any, *, above: bool, below: bool, thin: bool) -> None:
    """Draw the rules of the foot of a paper: 0.35 mm outside, 0.25 mm between."""
    borders = _borders(target)
    for wanted, side, size in ((above, "top", 8), (below, "bottom", 6 if thin else 8)):
        if wanted:
            _edge(borders, side, "single", size)


def rule_below(target: Any, *, style: str) -> None:
    """Draw a rule of a style of Word's (dashed, thickThinSmallGap) below a paragraph."""
    _edge(_borders(target), "bottom", style, 18 if style.startswith("thick") else 6)


def _borders(target: Any) -> Any:
    properties = target._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no call for rules
    borders = OxmlElement("w:pBdr")
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )
    return borders


def _edge(borders: Any, side: str, style: str, size: int) -> None:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", style), ("sz", str(size)), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)


def right_tab(target: Any, at: float) -> None:
    """Set a tab at the right edge of the text, in mm, so that two texts stand at both sides."""
    target.paragraph_format.tab_stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.RIGHT)


def outline_level(target: Any, level: int) -> None:
    """Let a heading show in the navigation pane; level from 1."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level - 1))
    target._p.get_or_add_pPr().insert_element_before(mark, "w:divId", "w:rPr", "w:sectPr")  # noqa: SLF001


def _number_pages(section: Any, *, skip_first: bool) -> None:
    section.different_first_page_header_footer = skip_first
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        line = footer.paragraphs[0]
        line.alignment = ALIGN[align]
        side = line.paragraph_format
        side.right_indent = Pt(14) if align == "right" else None
        side.left_indent = Pt(14) if align == "left" else None
        for part in ("— ", "PAGE", " —"):
            run = line.add_run("" if part == "PAGE" else part)
            set_font(run, SONG, 14)
            if part == "PAGE":
                _field(run, part)


def _field(run: Any, code: str) -> None:
    for kind in ("begin", "", "end"):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = code
        run._r.append(mark)  # noqa: SLF001


def _mark(section: Any, marking: str) -> None:
    for header in (section.header, section.even_page_header, section.first_page_header):
        fill(header.paragraphs[0], marking, face=HEI, align="left")


def save(document: Any, out: BinaryIO, properties: dict[str, str] | None = None) -> None:
    """Write the file; equal documents give equal bytes."""
    if properties:
        _custom_properties(document, properties)
    raw = BytesIO()
    document.save(raw)
    with ZipFile(raw) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = ZipInfo(name, _ZIP_DATE)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))


def _custom_properties(document: Any, properties: dict[str, str]) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    base = "http://schemas.openxmlformats.org/officeDocument/2006"
    root = etree.Element(
        f"{{{base}/custom-properties}}Properties",
        nsmap={None: f"{base}/custom-properties", "vt": f"{base}/docPropsVTypes"},
    )
    for number, (name, value) in enumerate(sorted(properties.items()), start=2):
        entry = etree.SubElement(
            root,
            f"{{{base}/custom-properties}}property",
            fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
            pid=str(number),
            name=name,
        )
        etree.SubElement(entry, f"{{{base}/docPropsVTypes}}lpwstr").text = value
    package = document.part.package
    part = Part(
        PackURI("/docProps/custom.xml"),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
        package,
    )
    package.relate_to(part, f"{base}/relationships/custom-properties")
