"""A picture as a strip of a page."""

from reportlab.lib.utils import ImageReader

from desktop.forms import measures as m
from desktop.forms.flow import Slice
from desktop.forms.paper import Picture
from desktop.forms.pen import Pen
from desktop.forms.text import Line

_AROUND = 6.0  # points above the picture and below its caption
_CAPTION = 18.0


def picture(block: Picture, room: float, caption: Line) -> list[Slice]:
    """Return a picture in the middle of a text of this width in points, its caption below."""
    across, down = ImageReader(str(block.file)).getSize()
    width = min(block.width * m.MM, room)
    height = width * down / across

    def draw(pen: Pen, top: float, _height: float) -> None:
        left, bottom = pen.left + (room - width) / 2, top - _AROUND - height
        pen.picture(block.file, left, bottom, width, height)
        pen.box(left, bottom, width, height, 0.4)
        pen.text(caption, pen.left, bottom - m.baseline(_CAPTION, caption.size))

    return [Slice(height + _CAPTION + 2 * _AROUND, draw)]
