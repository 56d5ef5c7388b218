"""What of the dependencies goes into the package, and what stays out."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import PurePosixPath

Entry = tuple[str, str, str]  # PyInstaller's: name in the package, file on the disk, kind

DISTRIBUTIONS = (  # 关于 asks for their versions
    "PySide6-Essentials",
    "sqlcipher3",
    "sqlite-utils",
    "cryptography",
    "reportlab",
    "python-docx",
    "openpyxl",
    "defusedxml",
    "pypdfium2",
    "pypinyin",
    "chinesecalendar",
    "icalendar",
    "click",
    "platformdirs",
)

# Kinds of pictures that nothing here reads; Bmp, Gif, Jpeg, Png and Ppm stay.
_PICTURES = (
    *("Avif", "Blp", "Bufr", "Cur", "Dcx", "Dds", "Eps", "Fits", "Fli", "Fpx", "Ftex", "Gbr"),
    *("Grib", "Hdf5", "Icns", "Ico", "Im", "Imt", "Iptc", "Jpeg2K", "Mcidas", "Mic", "Mpeg"),
    *("Mpo", "Msp", "Palm", "Pcd", "Pcx", "Pdf", "Pixar", "Psd", "Qoi", "Sgi", "Spider", "Sun"),
    *("Tga", "Tiff", "Webp", "Wmf", "Xbm", "Xpm", "XVThumb"),
)

EXCLUDED = [
    *(f"PIL.{kind}ImagePlugin" for kind in _PICTURES),
    "tkinter",
    "IPython",
    "numpy",
    "pandas",
    "setuptools",
    "pip",
    "pydoc_data",
    "lib2to3",
    "test",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtXml",
    "PIL.ImageCms",
    "PIL._avif",
    "PIL._webp",
    "PIL._imagingcms",
    "PIL._imagingtk",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_sqlite3",  # see stand_ins
    "asyncio",
    "charset_normalizer",
    "doctest",
    "fontTools.cu2qu",  # what makes fonts; the program only reads the names in them
    "fontTools.designspaceLib",
    "fontTools.feaLib",
    "fontTools.merge",
    "fontTools.misc.bezierTools",
    "fontTools.mtiLib",
    "fontTools.otlLib",
    "fontTools.pens",
    "fontTools.qu2cu",
    "fontTools.subset",
    "fontTools.svgLib",
    "fontTools.ufoLib",
    "fontTools.varLib",
    "fontTools.voltLib",
    "lxml.ElementInclude",
    "lxml.builder",
    "lxml.doctestcompare",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "multiprocessing",
    "pdb",
    "pydoc",
    "readline",
    "ssl",
    "unittest",
    "xmlrpc",
]

# What every desktop has and must share with its own drivers and settings: file, Debian package.
SYSTEM = {
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libcrypto.so.1.1": "libssl1.1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "liblzma.so.5": "liblzma5",
    "libbz2.so.1.0": "libbz2-1.0",
    "libuuid.so.1": "libuuid1",
    "libc.so.6": "libc6",
    "libm.so.6": "libc6",
    "libdl.so.2": "libc6",
    "librt.so.1": "libc6",
    "libpthread.so.0": "libc6",
    "libutil.so.1": "libc6",
    "libresolv.so.2": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Wanted where there is a printer; without it only the list of printers is empty.
OPTIONAL = {"libcups.so.2": "libcups2 | libcups2t64"}

_UNWANTED = (
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/platforms/*direct2d*",
    "*/plugins/platforms/*eglfs*",
    "*/plugins/platforms/*linuxfb*",
    "*/plugins/platforms/*minimal*",
    "*/plugins/platforms/*vkkhrdisplay*",
    "*/plugins/platforms/*vnc*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/platformthemes/*gtk3*",
    "*/plugins/tls/*",
    "*/plugins/wayland-graphics-integration-client/*",
    "*/plugins/wayland-shell-integration/*fullscreen*",
    "*/plugins/wayland-shell-integration/*ivi*",
    "*/plugins/wayland-shell-integration/*qt-shell*",
    "*/plugins/wayland-shell-integration/*wl-shell*",
    "*/plugins/xcbglintegrations/*",
    *(f"*/plugins/imageformats/*q{kind}.*" for kind in ("gif", "icns", "tga", "tiff", "wbmp")),
    *(f"*/plugins/imageformats/*q{kind}.*" for kind in ("pdf", "webp")),
    "*opengl32sw.dll",
    "*d3dcompiler*.dll",
    "docx/templates/default-docx-template/*",
    "*.pyi",
    "pypinyin/phrases_dict.json",  # db.pinyin asks for single characters
    "*.dist-info/sboms/*",
    "*.dist-info/RECORD",
    "reportlab/fonts/*",
    "reportlab/graphics/*",
    "resources/__pycache__/*",
    "resources/*.py",
)
_TIME_ZONES = ("tzdata/zoneinfo/Asia/", "tzdata/zoneinfo/Etc/", "tzdata/zoneinfo/UTC")


def wanted(name: str) -> bool:
    """Say whether a file of the package, by its name in it, is needed to run the program."""
    name = name.replace("\\", "/")
    if "/translations/" in name:
        return name.endswith("/qtbase_zh_CN.qm")
    if name.startswith("tzdata/zoneinfo/"):
        return name.startswith(_TIME_ZONES)
    return not any(fnmatch(name, pattern) for pattern in _UNWANTED)


def trimmed(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the wanted files, of the plain libraries only those that another one needs.

    `needs` names the libraries that a file on the disk loads.
    """
    kept = [entry for entry in entries if wanted(entry[0]) and _own_name(entry) not in SYSTEM]
    by_name: dict[str, list[Entry]] = {}
    for entry in kept:
        by_name.setdefault(_own_name(entry), []).append(entry)
    waiting = [entry for entry in kept if not _is_library(entry)]
    found: dict[str, Entry] = {}
    while waiting:
        entry = waiting.pop()
        if entry[0] in found:
            continue
        found[entry[0]] = entry
        if entry[2] in {"BINARY", "EXTENSION"}:
            for name in needs(entry[1]):
                waiting += by_name.get(name, []) if name not in OPTIONAL else []
    return [entry for entry in kept if entry[0] in found]


def _own_name(entry: Entry) -> str:
    return PurePosixPath(entry[0].replace("\\", "/")).name


def _is_library(entry: Entry) -> bool:
    """Say whether it is a library that only others load: not an extension, plug-in or data."""
    name = _own_name(entry)
    loaded_by_path = ("/plugins/", "pypdfium2_raw/", "libpython")
    return (
        entry[2] in {"BINARY", "SYMLINK"}
        and name.startswith("lib")
        and not any(part in entry[0] for part in loaded_by_path)
    )
