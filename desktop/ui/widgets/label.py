"""Text on a page."""

from PySide6.QtWidgets import QLabel, QSizePolicy

_PLAIN = 0  # Qt.TextFormat.PlainText; the namespace Qt would keep the log-in window waiting


class Label(QLabel):
    """Plain text of a kind: body, small, secondary, title, page, figure, strong or error.

    Record text is never read as markup. `wrap` lets long text go on in the next line.
    """

    def __init__(self, text: str = "", kind: str = "body", *, wrap: bool = False) -> None:
        super().__init__(text)
        self.setProperty("textFormat", _PLAIN)
        self.setProperty("kind", kind)
        down = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, down)
        policy.setHeightForWidth(wrap)
        self.setWordWrap(wrap)
        self.setSizePolicy(policy)
