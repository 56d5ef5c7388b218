"""The files of one record in a window of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.services.attachments import AttachmentService
from desktop.ui.screens.conversation.attachments import Attachments
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip


class FilesDialog(QDialog):
    """Shows the files, takes new ones in encrypted, takes copies out by a deed."""

    def __init__(
        self, page: QWidget, service: AttachmentService, purpose: str, sentence: str
    ) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(purpose)
        self.setMinimumWidth(560)
        self.notice = NoticeStrip()
        self.files = Attachments(service, purpose, f"添加{purpose}…")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(Label(sentence, "secondary", wrap=True))
        column.addWidget(self.files)
        self.close_button = button("关闭", self.accept)
        self.close_button.setDefault(True)
        column.addLayout(row(None, self.close_button))

    def start(self, table: str, owner_id: str, talk_id: str | None, *, editable: bool) -> None:
        """Open the window for the files of a record."""
        self.files.show_owner(table, owner_id, talk_id, editable=editable)
        self.open()
