"""The colours and sizes, named once; style sheet and painted cells take them from here."""

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a chip says besides its words; never the only sign of a state."""

    LATE = "late"
    NEAR = "near"
    DONE = "done"
    PLANNED = "planned"
    PLAIN = "plain"


class Shade(NamedTuple):
    """A chip's text colour and the ground behind it."""

    text: str
    ground: str


TEXT = "#1f2329"
SECONDARY = "#646a73"
ACCENT = "#b5121b"
ACCENT_DARK = "#8f0e15"
TINT = "#fcebeb"
ROW_TINT = "#fdf4f3"
GROUND = "#f6f5f3"
CARD = "#ffffff"
LINE = "#e4e2df"
LINE_STRONG = "#c9c7c4"
FOCUS = "#1f5bb5"
DISABLED = "#8b9097"
BAR_DARK = "#4a4f57"
BAR_LIGHT = "#c3c0bb"

SHADES = {
    Tone.LATE: Shade("#a8121a", "#fdeaea"),
    Tone.NEAR: Shade("#7d5200", "#fff2d9"),
    Tone.DONE: Shade("#17693a", "#e6f4ec"),
    Tone.PLANNED: Shade("#1d54a6", "#e8f0fc"),
    Tone.PLAIN: Shade("#5a6069", "#efeeec"),
}
STRONG = {
    Tone.LATE: ACCENT,
    Tone.NEAR: "#b07400",
    Tone.DONE: "#1e8049",
    Tone.PLANNED: "#2a62b8",
    Tone.PLAIN: LINE_STRONG,
}


class Sizes(NamedTuple):
    """Heights of type in logical pixels."""

    body: int
    small: int
    title: int
    page: int
    figure: int
    line: int


NORMAL = Sizes(body=14, small=13, title=15, page=20, figure=28, line=20)
LARGE = Sizes(body=18, small=17, title=19, page=25, figure=34, line=26)


def tokens(sizes: Sizes) -> dict[str, str]:
    """Return what stands for each @name in the style sheet."""
    found = {
        "text": TEXT,
        "secondary": SECONDARY,
        "accent_dark": ACCENT_DARK,
        "accent": ACCENT,
        "tint": TINT,
        "row_tint": ROW_TINT,
        "ground": GROUND,
        "card": CARD,
        "line_strong": LINE_STRONG,
        "line": LINE,
        "focus": FOCUS,
        "disabled": DISABLED,
        "size_body": f"{sizes.body}px",
        "size_small": f"{sizes.small}px",
        "size_title": f"{sizes.title}px",
        "size_page": f"{sizes.page}px",
        "size_figure": f"{sizes.figure}px",
        "size_line": f"{sizes.line}px",
    }
    for tone, shade in SHADES.items():
        found[f"{tone}_text"] = shade.text
        found[f"{tone}_ground"] = shade.ground
        found[f"{tone}_strong"] = STRONG[tone]
    return found
