"""What a log-in may stand for besides its user."""

from collections.abc import Sequence
from typing import NamedTuple


class Ties(NamedTuple):
    """What a log-in may stand for: leaders (id, name and post) and units that get copies.

    Both are empty for an administrator, who sees no content; a content holder ties later.
    """

    leaders: Sequence[tuple[str, str]] = ()
    units: Sequence[str] = ()
