import re

import click
import pytest

from desktop.cli import run
from desktop.cli.commands import COMMANDS
from desktop.cli.group import tanhua


def said(capsys, *arguments):
    code = run(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_version_is_printed(capsys):
    assert said(capsys, "--version") == (0, "tanhua 0.1.0\n", "")


def test_help_is_in_chinese_and_names_every_subcommand(capsys):
    code, out, err = said(capsys, "--help")
    assert (code, err) == (0, "")
    assert "用法：tanhua [选项] [子命令 …]" in out
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["谈话"], "没有“谈话”这个子命令；用法见 tanhua --help。"),
        (["--bla"], "没有“--bla”这个选项；用法见 tanhua --help。"),
        (["--on"], "选项“--on”缺少内容，或不该带内容；用法见 tanhua --help。"),
        (["--on", "2026-13-01"], "“--on”：“2026-13-01”不是日期，请写成 2026-07-13 的样子。"),
        (["--on", "今天"], "“--on”：“今天”不是日期，请写成 2026-07-13 的样子。"),
    ],
)
def test_a_mistake_is_one_sentence_on_stderr(capsys, arguments, sentence):
    assert said(capsys, *arguments) == (1, "", sentence + "\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_subcommand_is_where_the_table_says_and_has_chinese_help(capsys, name):
    code, out, err = said(capsys, name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：tanhua {name} [选项]")
    assert COMMANDS[name].help.split("，")[0] in out.replace("\n", "").replace("  ", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_subcommand_says_what_it_does(name):
    command = tanhua.get_command(click.Context(tanhua), name)
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert [p.name for p in options if not p.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_no_english_placeholder(name, capsys):
    assert run([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert "[required]" not in said
    left = set(re.findall(r"(?<![A-Z_])\b[A-Z]{4,}\b(?![_/])", said)) - {"JSON", "SHA", "TANHUA"}
    assert left == set()
