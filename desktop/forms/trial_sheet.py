"""A sheet to see where a printer's edges are: frames at known distances, and the text area."""

from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from desktop.forms import measures as m
from desktop.forms.fonts import load_bundled
from desktop.forms.paper import Face

TITLE = "打印机测试页"
_FRAMES = (5, 10, 15, 20)  # mm from the edges of the sheet
_LINES = (
    "用实际大小（100%）打印，不要选“适应页面”。",
    "四周的框依次距纸边 5、10、15、20 毫米，用尺量一量是否准确。",
    "粗框是公文版心：156 × 225 毫米，上边距 37 毫米，左边距 28 毫米。",
    "哪一圈框印不全，说明打印机打不到那里；偏了的，请在打印机属性中调整。",
)


def write(out: BinaryIO) -> None:
    """Write the sheet as a PDF of one page."""
    face = load_bundled(Face.FANG).fontName
    canvas = Canvas(out, pagesize=(m.PAGE_WIDTH, m.PAGE_HEIGHT), invariant=True, lang="zh-CN")
    canvas.setTitle(TITLE)
    for distance in _FRAMES:
        edge = distance * m.MM
        canvas.setLineWidth(0.3)
        canvas.rect(edge, edge, m.PAGE_WIDTH - 2 * edge, m.PAGE_HEIGHT - 2 * edge)
        canvas.setFont(face, 9)
        canvas.drawString(m.PAGE_WIDTH / 2, edge + 2, f"{distance}")
    canvas.setLineWidth(1)
    canvas.rect(m.LEFT, m.BOTTOM, m.TEXT_WIDTH, m.TEXT_HEIGHT)
    canvas.setFont(face, 14)
    for number, line in enumerate((TITLE, *_LINES)):
        canvas.drawString(m.LEFT + 20, m.PAGE_HEIGHT - m.TOP - 40 - number * 28, line)
    canvas.showPage()
    canvas.save()
