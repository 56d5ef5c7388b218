"""The pages of a PDF as pictures, drawn from memory, on any thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QImage

from desktop.errors import BadInput

_LONGEST = 10  # times the width; a page beyond that would take gigabytes
_pdfium = threading.Lock()  # PDFium must not be entered from two threads at once


def count(content: bytes) -> int:
    """Return the number of pages; BadInput where it is no PDF that can be opened."""
    with _opened(content) as document:
        return len(document)


def draw(content: bytes, number: int, width: int) -> QImage:
    """Return a page (the first is 0), `width` pixels wide; narrower where it is a long strip."""
    with _opened(content) as document:
        page = document[number]
        across, down = max(page.get_width(), 1), max(page.get_height(), 1)
        scale = min(width / across, _LONGEST * width / down)
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        raw, kind = bytes(bitmap.buffer), QImage.Format.Format_RGB32
        return QImage(raw, bitmap.width, bitmap.height, bitmap.stride, kind).copy()


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument, PdfiumError

    with _pdfium:
        document = None
        try:
            document = PdfDocument(content)
            yield document
        except PdfiumError:
            raise BadInput(
                "这个 PDF 打不开，可能已损坏或加了密；文件没有改动，可导出后用其他程序打开。"
            ) from None
        finally:
            if document is not None:
                document.close()
