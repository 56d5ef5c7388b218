"""What a Linux library needs, read by objdump (package binutils, which PyInstaller wants too)."""

import re
import subprocess
from functools import cache
from pathlib import Path

_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@cache
def _private_headers(file: str) -> str:
    found = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=False)
    return found.stdout if found.returncode == 0 else ""


def needs(file: str) -> list[str]:
    """Return the names of the libraries that a file asks for itself; none where it is not ELF."""
    return re.findall(r"^\s+NEEDED\s+(\S+)$", _private_headers(file), re.MULTILINE)


def glibc(file: str) -> tuple[int, int]:
    """Return the highest version of glibc whose symbols a file uses; (0, 0) where it uses none."""
    found = _GLIBC.findall(_private_headers(file))
    return max(((int(major), int(minor)) for major, minor in found), default=(0, 0))


def libraries(folder: Path) -> list[Path]:
    """Return the ELF files of a folder tree, links left out."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sorted(file for file in files if _starts_like_elf(file))


def _starts_like_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"
