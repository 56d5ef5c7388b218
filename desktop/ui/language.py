"""Qt's own words in Chinese."""

from PySide6.QtWidgets import QApplication


def speak_chinese(app: QApplication) -> None:
    """Have Qt's own buttons, menus and calendars in Chinese."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("zh_CN"))  # naming it by enums makes 800 members first
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
