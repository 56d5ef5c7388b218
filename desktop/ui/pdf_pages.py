"""The pages of a PDF as pictures, drawn from memory, on any thread."""

from PySide6.QtGui import QImage

from desktop.pdf_file import count, opened

__all__ = ["count", "draw"]

_LONGEST = 10  # times the width; a page beyond that would take gigabytes


def draw(content: bytes, number: int, width: int) -> QImage:
    """Return a page (the first is 0), `width` pixels wide; narrower where it is a long strip."""
    with opened(content) as document:
        page = document[number]
        across, down = max(page.get_width(), 1), max(page.get_height(), 1)
        scale = min(width / across, _LONGEST * width / down)
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        raw, kind = bytes(bitmap.buffer), QImage.Format.Format_RGB32
        return QImage(raw, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
