"""The page that every printed form shares: head, marking, page number, frames (GB/T 9704-2012)."""

from collections.abc import Sequence
from itertools import groupby

from desktop.forms import measures as m
from desktop.forms.flow import Sheet, Slice
from desktop.forms.fonts import FontBook
from desktop.forms.paper import Align, Face, LetterHead, Paper, Run
from desktop.forms.pen import Pen
from desktop.forms.text import Line, Style, set_text
from desktop.forms.wording import DAY_TO_FILL

_MARK_LEADING = 20.0
_MARK_DROP = 8 * m.MM  # from the marking to the text area below it
_HEAD_SIZE = 32.0
_FOOT_NOTE = 9.0
_NUMBER_ROOM = 70.0  # points kept for the page number beside the note
_RULES_HEIGHT = m.THICK + m.RULE_SPACE + m.THIN


class Page:
    """Draws the sheets of one paper."""

    def __init__(self, paper: Paper, book: FontBook) -> None:
        self._paper = paper
        self._book = book
        wide = paper.landscape
        self.width = m.TEXT_HEIGHT if wide else m.TEXT_WIDTH
        self._sign = m.LEADING * 1.4 if paper.sign_each_page else 0.0
        self._full = m.TEXT_WIDTH if wide else m.TEXT_HEIGHT
        self.height = self._full - self._sign
        self.first = self.height - self._letter_head_height()

    def draw(self, sheet: Sheet, number: int, pen: Pen) -> None:
        """Draw one sheet; the number counts from 1."""
        self._number(number, pen)
        if self._paper.landscape:
            pen.left = 0.0
            pen.turn(m.LEFT + m.TEXT_WIDTH, m.BOTTOM)
            self._fill(sheet, number, pen, self._full)
            pen.turn_back()
            pen.left = m.LEFT
        else:
            self._fill(sheet, number, pen, m.BOTTOM + self._full)
        pen.end_page()

    def _fill(self, sheet: Sheet, number: int, pen: Pen, top: float) -> None:
        letter = self._paper.letter
        if letter and number == 1:
            self._letter_head(letter, pen)
            _stack(sheet.slices, pen, top - self._letter_head_height())
        else:
            self._marks(pen, top + _MARK_DROP, first=number == 1)
            _stack(sheet.slices, pen, top)
        if self._sign:
            self._sign_below(pen, top - self._full)
        _stack(sheet.foot, pen, top - sheet.foot_at(self.height))

    def _sign_below(self, pen: Pen, bottom: float) -> None:
        """Set a line to sign at the foot of the page."""
        label = self._line(f"{self._paper.sign_each_page}：", Face.FANG, m.FORM)
        date = self._line(DAY_TO_FILL, Face.FANG, m.FORM)
        y = bottom + 4
        start, end = pen.left + label.width, pen.left + self.width - date.width
        pen.text(label, pen.left, y)
        pen.rule(start, y - 3, end - m.FORM, y - 3, 0.5)
        pen.text(date, end, y)

    def _marks(self, pen: Pen, lowest: float, *, first: bool) -> None:
        """Set number of copy, marking and urgency one below the other, the last at `lowest`."""
        lines = self._mark_lines() if first else [self._paper.marking]
        for up, text in enumerate(reversed([line for line in lines if line])):
            pen.text(self._line(text, Face.HEI, 16.0), pen.left, lowest + up * _MARK_LEADING)

    def _mark_lines(self) -> list[str]:
        paper = self._paper
        return [text for text in (paper.copy_number, paper.marking, paper.urgency) if text]

    def _number(self, number: int, pen: Pen) -> None:
        paper = self._paper
        size = m.PAGE_NUMBER
        line = self._line(f"— {number} —", Face.SONG, size)
        y = m.BOTTOM - m.PAGE_NUMBER_DROP - 0.36 * size
        odd = number % 2 == 1
        if not (paper.letter and number == 1):
            x = m.LEFT + (m.TEXT_WIDTH - size - line.width if odd else size)
            pen.text(line, x, y)
        if paper.foot_note:
            note = self._fitted(paper.foot_note, Face.SONG, _FOOT_NOTE, m.TEXT_WIDTH - _NUMBER_ROOM)
            pen.text(note, m.LEFT + (0.0 if odd else m.TEXT_WIDTH - note.width), y)

    def _letter_head_height(self) -> float:
        """Return how much of the first page's text area the head of a letter takes."""
        if not self._paper.letter:
            return 0.0
        below = m.LETTER_HEAD_TOP + _HEAD_SIZE + m.LETTER_RULE_DROP + _RULES_HEIGHT - m.TOP
        rows = max(len(self._mark_lines()), 1 if self._paper.letter.number else 0)
        return below + 14.0 + rows * m.LEADING + 2 * m.LEADING

    def _letter_head(self, letter: LetterHead, pen: Pen) -> None:
        top = m.PAGE_HEIGHT - m.LETTER_HEAD_TOP
        rule = top - _HEAD_SIZE - m.LETTER_RULE_DROP
        left = (m.PAGE_WIDTH - m.LETTER_RULE_WIDTH) / 2
        if not letter.printed:
            self._name(letter.name, pen, top)
            _double_rule(pen, left, rule, thick_first=True)
            _double_rule(pen, left, m.LETTER_FOOT_RULE + _RULES_HEIGHT, thick_first=False)
        first = rule - _RULES_HEIGHT - 14.0 - m.RISE * 16.0
        for down, text in enumerate(self._mark_lines()):
            pen.text(self._line(text, Face.HEI, 16.0), m.LEFT, first - down * m.LEADING)
        number = self._line(letter.number, Face.FANG, m.BODY)
        pen.text(number, m.LEFT + m.TEXT_WIDTH - number.width, first)

    def _name(self, name: str, pen: Pen, top: float) -> None:
        """Set whose letter it is, in the middle, as large as the width allows."""
        line = self._fitted(name, Face.TITLE, _HEAD_SIZE, m.TEXT_WIDTH)
        pen.text(line, (m.PAGE_WIDTH - line.width) / 2, top - m.RISE * _HEAD_SIZE)

    def _fitted(self, text: str, face: Face, size: float, width: float) -> Line:
        """Set a line in this size, or smaller if it would be wider than this."""
        line = self._line(text, face, size)
        return line if line.width <= width else self._line(text, face, size * width / line.width)

    def _line(self, text: str, face: Face, size: float) -> Line:
        style = Style(size=size, align=Align.LEFT)
        return set_text((Run(text, face),), self._book, style, 4 * m.PAGE_WIDTH)[0][0]


def _double_rule(pen: Pen, left: float, top: float, *, thick_first: bool) -> None:
    """Draw the double rule of a letter: thick above thin, or its mirror."""
    upper, lower = (m.THICK, m.THIN) if thick_first else (m.THIN, m.THICK)
    for y, thickness in (
        (top - upper / 2, upper),
        (top - upper - m.RULE_SPACE - lower / 2, lower),
    ):
        pen.rule(left, y, left + m.LETTER_RULE_WIDTH, y, thickness)


def _stack(slices: Sequence[Slice], pen: Pen, top: float) -> None:
    """Draw slices one below the other, and the frames of tables around theirs."""
    for frame, group in groupby(slices, key=lambda piece: piece.frame):
        begin = top
        for piece in group:
            piece.draw(pen, top, piece.height)
            top -= piece.height
        if frame:
            pen.box(pen.left, top, frame.width, begin - top, frame.rule)
