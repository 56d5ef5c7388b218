"""Rows that many forms share: labels beside values, boxes to tick, places to sign."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from desktop.forms.control import Control
from desktop.forms.facts import TalkFacts
from desktop.forms.paper import Align, Cell, Row, Sides
from desktop.forms.wording import DAY_TO_FILL, day
from desktop.words import word

GRID = (26.0, 52.0, 26.0, 52.0)  # mm: two labels, two values
SIGN = f"签名：　　　　　　　\n{DAY_TO_FILL}"


def pair(*labels_and_values: str, height: float = 11) -> Row:
    """Return a row of labels, each with its value on its right."""
    cells = (
        Cell(text=text, label=at % 2 == 0, align=None if at % 2 == 0 else Align.LEFT)
        for at, text in enumerate(labels_and_values)
    )
    return Row(cells=tuple(cells), height=height)


def wide(
    label: str, text: str, *, span: int = 3, height: float = 11, align: Align | None = None
) -> Row:
    """Return a row with one label and one value over the other columns."""
    return Row(
        cells=(Cell(text=label, label=True), Cell(text=text, span=span, align=align)), height=height
    )


def opinion(
    label: str, text: str = "", *, span: int = 3, height: float = 21, foot: str = SIGN
) -> Row:
    """Return a row for an opinion, with its place to sign; it takes up the rest of the page."""
    value = Cell(text=text, span=span, foot=foot)
    return Row(cells=(Cell(text=label, label=True), value), height=height, fill=True)


def head(*labels: str) -> Row:
    """Return the head row of a list, repeated on each page."""
    return Row(cells=tuple(Cell(text=label, label=True) for label in labels), head=True)


def listed(rows: Iterable[Sequence[str]], *, middle: Sequence[int] = (0,)) -> list[Row]:
    """Return the rows of a list, those columns in the middle."""
    return [
        Row(
            cells=tuple(
                Cell(text=text, align=Align.CENTRE if at in middle else None)
                for at, text in enumerate(row)
            )
        )
        for row in rows
    ]


def empty(columns: int, count: int, height: float = 16) -> list[Row]:
    """Return rows to be written in by hand."""
    return [Row(cells=tuple(Cell() for _ in range(columns)), height=height) for _ in range(count)]


def ticks(options: Iterable[StrEnum], chosen: StrEnum | None) -> str:
    """Return the words of a choice with a box before each, the chosen one ticked."""
    return "　".join(f"{'☑' if option is chosen else '□'}{word(option)}" for option in options)


def above(talk: TalkFacts, control: Control, *, date_label: str = "填表日期") -> Sides:
    """Return the line above a table: number of the talk, date of the paper."""
    filled = day(control.on) if talk.number else DAY_TO_FILL
    return Sides(left=f"编号：{talk.number}", right=f"{date_label}：{filled}")


def who(talk: TalkFacts, *, height: float = 11) -> tuple[Row, ...]:
    """Return the rows that name both sides of a talk."""
    return (
        pair("被谈话人", talk.talkee, "单位及职务", talk.talkee_post, height=height),
        pair("谈话人", talk.talker, "谈话人职务", talk.talker_post, height=height),
    )


def secrecy(control: Control) -> list[Row]:
    """Return who decided on a state secret and on what basis (Art. 16); nothing for other papers."""
    if not (control.secrecy_by or control.secrecy_basis):
        return []
    return [pair("定密责任人", control.secrecy_by, "定密依据", control.secrecy_basis)]
