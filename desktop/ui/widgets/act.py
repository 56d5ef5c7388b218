"""A button that belongs to a row or an entry."""

from collections.abc import Callable
from typing import NamedTuple


class Act(NamedTuple):
    """A verb and what it does; `primary` is the one to do first."""

    text: str
    run: Callable[[], object]
    primary: bool = False
