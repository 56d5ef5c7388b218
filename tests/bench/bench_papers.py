"""A record of two pages, 500 reminder letters in one PDF, and the preview of a first page."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
from measure import Measure, milliseconds
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop.forms.catalogue import form
from desktop.forms.fonts import load_bundled
from desktop.forms.paper import Face, texts
from desktop.forms.pdf import write
from tests.forms import samples

LETTERS = 500
# One letter as Word, turned into PDF by LibreOffice, took 350 ms (60 and 290; 20 letters in one run,
# measured once by hand on two cores); a letter of ours is to take a twentieth of that.
BY_LIBREOFFICE = 350
BODY, LEADING, CHARACTERS, LINES = 15.75, 28.99, 28, 22


def measures():
    yield _record()
    yield _letters()
    yield _preview()


def _two_pages():
    """The papers of a record that fills two pages."""
    text = "\n".join(samples.RECORD_TEXT.split("\n")[:14])
    (paper,) = form("record").papers([samples.ordinary(record_text=text)], samples.CONTROL)
    return paper


def _record():
    paper = _two_pages()
    assert _written(paper)[0] == 2
    return Measure(
        name="a record of two pages to PDF, warm",
        value=milliseconds(lambda: _written(paper), times=15),
        baseline=milliseconds(lambda: _bare(paper), times=15),
        most_times=2,
    )


def _written(*papers):
    out = BytesIO()
    return write(papers, out).pages, out.getvalue()


def _bare(paper):
    """The same text by reportlab alone: the same fonts, cut every 28 characters, nothing else."""
    for face in (Face.FANG, Face.HEI, Face.KAI, Face.TITLE, Face.SONG):
        pdfmetrics.registerFont(load_bundled(face))
    out = BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=1)
    body = load_bundled(Face.FANG).fontName
    lines = [
        part[at : at + CHARACTERS]
        for text in texts(paper)
        for part in text.split("\n")
        for at in range(0, len(part), CHARACTERS)
    ]
    for begin in range(0, len(lines), LINES):
        for face in (Face.HEI, Face.TITLE, Face.SONG):
            canvas.setFont(load_bundled(face).fontName, BODY)
            canvas.drawString(80, 780, "监督谈话记录内部")
        canvas.setFont(body, BODY)
        for number, line in enumerate(lines[begin : begin + LINES]):
            canvas.drawString(80, 730 - number * LEADING, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _letters():
    """500 letters of as many talks, each on two pages, from facts to bytes."""
    dossiers = [_dossier(number) for number in range(LETTERS)]
    control = replace(samples.CONTROL, on=date(2026, 8, 10))
    took = milliseconds(lambda: _written(*form("reminder").papers(dossiers, control)), times=2)
    return Measure(
        name=f"{LETTERS} reminder letters with receipts into one PDF",
        value=took,
        most=LETTERS * BY_LIBREOFFICE / 20,
    )


def _dossier(number):
    names = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶"
    name = names[number % 30] + "立建国平志强文博雅静"[number // 30 % 10] + "新"
    made = samples.ordinary()
    return replace(
        made,
        talk=replace(made.talk, id=f"t{number}", number=f"2026-{number:03d}"),
        talkee=replace(made.talkee, name=name),
    )


def _preview():
    """The first page of a form as a picture in the size of the screen, with the making of its PDF."""
    paper = _two_pages()
    return Measure(
        name="preview of the first page of a record",
        value=milliseconds(lambda: _shown(_written(paper)[1]), times=15),
        baseline=milliseconds(lambda: _written(paper), times=15),
        most_times=1.5,
    )


def _shown(data):
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=96 / 72)
    document.close()
    return picture
