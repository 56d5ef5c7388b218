"""What stands in the log and which window of a kind is open."""

from PySide6.QtWidgets import QApplication


def audit(workbench):
    return [entry.deed for entry in workbench.stay.visit.opened.admin.audit.entries()]


def opened_dialog(kind):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[0] if found else None
