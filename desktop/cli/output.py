"""How a command prints: JSON for scripts, aligned columns for people."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date

import click


def print_json(value: object) -> None:
    """Print a value as JSON; records become objects, dates ISO text, words their identifiers."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows in columns under their headings; a Chinese character takes two places."""
    texts = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        line = "  ".join(t + " " * (w - _width(t)) for t, w in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
