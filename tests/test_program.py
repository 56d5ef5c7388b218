"""The program from outside, in processes of their own, as an administrator's script calls it."""

import json
import os
import subprocess
import sys

import pytest


def tanhua(*arguments, **environment):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TANHUA_")}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=kept | {"PYTHONUTF8": "1"} | environment,
        timeout=120,
    )


def test_the_version_is_there_at_once_without_the_heavy_parts():
    heavy = "PySide6 sqlite_utils reportlab openpyxl docx pypdfium2 pypinyin cryptography"
    code = (
        "import sys\n"
        "from desktop.cli import run\n"
        "assert run(['--version']) == 0\n"
        f"print(sorted(set({heavy.split()!r}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.splitlines() == ["tanhua 0.1.0", "[]"], done.stderr


def test_a_demo_is_made_then_asked_for_what_is_due(tmp_path):
    made = tanhua("demo", "--talks", "30", "--json", "--store", tmp_path / "s")
    assert made.returncode == 0, made.stderr
    clerk = json.loads(made.stdout)["users"][0]
    due = tanhua(
        "due",
        "--json",
        *("--store", tmp_path / "s", "--on", "2026-07-13"),
        TANHUA_USER=clerk["user"],
        TANHUA_PASSWORD=clerk["password"],
    )
    assert due.returncode == 0, due.stderr
    assert {"item", "days", "talk"} <= set(json.loads(due.stdout)[0])


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["due", "--user", "liwenshu"], "TANHUA_PASSWORD"),
        (["due"], "TANHUA_USER"),
        (["nothing"], "没有“nothing”这个子命令"),
        (["demo", "--on", "13.7.2026"], "不是日期"),
    ],
)
def test_bad_input_is_one_chinese_sentence_and_no_traceback(tmp_path, arguments, part):
    where = () if arguments == ["nothing"] else ("--store", tmp_path / "s")
    done = tanhua(*arguments, *where)
    assert (done.returncode, done.stdout) == (1, "")
    assert part in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_output_is_utf_8_even_where_the_terminal_is_not():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--help"],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": ""},
    )
    assert "监督谈话工作台" in done.stdout.decode("utf-8")
