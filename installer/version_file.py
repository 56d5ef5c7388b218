"""What Windows shows of a program under 属性."""

from pathlib import Path

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("080404B0", [
      StringStruct("FileDescription", "监督谈话工作台"),
      StringStruct("ProductName", "监督谈话工作台"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("LegalCopyright", "MIT"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0804, 1200])]),
  ],
)
"""


def text(version: str) -> str:
    """Return the description that PyInstaller puts into the programs, e.g. for "0.1.0"."""
    parts = [int(part) for part in version.split(".")]
    numbers = tuple([*parts, 0, 0, 0, 0][:4])
    return _TEXT.format(numbers=numbers, version=version)


def write(file: Path, version: str) -> None:
    """Write it as UTF-8."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(version), "utf-8")
