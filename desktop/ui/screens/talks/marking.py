"""The marking of a talk (密级或标识), with who decided it and on what basis (Art. 16)."""

from PySide6.QtWidgets import QLineEdit

from desktop.rules.marking import FIELD, INTERNAL, is_secret
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.unturned import Suggestions

_OFFERED = (INTERNAL, "秘密★1年", "秘密★10年", "机密★10年", "机密★20年")
_BY, _BASIS = "定密责任人", "定密依据"


class MarkingFields:
    """Three fields of a form; the last two are asked for a state secret only."""

    def __init__(self, rows: FormRows) -> None:
        self._rows = rows
        self.marking = Suggestions(_OFFERED)
        self.by, self.basis = QLineEdit(), QLineEdit()
        rows.add(FIELD, self.marking, help_text="秘密、机密须写期限，只能在涉密计算机上办理。")
        rows.add(_BY, self.by, required=True)
        rows.add(_BASIS, self.basis, required=True)
        self.marking.editTextChanged.connect(lambda _text: self._show())
        self._show()

    @property
    def fields(self) -> dict[str, QLineEdit]:
        """The three fields, as a draft keeps them."""
        return {
            "marking": self.marking.line,
            "marking_by": self.by,
            "marking_basis": self.basis,
        }

    @property
    def values(self) -> dict[str, str]:
        """The marking, by whom and on what basis, as a talk takes them."""
        secret = is_secret(self.marking.currentText())
        return {
            "marking": self.marking.currentText().strip(),
            "marking_by": self.by.text() if secret else "",
            "marking_basis": self.basis.text() if secret else "",
        }

    def clear(self) -> None:
        """Start from 内部."""
        self.marking.setEditText(INTERNAL)
        self.by.clear()
        self.basis.clear()

    def _show(self) -> None:
        secret = is_secret(self.marking.currentText())
        for field in (_BY, _BASIS):
            self._rows.set_field_visible(field, visible=secret)
