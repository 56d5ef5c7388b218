"""Opening a Word file that somebody sent, within limits; nothing is written to disk."""

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar
from zipfile import BadZipFile, ZipFile

from desktop.errors import BadInput

T = TypeVar("T")
_MOST_UNPACKED = 100 * 2**20
_MOST_XML = 8 * 2**20  # a law of three hundred articles has about 2
_MOST_PARTS = 2_000
_MOST_SPANNED = 64  # columns of one cell; python-docx makes an object for each
_SPAN = re.compile(rb'gridSpan\s[^>]*val="(\d+)"')
_MOST_OF = {  # in all parts together
    re.compile(rb"<w:gridCol[\s/>]"): 5_000,
    re.compile(rb"<w:tr[\s/>]"): 5_000,
    re.compile(rb"<w:p[\s/>]"): 50_000,
}
# What zipfile, lxml and python-docx raise on a damaged file; which one depends on the part.
_DAMAGED = (
    BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # also lxml's and ElementTree's on XML that is not well formed
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
    RecursionError,
)


def read_word(content: bytes, take: Callable[[Any], T], *, damaged: str, swollen: str) -> T:
    """Return what `take` gets out of the document, or raise BadInput with one of the sentences.

    `take` only lifts texts out of python-docx's objects; what it makes of them comes afterwards,
    so that a mistake of ours is not taken for a damaged file.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        if _swells(content):
            raise BadInput(swollen)
        return take(Document(BytesIO(content)))
    except (*_DAMAGED, PackageNotFoundError, LxmlError) as damage:
        raise BadInput(damaged) from damage


def _swells(content: bytes) -> bool:
    """Tell whether a file would take more time and memory than any that was written by hand."""
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > _MOST_PARTS
            or sum(part.file_size for part in parts) > _MOST_UNPACKED
            or sum(part.file_size for part in xml) > _MOST_XML
        ):
            return True
        raw = b"".join(package.read(part) for part in xml)
    if b"<!DOCTYPE" in raw:
        raise ValueError("no word processor writes a document type")
    spans = (int(digits[:9]) for digits in _SPAN.findall(raw))
    too_many = any(len(kind.findall(raw)) > most for kind, most in _MOST_OF.items())
    return too_many or max(spans, default=0) > _MOST_SPANNED
