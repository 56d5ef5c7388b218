"""The subcommands as one group, and the sentence for whatever goes wrong."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from desktop import __version__
from desktop.cli.chinese import Group
from desktop.cli.commands import COMMANDS
from desktop.cli.failures import Failure, sentence
from desktop.cli.options import on_option, store_option


class Commands(Group):
    """Finds a subcommand in the table and imports it when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a subcommand, or say that there is none of that name."""
        if cmd_name not in COMMANDS:
            raise click.UsageError(f"没有“{cmd_name}”这个子命令", ctx)
        module = import_module(f"desktop.cli.{COMMANDS[cmd_name].module}")
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return found

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 (click's signature)
        formatter: click.HelpFormatter,
    ) -> None:
        """List the subcommands without importing them."""
        if COMMANDS:
            with formatter.section("Commands"):
                formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    help="监督谈话工作台；不写子命令则打开窗口。",
    options_metavar="[选项]",
    subcommand_metavar="[子命令 …]",
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本。")
@store_option
@on_option
@click.option("--in-tray", is_flag=True, help="先留在托盘，点开图标才显示登录窗口。")
@click.option("--quit-after-start", is_flag=True, help="登录窗口画出后即退出（测启动用时）。")
@click.pass_context
def tanhua(
    ctx: click.Context, store: Path, on: date | None, *, in_tray: bool, quit_after_start: bool
) -> int:
    """Open the workbench where no subcommand is given."""
    if ctx.invoked_subcommand is not None:
        if _given(ctx):
            raise click.UsageError("选项要写在子命令后面", ctx)
        return 0
    code: int = import_module("desktop.app").main(
        store, on=on, quit_after_start=quit_after_start, in_tray=in_tray
    )
    return code


def run_command(arguments: Sequence[str]) -> int:
    """Run a subcommand; return 0, or 1 after one sentence on stderr."""
    try:
        code = tanhua.main(list(arguments), prog_name="tanhua", standalone_mode=False)
    except Failure as error:
        click.echo(sentence(error), err=True)
        return 1
    return code if isinstance(code, int) else 0


def _given(ctx: click.Context) -> bool:
    written = click.core.ParameterSource.COMMANDLINE
    return any(ctx.get_parameter_source(name) is written for name in ctx.params)
