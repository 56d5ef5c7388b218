"""What is told of an error that nobody has expected: place and versions, no record text."""

import sys
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parents[1]


def report(
    version: str, kind: type[BaseException], trace: TracebackType | None, toolkit: str = ""
) -> str:
    """Return what a maintainer needs. The error's own words are left out: they may quote a record."""
    import platform  # both only needed here, and the window would wait for them
    import traceback

    lines = [
        f"tanhua {version}",
        f"Python {platform.python_version()}  {toolkit}".rstrip(),
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
        f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."),
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the report to stderr in place of Python's traceback, which quotes the error's words."""
    from desktop import __version__

    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    sys.stderr.write(
        "程序自身出了错，命令没有完成；已存的内容没有影响。"
        f"请把下面的内容交给维护人员，其中没有谈话内容。\n{report(__version__, kind, trace)}\n"
    )


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
