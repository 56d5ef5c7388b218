"""A page of the manual as the rich text of Qt."""

from collections.abc import Iterable, Iterator
from html import escape

from desktop.manual import Block, Grid, Heading, Item, ManualPage, Paragraph, Picture, strong
from desktop.ui.palette import GROUND, LINE, SECONDARY, TEXT

STYLE = f"""
h1 {{ font-size: large; color: {TEXT}; }}
h2 {{ font-size: medium; color: {TEXT}; margin-top: 14px; }}
p, li {{ line-height: 150%; margin-bottom: 4px; }}
.caption {{ color: {SECONDARY}; font-size: small; }}
th {{ background-color: {GROUND}; padding: 5px; }}
td {{ padding: 5px; }}
table {{ border-color: {LINE}; border-style: solid; border-collapse: collapse; }}
"""


def html(page: ManualPage) -> str:
    """Return a page; the picture addresses are file names beside the pages."""
    return f"<h1>{escape(page.title)}</h1>{''.join(_parts(page.blocks))}"


def keys_html(title: str, keys: Iterable[tuple[str, str]]) -> str:
    """Return the list of keys as a page."""
    rows = [("按键", "作用"), *keys]
    return f"<h1>{escape(title)}</h1>{_grid(rows)}"


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    opened = ""
    for block in blocks:
        wanted = ("ol" if block.number else "ul") if isinstance(block, Item) else ""
        if opened != wanted:
            yield f"</{opened}>" * bool(opened) + f"<{wanted}>" * bool(wanted)
            opened = wanted
        yield _part(block)
    yield f"</{opened}>" * bool(opened)


def _part(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{_marked(text)}</h2>"
        case Paragraph(text):
            return f"<p>{_marked(text)}</p>"
        case Item(_number, text):
            return f"<li>{_marked(text)}</li>"
        case Picture(file, caption):
            shown = f'<img src="{escape(file.name)}" alt="{escape(caption)}">'
            return (
                f'<p align="center">{shown}<br><span class="caption">{escape(caption)}</span></p>'
            )
        case Grid(rows):
            return _grid(rows)


def _grid(rows: Iterable[Iterable[str]]) -> str:
    made = []
    for number, row in enumerate(rows):
        cell = "td" if number else "th"
        made.append("".join(f"<{cell} align='left'>{_marked(text)}</{cell}>" for text in row))
    return f"<table border='1' cellspacing='0'><tr>{'</tr><tr>'.join(made)}</tr></table>"


def _marked(text: str) -> str:
    return "".join(
        f"<b>{escape(words)}</b>" if is_strong else escape(words)
        for words, is_strong in strong(text)
    )
