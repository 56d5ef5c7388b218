"""Click in Chinese: help headings, and one sentence for each mistake in the use of a command."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

_HEADINGS = {"Options": "选项", "Commands": "子命令"}


class Formatter(click.HelpFormatter):
    """Writes the headings of a help text in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of options with what click says of them in Chinese."""
        super().write_dl([(name, _said(text)) for name, text in rows], col_max, col_spacing)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Open a section under its Chinese heading."""
        with super().section(_HEADINGS.get(name, name)):
            yield


def _said(text: str) -> str:
    text = text.replace("[required]", "[必填]")
    return re.sub(r"\[(\d+)<=x<=(\d+)\]", r"[\1至\2]", text)


class Context(click.Context):
    """The context of our commands."""

    formatter_class = Formatter


class Command(click.Command):
    """A subcommand with Chinese help."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help."""
        return _in_chinese(super().get_help_option(ctx))


class Group(click.Group):
    """A group with Chinese help."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help."""
        return _in_chinese(super().get_help_option(ctx))


def usage_sentence(error: click.UsageError) -> str:
    """Return one Chinese sentence that says what is wrong with the command line."""
    if isinstance(error, click.NoSuchOption):
        said = f"没有“{error.option_name}”这个选项"
    elif isinstance(error, click.BadOptionUsage):
        said = f"选项“{error.option_name}”缺少内容，或不该带内容"
    elif isinstance(error, click.MissingParameter):
        said = f"缺少“{_names(error)}”"
    elif isinstance(error, click.BadParameter):
        said = f"“{_names(error)}”的内容不对"
    elif _is_chinese(error.message):
        said = error.message.rstrip("。")
    else:
        said = "命令的写法不对，参数多了或少了"
    where = error.ctx.command_path if error.ctx else "tanhua"
    return f"{said}；用法见 {where} --help。"


def _names(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.human_readable_name if error.param else str(error.param_hint or "参数")


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示这段说明。"
    return option
