"""Printing a short text through the printer dialog, without a file in between."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QTextDocument
from PySide6.QtWidgets import QWidget


def print_text(parent: QWidget, title: str, html: str) -> bool:
    """Ask for a printer and print on A4; False where the user has thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # a library of its own

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    document(html).print_(printer)
    return True


def document(html: str) -> QTextDocument:
    """Return the text as it is printed, in 12 point."""
    made = QTextDocument()
    font = QFont(made.defaultFont())
    font.setPointSize(12)
    made.setDefaultFont(font)
    made.setHtml(html)
    return made
