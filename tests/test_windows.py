"""What would fail on Windows and can be seen without it."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

from db import backup

FILES = sorted(f for top in ("db", "desktop", "resources") for f in Path(top).rglob("*.py"))
TREES = {file: ast.parse(file.read_text("utf-8")) for file in FILES}
POSIX_MODULES = {"fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
POSIX_NAMES = {
    "os": {"chown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getloadavg", "getuid"}
    | {"killpg", "mkfifo", "mknod", "nice", "setsid", "statvfs", "sync", "uname", "wait"},
    "socket": {"AF_UNIX"},
    "signal": {"SIGALRM", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1", "alarm", "pause"},
    "time": {"tzset"},
}
FORBIDDEN = set('<>:"|?*')


def is_guarded(function):
    """Say whether a function asks on which system it runs."""
    return any(
        isinstance(node, ast.Attribute)
        and (node.attr == "platform" or (node.attr == "name" and ast.unparse(node) == "os.name"))
        for node in ast.walk(function)
    )


def posix_only(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in POSIX_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in POSIX_MODULES:
            yield node.module
        elif isinstance(node, ast.Attribute) and node.attr in POSIX_NAMES.get(
            ast.unparse(node.value), ()
        ):
            yield ast.unparse(node)


def test_calls_that_windows_lacks_are_made_only_elsewhere():
    found = {}
    for file, tree in TREES.items():
        strays = set(posix_only(tree))
        for node in ast.walk(tree) if strays else ():
            if isinstance(node, ast.FunctionDef) and is_guarded(node):
                strays -= set(posix_only(node))
        if strays:
            found[str(file)] = strays
    assert found == {}


def test_a_posix_only_call_is_found():
    tree = ast.parse("import fcntl, os\nos.fork()\nos.getpid()")
    assert sorted(posix_only(tree)) == ["fcntl", "os.fork"]


def test_dates_are_written_without_signs_that_windows_does_not_know():
    found = {}
    for file, tree in TREES.items():
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        if bad := [t for t in texts if isinstance(t, str) and re.search(r"%-[a-zA-Z]", t)]:
            found[str(file)] = bad
    assert found == {}


def opens_text_by_chance(node):
    """Say whether a call reads or writes text in whatever encoding the system has."""
    if not isinstance(node, ast.Call) or any(k.arg in {"encoding", None} for k in node.keywords):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name == "read_text":
        return not node.args
    if name == "write_text":
        return len(node.args) < 2
    if isinstance(node.func, ast.Name) and node.func.id == "open":
        return not any(isinstance(a, ast.Constant) and "b" in str(a.value) for a in node.args[1:2])
    return False


def test_text_is_read_and_written_as_utf_8():
    nodes = ((file, node) for file, tree in TREES.items() for node in ast.walk(tree))
    assert [(str(f), node.lineno) for f, node in nodes if opens_text_by_chance(node)] == []


def test_a_call_without_encoding_is_found():
    tree = ast.parse("path.read_text()\nopen(p)\nopen(p, 'rb')\npath.write_text(t, 'utf-8')")
    assert [n.lineno for n in ast.walk(tree) if opens_text_by_chance(n)] == [1, 2]


def test_the_name_of_a_backup_is_a_name_on_windows():
    name = datetime(2026, 7, 13, 8, 30, tzinfo=UTC).strftime(backup._NAME)
    assert PureWindowsPath("C:/数据/tanhua/backups", name).name == name
    assert not set(name) & FORBIDDEN


def test_every_resource_has_a_name_that_windows_takes():
    for file in Path("resources").rglob("*"):
        for part in file.parts:
            assert not set(part) & FORBIDDEN, file
            assert not part.endswith((" ", ".")), file
            assert part.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1"}, file
