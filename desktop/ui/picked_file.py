"""A file that the user has picked, read or written whole; a refusal is one sentence."""

from pathlib import Path

from desktop.errors import BadInput, reason_of


def read_picked(path: Path, then: str) -> bytes:
    """Return what is in a file, or raise BadInput; `then` ends its sentence (请换一个文件)."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"“{path.name}”打不开（{reason_of(error)}），{then}。") from error


def write_picked(path: Path, content: bytes) -> None:
    """Write a file, or raise BadInput."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(f"“{path.name}”没有保存（{reason_of(error)}），请换一个位置。") from error
