"""Qt's own words in Chinese, and the input method where the wanted one is not there."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication


def speak_chinese(app: QApplication) -> None:
    """Have Qt's own buttons, menus and calendars in Chinese."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("zh_CN"))  # naming it by enums makes 800 members first
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def choose_input_method() -> None:
    """Take ibus where QT_IM_MODULE names a plug-in that is not there (fcitx speaks ibus too).

    Call it before the application object is made.
    """
    wanted = os.environ.get("QT_IM_MODULE", "")
    if sys.platform != "linux" or wanted in {"", "ibus", "compose", "simple"}:
        return
    from PySide6.QtCore import QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    there = Path(plugins, "platforminputcontexts")
    if not list(there.glob(f"lib{wanted}platforminputcontextplugin.so")):
        os.environ["QT_IM_MODULE"] = "ibus"
