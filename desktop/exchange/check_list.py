"""The list of a compliance check as Excel: one row for each line, with filters."""

from collections.abc import Sequence
from io import BytesIO

from desktop.exchange.sheets import Head, Sheet, write
from desktop.rules.checks.shape import SEVERITY_WORDS, Shortfall

_HEADS = (
    Head("序号", 6),
    Head("轻重", 10),
    Head("依据", 14),
    Head("检查内容", 18),
    Head("编号", 12),
    Head("被谈话人", 12),
    Head("单位", 28, wrap=True),
    Head("谈话日期", 14),
    Head("问题", 70, wrap=True),
)


def content(lines: Sequence[Shortfall], title: str, note: str, *, author: str = "") -> bytes:
    """Return the lines as an .xlsx file; needs no store, slow for many lines."""
    sheet = Sheet(
        name="规范性自查",
        title=title,
        heads=_HEADS,
        rows=[
            [
                number,
                SEVERITY_WORDS[x.severity],
                x.article,
                x.title,
                x.number,
                x.subject,
                x.organisation,
                x.day,
                x.sentence,
            ]
            for number, x in enumerate(lines, 1)
        ],
        note=note,
    )
    out = BytesIO()
    write([sheet], out, author=author)
    return out.getvalue()
