"""Everything that pip needs to install the program where there is no network: dist/wheelhouse-*.

    python installer/wheelhouse.py [windows-x64] [linux-x86_64] [linux-aarch64] [--python 3.11]

Each folder holds the wheels for one kind of machine and Python, and the scripts that install them.
"""

import argparse
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SCRIPTS = ROOT / "installer" / "offline"
_LINUX_TAGS = ("2_31", "2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")  # highest glibc first
_OLD_TAGS = ("manylinux2014", "manylinux2010", "manylinux1")


def platforms(target: str) -> list[str]:
    """Return the platform tags of wheels that a machine of this kind takes.

    Linux: glibc 2.28, as UOS and Kylin on x86-64 have; 2.31 on aarch64, which PySide6 wants.
    """
    if target == "windows-x64":
        return ["win_amd64"]
    machine = target.removeprefix("linux-")
    lowest = "2_31" if machine == "aarch64" else "2_28"
    tags = [f"manylinux_{tag}_{machine}" for tag in _LINUX_TAGS[_LINUX_TAGS.index(lowest) :]]
    return [*tags, *(f"{tag}_{machine}" for tag in _OLD_TAGS)]


TARGETS = ("windows-x64", "linux-x86_64", "linux-aarch64")


def dependencies() -> list[str]:
    """Return what the program depends on."""
    return list(
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    )


def fetch(target: str, python: str, out: Path) -> None:
    """Fetch the wheels of all dependencies, and only wheels."""
    tags = [part for tag in platforms(target) for part in ("--platform", tag)]
    windows_only = ["colorama", "tzdata"] if target == "windows-x64" else []
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--only-binary=:all:", "--python-version", python, "--implementation", "cp"),
            *tags,
            *("--dest", out),
            *dependencies(),
            *windows_only,
        ],
        check=True,
    )


def own_wheel(out: Path) -> None:
    """Build the program's own wheel."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--wheel-dir", out, ROOT),
        ],
        check=True,
    )


def make(target: str, python: str) -> Path:
    """Make the folder of one target and return it."""
    folder = ROOT / "dist" / f"wheelhouse-{target}-py{python.replace('.', '')}"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    own_wheel(wheels)
    fetch(target, python, wheels)
    for script in (_SCRIPTS / ("windows" if target.startswith("windows") else "linux")).iterdir():
        shutil.copy(script, folder)
    shutil.copy(_SCRIPTS / "README.txt", folder)
    return folder


def main() -> None:
    """Make the folders that were asked for, all of them where none was named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []])
    parser.add_argument("--python", default="3.11")
    asked = parser.parse_args()
    for target in asked.targets or TARGETS:
        folder = make(target, asked.python)
        files = list((folder / "wheels").glob("*.whl"))
        size = sum(file.stat().st_size for file in files) / 1e6
        print(f"{folder.relative_to(ROOT)}: {len(files)} wheels, {size:.0f} MB")


if __name__ == "__main__":
    main()
