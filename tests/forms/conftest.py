import io
from dataclasses import dataclass

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop.forms.paper import Paper, Para
from desktop.forms.pdf import write


@dataclass(frozen=True)
class SeenLine:
    """A line of a page as a reader program finds it: text, edges and baseline in points."""

    text: str
    left: float
    right: float
    y: float


class Seen:
    """A PDF as a reader program sees it."""

    def __init__(self, data):
        self.data = data
        self.document = pypdfium2.PdfDocument(data)

    def __len__(self):
        return len(self.document)

    def text(self, page=None):
        pages = range(len(self)) if page is None else [page]
        return "\n".join(self.document[n].get_textpage().get_text_range() for n in pages)

    def flat(self, page=None):
        """The text without line breaks and blanks: what a search for a phrase goes through."""
        return "".join(self.text(page).split())

    def lines(self, page, *, turned=False):
        """The lines of a page; of a landscape page as it is held when `turned`."""
        width = self.document[page].get_mediabox()[2]
        text = self.document[page].get_textpage()
        rows = {}
        for at in range(text.count_chars()):
            char = text.get_text_range(at, 1)
            if not char.strip():
                continue
            x, y = raw.c_double(), raw.c_double()
            raw.FPDFText_GetCharOrigin(text, at, x, y)
            left, low, right, high = text.get_charbox(at)
            place = (y.value, low, high) if turned else (x.value, left, right)
            line = width - x.value if turned else y.value
            rows.setdefault(round(line, 1), []).append((place[0], char, *place[1:]))
        return [
            SeenLine(
                "".join(char for _, char, _, _ in row),
                min(left for _, _, left, _ in row),
                max(right for _, _, _, right in row),
                y,
            )
            for y, row in sorted(rows.items(), reverse=True)
        ]


@pytest.fixture
def show():
    """Write papers and see them as a reader program does."""

    def show(*papers):
        out = io.BytesIO()
        written = write(papers, out)
        seen = Seen(out.getvalue())
        assert len(seen) == written.pages
        return seen

    return show


@pytest.fixture
def paper():
    """A paper of blocks; a text stands for a paragraph."""

    def paper(*blocks, **facts):
        made = tuple(Para(text=b) if isinstance(b, str) else b for b in blocks)
        named = {"key": "test", "title": "试样", "author": "中共江州市委办公室"} | facts
        return Paper(blocks=made, **named)

    return paper
