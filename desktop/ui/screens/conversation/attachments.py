"""The files that belong to a record: adding, looking at, taking out a copy."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.errors import StoreError
from db.records import Attachment
from desktop.errors import BadInput
from desktop.services.attachments import AttachmentService
from desktop.ui.background import run
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.dialogs.viewer import Viewer, can_show
from desktop.ui.notices import attempt, confirm, say, show_refusal
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.table import Column

T = TypeVar("T")
_Words = Callable[[Attachment], str]
_KIB = 1024
WARNING = (
    "导出后，这份文件以明文保存在您选择的位置，不再受本程序加密保护；请按保密规定保管，用后及时清除。"
    "本次导出会记入日志。要继续导出吗？"
)


class Attachments(QWidget):
    """The attachments of one owner, e.g. a material or the record of a talk."""

    added = Signal()

    def __init__(
        self,
        service: AttachmentService,
        purpose: str,
        verb: str = "添加附件…",
        *,
        narrow: bool = False,
    ) -> None:
        super().__init__()
        self._service = service
        self._purpose = purpose
        self._owner: tuple[str, str, str | None] = ("", "", None)
        self._editable = True
        self.table = FittedTable[Attachment](
            _narrow(self._size) if narrow else _wide(self._size),
            name="附件",
            acts=self._acts,
            empty="还没有附件。",
        )
        self.table.let_choose_several()
        self.table.opened.connect(self.view)
        self.rows = FormRows()
        self.rows.add("附件", self.table)
        self.add_button = button(verb, self._choose, symbol="paperclip")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.rows)
        column.addLayout(row(self.add_button, None))

    def show_owner(self, table: str, owner_id: str, talk_id: str | None, *, editable: bool) -> None:
        """Show the attachments of this owner."""
        self._owner = (table, owner_id, talk_id)
        self._editable = editable
        self.add_button.setVisible(editable)
        self.refresh()

    def refresh(self) -> None:
        """Read the list afresh."""
        files = self._service.of_owner(self._owner[1])
        self.table.show_records([a for a in files if a.purpose == self._purpose])

    def add(self, *paths: Path) -> None:
        """Encrypt files one after the other, then list them; `added` says that all is done.

        A file that is too large, empty or unreadable is refused at the field, the rest left out.
        """
        if not paths:
            self.add_button.setEnabled(True)
            self.added.emit()
            return
        first, *rest = paths
        self.rows.clear_errors()
        self.add_button.setEnabled(False)
        owner, name, purpose = self._owner, first.name, self._purpose
        deed = self._service.register
        run(
            self,
            lambda _progress: self._service.take_in(first),
            then=lambda stored: self._go_on(
                name, rest, listed=attempt(self.rows, deed, *owner, stored, name, purpose)
            ),
            failed=self._stop,
        )

    def _go_on(self, name: str, rest: Sequence[Path], *, listed: bool) -> None:
        if listed:
            self.refresh()
            say(self, f"已添加附件“{name}”，原文件没有动。")
        self.add(*(rest if listed else ()))

    def _stop(self, error: Exception) -> None:
        self.add()
        if not isinstance(error, BadInput | StoreError):
            raise error
        show_refusal(self.rows, error)

    def view(self, attachment: Attachment) -> None:
        """Show a PDF or picture from memory; other kinds can only be taken out."""
        if not can_show(attachment.name):
            say(self, "这种文件不能在这里查看，可用“导出”取出后用其他程序打开。")
            return
        self._slowly(
            lambda: self._service.reading(attachment.id),
            lambda content: self._show(attachment, content),
        )

    def _show(self, attachment: Attachment, content: bytes) -> None:
        if attempt(self, self._service.looked_at, attachment.id):
            Viewer(self.window(), attachment.name, content).open()

    def take_out(self, attachment: Attachment) -> None:
        """Write a plain copy where the user says, after a warning."""
        if not confirm(self, WARNING, "导出"):
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "导出附件", attachment.name)
        if not chosen:
            return
        self._slowly(
            lambda: self._service.take_out(attachment.id, Path(chosen)),
            lambda _: say(self, f"已导出附件“{attachment.name}”，这份是明文，请妥善保管。"),
        )

    def _slowly(self, begin: Callable[[], Callable[[], T]], then: Callable[[T], object]) -> None:
        """Up to 200 MB are decrypted: the window goes on meanwhile."""
        slow: list[Callable[[], T]] = []
        if attempt(self, lambda: slow.append(begin())):
            run(self, lambda _progress: slow[0](), then=then)

    def _size(self, attachment: Attachment) -> str:
        return size_words(attachment.size) if self._service.is_there(attachment) else "文件不见了"

    def _acts(self, attachment: Attachment) -> list[Act]:
        acts = [
            Act("查看", lambda: self.view(attachment)),
            Act("导出", lambda: self.take_out(attachment)),
        ]
        if self._editable:
            acts.append(Act("作废", lambda: self._void(attachment)))
        return acts

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "选择附件")
        self.add(*(Path(name) for name in chosen))

    def _void(self, attachment: Attachment) -> None:
        ask_reason(
            self,
            title="作废附件",
            sentence=f"“{attachment.name}”作废后不再列出，文件仍然保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._service.void(attachment.id, why),
        ).accepted.connect(self.refresh)


def _wide(size: _Words) -> list[Column[Attachment]]:
    return [
        Column("附件", text=lambda a: a.name, stretch=True),
        Column("大小", text=size),
        Column("添加", text=lambda a: f"{a.added_at:%Y-%m-%d %H:%M}"),
    ]


def _narrow(size: _Words) -> list[Column[Attachment]]:
    """One column with two lines, for a panel beside a list."""
    said: Column[Attachment] = Column(
        "附件",
        text=lambda a: a.name,
        second=lambda a: f"{size(a)} {a.added_at:%m-%d}",
        stretch=True,
    )
    return [said]


def size_words(size: int) -> str:
    """Return a size in bytes as people read it."""
    if size < _KIB:
        return f"{size} 字节"
    if size < _KIB * _KIB:
        return f"{size / _KIB:.0f} KB"
    return f"{size / _KIB / _KIB:.1f} MB"
