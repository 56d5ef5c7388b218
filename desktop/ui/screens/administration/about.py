"""What the program is made of, and where the data lie."""

import platform
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import resources
from desktop.ui.notices import say
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable


class Part(NamedTuple):
    """Something that the program is built from."""

    name: str
    version: str
    use: str
    licence: str


_PACKAGES = (
    ("PySide6-Essentials", "窗口", "LGPL-3.0"),
    ("sqlcipher3", "加密数据库", "zlib / BSD-3-Clause"),
    ("sqlite-utils", "数据库", "Apache-2.0"),
    ("cryptography", "口令与密钥", "Apache-2.0 / BSD-3-Clause"),
    ("reportlab", "PDF 表格", "BSD-3-Clause"),
    ("python-docx", "Word 文件", "MIT"),
    ("openpyxl", "Excel 文件", "MIT"),
    ("defusedxml", "安全读取 XML", "PSF-2.0"),
    ("pypdfium2", "PDF 预览", "Apache-2.0 / BSD-3-Clause"),
    ("pypinyin", "拼音检索", "MIT"),
    ("chinesecalendar", "法定节假日", "MIT"),
    ("icalendar", "日程文件", "BSD-2-Clause"),
    ("click", "命令行", "BSD-3-Clause"),
    ("platformdirs", "文件位置", "MIT"),
)
_DRAWN = (
    Part("GW 字体", "", "屏幕和表格的字体", "SIL OFL 1.1、Liberation（见授权文本）"),
    Part("Lucide", "1.62.0", "图标", "ISC / MIT"),
)


def parts() -> list[Part]:
    """Return what the program is built from, with the versions that run."""
    from importlib import metadata  # the half of the email package

    python = Part("Python", platform.python_version(), "运行环境", "PSF-2.0")
    qt = Part("Qt", qVersion(), "窗口", "LGPL-3.0")
    packages = [Part(name, metadata.version(name), use, text) for name, use, text in _PACKAGES]
    return [python, qt, *packages, *_DRAWN]


def licence_texts() -> str:
    """Return the licence texts that come with fonts and icons."""
    folders = ("fonts/licences", "icons")
    files = [f for folder in folders for f in sorted(resources.path(folder).glob("*.txt"))]
    return "\n\n".join(f"== {file.name} ==\n{file.read_text('utf-8')}" for file in files)


class AboutPage(AdminPage):
    """Versions (of the program, and of the one that wrote the data), licences, the data's folder."""

    key, title = "about", "关于"

    def __init__(
        self, versions: tuple[str, str], folder: Path, show_text: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self._version, written_by = versions
        self._show_text = show_text
        facts = Card(
            f"监督谈话工作台 {self._version}",
            Label("依据 2026 年《办法》办理对下级党组织“一把手”的监督谈话；离线运行。", wrap=True),
            Label(f"数据位置：{folder}", "secondary", wrap=True),
            Label(f"数据由 {written_by or self._version} 版写成。", "secondary"),
            row(
                button("复制版本信息", self._on_copy, symbol="file-text"),
                button("查看授权文本", self._on_licences),
                None,
            ),
        )
        self.table = RecordTable[Part](
            [
                Column("组成部分", lambda part: part.name, whole=True),
                Column("版本", lambda part: part.version),
                Column("用途", lambda part: part.use, stretch=True),
                Column("授权", lambda part: part.licence),
            ],
            name="组成部分与授权",
            key=lambda part: part.name,
        )
        self.column.addWidget(facts)
        self.column.addWidget(Card("组成部分与授权", self.table), 1)

    def refresh(self) -> None:
        """Ask for the versions."""
        self.table.show_records(self._parts())

    def _parts(self) -> Sequence[Part]:
        return parts()

    def _on_copy(self) -> None:
        lines = [f"tanhua {self._version}", f"{platform.system()} {platform.release()}"]
        lines += [f"{part.name} {part.version}" for part in parts() if part.version]
        QGuiApplication.clipboard().setText("\n".join(lines))
        say(self, "已复制版本信息。")

    def _on_licences(self) -> None:
        self._show_text("授权文本", licence_texts())
