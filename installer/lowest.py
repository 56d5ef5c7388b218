"""The tests with the lowest versions that pyproject.toml allows, in build/lowest-venv.

python installer/lowest.py [tests ...]
"""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_VENV = ROOT / "build" / "lowest-venv"


def pinned(requirements: list[str]) -> list[str]:
    """Return every requirement at its lower bound; one without a bound is left as it is."""
    return [re.sub(r">=\s*([\w.]+).*", r"==\1", one) for one in requirements]


def requirements() -> list[str]:
    """Return what the program and its tests depend on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def main() -> None:
    """Make the environment, and leave with the exit code of pytest."""
    python = _VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
    run = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*run, *pinned(requirements())], check=True)
    wanted = sys.argv[1:] or ["-n", "auto"]
    tests = [python, "-m", "pytest", "-q", *wanted]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(tests, cwd=ROOT, check=False, env=environment)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
