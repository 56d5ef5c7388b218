"""`tanhua manual`: the manual as PDF; nobody has to log in for it."""

from pathlib import Path

import click

from desktop.cli.options import command
from desktop.services.manual import write_manual


@command("manual")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="文件",
    help="手册写到这个文件（.pdf）。",
)
def manual_command(out: Path) -> None:
    """Write the manual and say where it is."""
    write_manual(out)
    click.echo(f"使用手册已写到“{out}”。")
