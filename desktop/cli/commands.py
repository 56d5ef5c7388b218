"""The subcommands: where each one stands and what it is for."""

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """A subcommand is `<name>_command` (hyphens as underscores) in `desktop/cli/<module>.py`."""

    module: str
    help: str


COMMANDS: Mapping[str, Entry] = {}
