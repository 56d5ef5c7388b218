"""The program as one folder that carries everything: build/package/tanhua.

    python installer/package.py            makes it, and says how large it is and what glibc it needs

It makes its own environment in build/package-venv. Needs binutils on Linux.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import elf
import icu

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "package" / "tanhua"
_VENV = ROOT / "build" / "package-venv"
_STRIPPED = (
    "lib/libpython3*",
    "lib/_cffi_backend*",
    "lib/PySide6/Qt/lib/libicui18n*",
    "lib/PySide6/Qt/lib/libicuuc*",
    "lib/python3*/lib-dynload/*",
    "lib/sqlcipher3/*",
    "lib/PIL/*",
    "lib/cryptography/hazmat/bindings/*",
    "lib/pypdfium2_raw/*",
)


def version() -> str:
    """Return the version of the program, from the one place that names it."""
    text = (ROOT / "desktop" / "__init__.py").read_text("utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def dependencies() -> list[str]:
    """Return what the program depends on, and what packages it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["package"]]


def environment(folder: Path = _VENV) -> Path:
    """Return the Python of the environment in which the program is packaged, made if missing."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    run = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*run, *dependencies()], check=True)
    return python


def build(python: Path) -> Path:
    """Make the folder and return it."""
    work = ROOT / "build" / "package-work"
    if sys.platform == "win32":
        import version_file

        version_file.write(ROOT / "build" / "version.txt", version())
    subprocess.run(
        [
            *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", FOLDER.parent, "--workpath", work),
            ROOT / "installer" / "tanhua.spec",
        ],
        check=True,
    )
    if sys.platform == "linux":
        compile_support(python, FOLDER)
        slim(FOLDER)
    return FOLDER


def compile_support(python: Path, folder: Path) -> None:
    """Lay the modules that PySide6 carries as source within a library beside it, compiled.

    It takes them from files.dir where that is there, and else compiles them at every start;
    SBK_EMBED=0 asks it to write them out.
    """
    program = "import shiboken6; print(shiboken6.__path__[0])"
    run = [python, "-c", program]
    environment = os.environ | {"SBK_EMBED": "0"}
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    written = Path(done.stdout.strip(), "files.dir")
    target = folder / "lib" / "shiboken6" / "files.dir"
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(written, target)
    keep_compiled(python, target)


def keep_compiled(python: Path, target: Path) -> None:
    """Put compiled modules in the place of the sources of a folder tree."""
    never = "unchecked-hash"  # compared with no source
    run = [python, "-m", "compileall", "-q", "-b", "--invalidation-mode", never, target]
    subprocess.run(run, check=True)
    for source in target.rglob("*.py"):
        source.unlink()
    for cached in list(target.rglob("__pycache__")):
        shutil.rmtree(cached)


def slim(folder: Path) -> None:
    """Cut the data of ICU down, and take the symbols for debuggers out of what has them."""
    for library in folder.glob("lib/PySide6/Qt/lib/libicudata.so.*"):
        icu.shrink(library)
    _fill_hole(folder)
    if shutil.which("strip"):
        files = [file for pattern in _STRIPPED for file in folder.glob(pattern)]
        for file in (one for one in files if ".so" in one.name and not one.is_symlink()):
            subprocess.run(["strip", "--strip-unneeded", file], check=True)


def _fill_hole(folder: Path) -> None:
    """Take the system's libXau in the place of Pillow's, which is 2 MB of nothing."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    own = next(
        (line.split()[-1] for line in known.stdout.split("\n") if "libXau.so.6 " in line), ""
    )
    for library in folder.glob("lib/pillow.libs/libXau-*"):
        if own:
            library.write_bytes(Path(own).read_bytes())


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder, links left out."""
    files = (file for file in folder.rglob("*") if not file.is_symlink() and file.is_file())
    return sum(file.stat().st_size for file in files)


def lowest_glibc(folder: Path) -> tuple[int, int]:
    """Return the version of glibc that the folder needs at least."""
    return max(elf.glibc(str(file)) for file in elf.libraries(folder))


def main() -> None:
    """Build, and say what came of it."""
    folder = build(environment())
    print(f"{folder.relative_to(ROOT)}: {size(folder) / 1e6:.1f} MB")
    if sys.platform == "linux":
        print("needs glibc {}.{} or newer".format(*lowest_glibc(folder)))


if __name__ == "__main__":
    main()
