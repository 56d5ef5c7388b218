"""What one does at the list of 谈话对象."""

from PySide6.QtWidgets import QLineEdit


def names(screen):
    return [r.organisation.name for r in screen.list.table.records]


def choose(screen, organisation_id):
    assert screen.list.table.choose(organisation_id)


def fill(dialog, *lines):
    """Write into the fields of a small window, from top to bottom."""
    fields = [f for f in dialog.rows.findChildren(QLineEdit) if f.isVisible()]
    for field, words in zip(fields, lines, strict=True):
        field.setText(words)
