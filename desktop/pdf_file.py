"""A PDF opened from memory with PDFium, on any thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desktop.errors import BadInput

_pdfium = threading.Lock()  # PDFium must not be entered from two threads at once


def count(content: bytes) -> int:
    """Return the number of pages; BadInput where it is no PDF that can be opened."""
    with opened(content) as document:
        return len(document)


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """Open a PDF, alone; BadInput where it, or what is asked of it, cannot be read."""
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
