"""The command line: subcommands for administrators, scripts and tests; with none, the workbench."""

import sys
from collections.abc import Sequence

from desktop.cli.window import asked_for
from desktop.errors import Refused


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return 0, or 1 after one sentence on stderr.

    What opens the window is told apart first, so that its start is not kept waiting by the rest.
    """
    wanted = asked_for(arguments)
    if wanted is not None:
        from desktop.app import main

        try:
            return main(
                wanted.store,
                on=wanted.on,
                quit_after_start=wanted.quit_after_start,
                in_tray=wanted.in_tray,
            )
        except Refused as refusal:
            sys.stderr.write(f"{refusal}\n")
            return 1
    from desktop.cli.group import run_command

    return run_command(arguments)
