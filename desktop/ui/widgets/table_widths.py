"""How a table shares its width among its columns."""

from collections.abc import Sequence

_NARROWEST = 36
_NARROWEST_STRETCHED = 120


def share(needed: Sequence[int], stretching: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns that need these widths; the stretching ones share the rest.

    Where the room is too small for all, the stretching ones give way down to 120 pixels; where
    even that is too little, nothing is squeezed and the table scrolls sideways.
    """
    widths = [max(width, _NARROWEST) for width in needed]
    spare = room - sum(widths)
    if spare < 0:
        give = sum(max(widths[at] - _NARROWEST_STRETCHED, 0) for at in stretching)
        if give < -spare:
            return widths
        for at in stretching:
            can = max(widths[at] - _NARROWEST_STRETCHED, 0)
            widths[at] += spare * can // give
    elif stretching:
        for at in stretching:
            widths[at] += spare // len(stretching)
    return widths
