"""Qt's own words in Chinese."""

from PySide6.QtWidgets import QApplication

import resources


def speak_chinese(app: QApplication) -> None:
    """Have Qt's own buttons, menus and calendars in Chinese."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("zh_CN"))  # naming it by enums makes 800 members first
    # the last is asked first; it has what Qt's Chinese lacks (pyside6-lrelease makes .qm of .ts)
    for name, folder in (
        ("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("qt_rest_zh_CN", str(resources.path("program"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
