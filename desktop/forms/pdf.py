"""Papers written as one PDF: fonts embedded, text searchable, equal papers give equal bytes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from reportlab.pdfgen.canvas import Canvas

from desktop.forms import measures as m
from desktop.forms.flow import paginate
from desktop.forms.fonts import FontBook, Substitution, load_bundled
from desktop.forms.page import Page
from desktop.forms.paper import Face, Paper
from desktop.forms.pen import Pen
from desktop.forms.strips import Strips

PROGRAM = "监督谈话工作台"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: pages, and the characters that had to be printed in another face."""

    pages: int
    substitutions: tuple[Substitution, ...]


def write(
    papers: Iterable[Paper],
    out: BinaryIO,
    *,
    faces: Mapping[Face, tuple[Path, int]] | None = None,
    told: Callable[[int], object] | None = None,
) -> Written:
    """Write papers one after the other; each counts its own pages. `told` hears of each done."""
    book = FontBook(faces)
    base = load_bundled(Face.FANG).fontName
    canvas = Canvas(
        out,
        pagesize=(m.PAGE_WIDTH, m.PAGE_HEIGHT),
        invariant=True,
        pageCompression=1,
        initialFontName=cast(Any, base),  # its type stub says float
        lang="zh-CN",
    )
    pen = Pen(canvas, m.LEFT)
    pages = 0
    for done, paper in enumerate(papers, start=1):
        if done == 1:
            _describe(canvas, paper)
        pages += _draw(paper, book, canvas, pen)
        if told:
            told(done)
    canvas.save()
    return Written(pages, book.substitutions())


def _describe(canvas: Canvas, paper: Paper) -> None:
    canvas.setTitle(paper.title)
    canvas.setAuthor(paper.author)
    canvas.setSubject(paper.title)
    canvas.setKeywords("，".join(paper.keywords))
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)


def _draw(paper: Paper, book: FontBook, canvas: Canvas, pen: Pen) -> int:
    page = Page(paper, book)
    strips = Strips(book, page.width)
    sheets = paginate(strips.all(paper.blocks), strips.all(paper.foot), page.first, page.height)
    size = (m.PAGE_WIDTH, m.PAGE_HEIGHT)
    for number, sheet in enumerate(sheets, start=1):
        canvas.setPageRotation(90 if paper.landscape else 0)
        canvas.setPageSize(size[::-1] if paper.landscape else size)  # reportlab turns it again
        page.draw(sheet, number, pen)
    return len(sheets)
