"""The options that commands share. They stand after the subcommand."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from desktop.cli.chinese import Command
from desktop.cli.commands import COMMANDS
from desktop.cli.window import default_store
from desktop.errors import BadInput

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as 2026-07-13."""

    name = "日期"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 (click's signature)
    ) -> date:
        """Return the day, or say how one is written."""
        if isinstance(value, date):
            return value
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        where = param.opts[0] if param else None
        raise BadInput(f"“{value}”不是日期，请写成 2026-07-13 的样子。", field=where)


def command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function the subcommand of that name; its help stands in the table of commands."""
    return click.command(name, cls=Command, help=COMMANDS[name].help, options_metavar="[选项]")


def subcommand(
    group: click.Group, name: str, help_text: str
) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function a subcommand of a group, as in `export ledger`."""
    return group.command(name, cls=Command, help=help_text, options_metavar="[选项]")


def store_option(function: F) -> F:
    """Add --store (argument `store`: Path)."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        default=default_store,
        metavar="文件夹",
        help="数据所在的文件夹，不写则用本机默认位置。",
    )(function)


def on_option(function: F) -> F:
    """Add --on (argument `on`: date or None)."""
    return click.option("--on", type=Day(), metavar="日期", help="把这一天当作今天。")(function)


def json_option(function: F) -> F:
    """Add --json (argument `as_json`: bool)."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON，供脚本读取。")(function)
