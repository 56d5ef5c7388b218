from io import BytesIO

import pypdfium2

from desktop.forms import pdf
from desktop.forms.manual import paper
from desktop.forms.paper import Picture
from desktop.manual import pages


def test_the_manual_has_at_most_twenty_sheets_with_every_page_in_it():
    out = BytesIO()
    made = pdf.write([paper(pages())], out)
    assert made.pages <= 20
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
        pictures = sum(1 for sheet in document for one in sheet.get_objects() if one.type == 3)
    bare = "".join(text.split())
    assert all(page.title in bare for page in pages())
    assert pictures == sum(isinstance(block, Picture) for block in paper(pages()).blocks)
