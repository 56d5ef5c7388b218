"""`tanhua tour`: pictures of the real windows, from the first start to the closing of a talk."""

import os
import sys
from pathlib import Path

import click

from desktop.cli.options import command


@command("tour")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="文件夹",
    help="截图写到这个文件夹。",
)
def tour_command(out: Path) -> None:
    """Drive the windows and say where the pictures are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nobody is to click between
    sys.excepthook = sys.__excepthook__  # its records are invented: an error may say what it was
    from desktop.app.tour import tour

    taken = tour(out)
    click.echo(f"演示已走完，截图{len(taken)}张和这场谈话的各种表格（PDF）在“{out}”。")
