"""The .deb of the packaged program: dist/tanhua_<version>_<architecture>.deb.

python installer/deb.py [--version 0.1.1]     another version, to try an upgrade
"""

import argparse
import gzip
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import elf
import package
from trim import OPTIONAL, SYSTEM

LINUX = package.ROOT / "installer" / "linux"
PROGRAM = package.ROOT / "resources" / "program"
_CONTROL = """Package: tanhua
Version: {version}
Architecture: {architecture}
Maintainer: tanhua <tanhua@localhost.localdomain>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: supervision talks: plan, hold, record and follow up (监督谈话工作台)
 党委（党组）办公室开展“一把手”监督谈话的桌面程序：年度计划、准备、五步谈话、
 谈话记录、整改跟踪、抄送、归档。数据加密存放在本机，不联网。
 .
 A desktop program for the office of a Party committee: supervision talks with
 the heads of subordinate organisations, over one encrypted store, offline.
"""
_CHANGES = """tanhua ({version}) stable; urgency=medium

  * See NEWS.gz for what is new.

 -- tanhua <tanhua@localhost.localdomain>  {day}
"""
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: the authors of tanhua
License: MIT
{licence}
Comment: The folder /usr/lib/tanhua/lib carries Python, Qt (LGPL-3, as separate
 libraries that may be replaced) and other packages under their own licences; they stand in the
 folders *.dist-info there, those of the fonts in resources/fonts/licences, and the
 program lists all of them under 系统管理, 关于.
"""


def needed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the Debian packages that must be there and those that should.

    Raises SystemExit where a library is neither carried nor known.
    """
    files = elf.libraries(folder)
    carried = {file.name for file in folder.rglob("*.so*")}
    wanted = {name for file in files for name in elf.needs(str(file))} - carried
    if strange := sorted(wanted - SYSTEM.keys() - OPTIONAL.keys()):
        raise SystemExit(f"neither carried nor in installer/trim.py: {strange}")
    depends = {SYSTEM[name] for name in wanted if name in SYSTEM} - {"libc6"}
    glibc = "libc6 (>= {}.{})".format(*package.lowest_glibc(folder))
    return [glibc, *sorted(depends)], sorted({OPTIONAL[name] for name in wanted & OPTIONAL.keys()})


def lay_out(root: Path, folder: Path, version: str) -> None:
    """Put everything where it is to be installed, below `root`."""
    shutil.copytree(folder, root / "usr/lib/tanhua", symlinks=True)
    share = root / "usr/share"
    _copy(LINUX / "tanhua.desktop", share / "applications/tanhua.desktop")
    _copy(LINUX / "tanhua.xml", share / "mime/packages/tanhua.xml")
    _copy(LINUX / "lintian-overrides", share / "lintian/overrides/tanhua")
    icons = share / "icons/hicolor"
    _copy(PROGRAM / "tanhua.svg", icons / "scalable/apps/tanhua.svg")
    for picture in PROGRAM.glob("tanhua-*.png"):
        side = picture.stem.removeprefix("tanhua-")
        _copy(picture, icons / f"{side}x{side}/apps/tanhua.png")
    page = (LINUX / "tanhua.1").read_text("utf-8").replace("@VERSION@", version)
    _pack(share / "man/man1/tanhua.1.gz", page)
    _pack(share / "doc/tanhua/NEWS.gz", (package.ROOT / "CHANGELOG.md").read_text("utf-8"))
    day = datetime.now().astimezone().strftime("%a, %d %b %Y %H:%M:%S %z")
    _pack(share / "doc/tanhua/changelog.gz", _CHANGES.format(version=version, day=day))
    lines = (package.ROOT / "LICENSE").read_text("utf-8").splitlines()
    licence = "\n".join(f" {line}" if line.strip() else " ." for line in lines)
    (share / "doc/tanhua/copyright").write_text(_COPYRIGHT.format(licence=licence), "utf-8")
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/tanhua").symlink_to("../lib/tanhua/tanhua")
    _set_modes(root)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _pack(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _set_modes(root: Path) -> None:
    program = root / "usr/lib/tanhua/tanhua"
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def make(folder: Path, version: str, out: Path) -> Path:
    """Make the package and return it."""
    root = package.ROOT / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(root, folder, version)
    depends, recommends = needed(folder)
    asked = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    control = _CONTROL.format(
        version=version,
        architecture=architecture,
        kibibytes=package.size(root) // 1024,
        depends=", ".join(depends),
        recommends=", ".join(recommends),
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control, "utf-8")
    for script in ("prerm", "postrm"):
        _copy(LINUX / script, root / "DEBIAN" / script)
        (root / "DEBIAN" / script).chmod(0o755)
    out.mkdir(exist_ok=True)
    made = out / f"tanhua_{version}_{architecture}.deb"
    run = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", root, made]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    return made


def main() -> None:
    """Make the package of the folder that installer/package.py has made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", default=package.version())
    wanted = parser.parse_args()
    made = make(package.FOLDER, wanted.version, package.ROOT / "dist")
    print(f"{made.relative_to(package.ROOT)}: {made.stat().st_size / 1e6:.1f} MB")
    print(f"installed: {package.size(package.FOLDER) / 1e6:.1f} MB")
    print("needs glibc {}.{} or newer".format(*package.lowest_glibc(package.FOLDER)))


if __name__ == "__main__":
    main()
