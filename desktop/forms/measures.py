"""The measures of the page (GB/T 9704-2012), in points unless a name says otherwise."""

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 28 * MM  # binding margin
TOP = 37 * MM
TEXT_WIDTH = 156 * MM
TEXT_HEIGHT = 225 * MM
BOTTOM = PAGE_HEIGHT - TOP - TEXT_HEIGHT  # from the foot of the sheet to the text area

LINES = 22
CHARACTERS = 28
LEADING = TEXT_HEIGHT / LINES
BODY = 15.75  # 3号: 28 characters of 16 pt would be wider than the text area
BODY_PITCH = (TEXT_WIDTH - CHARACTERS * BODY) / (CHARACTERS - 1)

TITLE = 22.0  # 2号
TITLE_LEADING = 34.0
SMALL_TITLE = 18.0  # 小2号
PAGE_NUMBER = 14.0  # 4号
PAGE_NUMBER_DROP = 7 * MM  # from the text area to the dashes of the page number
COPIES = 14.0
FORM = 14.0  # 4号
NOTE = 12.0
NOTE_LEADING = 18.0

OUTER_RULE = 0.5 * MM
INNER_RULE = 0.25 * MM
FOOT_RULE = 0.35 * MM
FOOT_INNER_RULE = 0.25 * MM

LETTER_HEAD_TOP = 30 * MM  # from the upper edge of the sheet
LETTER_RULE_DROP = 4 * MM
LETTER_RULE_WIDTH = 170 * MM
LETTER_FOOT_RULE = 20 * MM  # from the lower edge of the sheet
THICK = 1.0 * MM
THIN = 0.35 * MM
RULE_SPACE = 0.6 * MM

RISE = 0.86  # of the size: from the top of a character's box to its baseline


def baseline(leading: float, size: float) -> float:
    """Return how far below the top of a line of this leading the baseline of this size lies."""
    return (leading - size) / 2 + RISE * size
