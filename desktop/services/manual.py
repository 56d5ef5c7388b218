"""The manual as a file; anybody may have it, and nothing of the store is in it."""

from io import BytesIO
from pathlib import Path

from desktop.errors import BadInput


def manual_pdf() -> bytes:
    """Return the manual as PDF; about a second's work."""
    from desktop.forms import pdf
    from desktop.forms.manual import paper
    from desktop.manual import pages

    out = BytesIO()
    pdf.write([paper(pages())], out)
    return out.getvalue()


def write_manual(file: Path) -> None:
    """Write the manual as PDF into a file; raises BadInput where that cannot be written."""
    made = manual_pdf()
    try:
        file.write_bytes(made)
    except OSError as error:
        raise BadInput(f"“{file.name}”写不进去（{error.strerror}），请换一个位置。") from error
