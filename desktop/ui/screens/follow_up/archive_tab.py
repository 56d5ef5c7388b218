"""The stage 归档 of the talk page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.records import ArchivedFile, TalkStatus
from desktop.services.archive import ArchiveService
from desktop.services.views.archive import ArchiveView
from desktop.ui.notices import confirm
from desktop.ui.palette import Tone
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.follow_up.archiving import Archiving
from desktop.ui.widgets.block import Block, Pile
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable

_PLAIN = "归档包以明文保存在您选择的位置，不受本程序加密保护，请按保密规定保管。"
_SHUT = f"归档以后，这次谈话只能查阅，不能再作任何改动。{_PLAIN}要归档吗？"
_AGAIN = f"{_PLAIN}本次导出会记入日志。要继续导出吗？"
_FILES_HIGH = 240  # pixels: some files are seen wherever one has scrolled to


class ArchiveTab(TalkTab):
    """Where the talk stands with the archive, what is filed, and the deed itself (Art. 12)."""

    def __init__(self, service: ArchiveService, today: Callable[[], date]) -> None:
        super().__init__()
        self._service, self._today = service, today
        self._view: ArchiveView | None = None
        self.strip = ProgressStrip()
        self.archiving = Archiving(self, service, self.strip, self._show_again)
        self.state = Pile(spacing=6)
        self.folder_button = button("归档…", self._to_folder, kind="primary", symbol="archive")
        self.zip_button = button("归档为压缩包…", self._to_zip)
        self.year_button = button("", self._year, kind="link")
        self.print_button = button("打印归档文件目录", self._print, symbol="printer")
        self.table = RecordTable[ArchivedFile](
            [
                Column(
                    "题名",
                    text=lambda f: f.title,
                    second=lambda f: f.archive_number,
                    stretch=True,
                ),
                Column("日期", text=lambda f: f"{f.dated_on:%Y-%m-%d}" if f.dated_on else ""),
                Column("页数", text=lambda f: str(f.pages or ""), right=True),
            ],
            name="归档文件",
            key=lambda f: f.position,
            empty="还没有可归档的文件。",
        )
        self.files = Card("归档文件", self.table)
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        basis = (
            "谈话记录、整改措施、整改情况一并归档保存（《办法》第十二条）；目录和档号依 DA/T 22。"
        )
        column.addWidget(Label(basis, "secondary", wrap=True))
        column.addWidget(Card("", self.state))
        column.addLayout(row(self.folder_button, self.zip_button, None, self.print_button))
        column.addLayout(row(self.year_button, None))
        column.addWidget(self.strip)
        self.files.setMinimumHeight(_FILES_HIGH)
        column.addWidget(self.files, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(body))

    def show_talk(self, talk_id: str) -> None:
        """Show how the talk stands, and its files."""
        self.talk_id = talk_id
        view = self._view = self._service.read(talk_id)
        self.state.show_parts(self._state(view))
        archived = view.head.status is TalkStatus.ARCHIVED
        words = ("再次导出…", "导出为压缩包…") if archived else ("归档…", "归档为压缩包…")
        for each, text in zip((self.folder_button, self.zip_button), words, strict=True):
            each.setText(text)
            each.setAccessibleName(text)
            each.setVisible(view.may_pack)
            each.setEnabled((archived or view.can_archive) and not self.archiving.running)
        self.print_button.setVisible(view.may_pack)
        self._show_year(view)
        self.table.show_records(view.files)

    def _state(self, view: ArchiveView) -> list[QWidget]:
        if view.archived_on is not None:
            on = Tag(f"{short_day(view.archived_on, self._today())} 归档", Tone.DONE)
            second = f"档号自 {view.archive_number} 起，共 {len(view.files)} 个文件"
            return [Block("已归档，只能查阅", tags=[on], second=second)]
        if view.missing:
            said = [Label(sentence, "body", wrap=True) for sentence in view.missing]
            return [Block("还不能归档", tags=[Tag(f"缺 {len(said)} 项", Tone.NEAR)]), *said]
        if not view.can_archive:
            return [Block("办结以后归档", second="归档所需的材料已经齐备。")]
        second = f"表格 {len(view.files)} 种，附件 {view.attachments} 个"
        ready = Block("可以归档", tags=[Tag("待归档", Tone.PLANNED)], second=second)
        return [ready, *self._receipts(view)]

    def _receipts(self, view: ArchiveView) -> list[QWidget]:
        """Point out the receipts that are not in: after archiving it is too late."""
        if not view.open_receipts:
            return []
        tag = Tag(f"缺回执 {len(view.open_receipts)} 份", Tone.NEAR)
        said = [Label(sentence, "body", wrap=True) for sentence in view.open_receipts]
        return [Block("归档后不能再登记回执", tags=[tag]), *said]

    def _show_year(self, view: ArchiveView) -> None:
        year = self._year_of(view)
        waiting = self._service.waiting(year) if view.may_pack else ()
        self.year_button.setText(f"{year} 年待归档的 {len(waiting)} 次谈话一并归档…")
        self.year_button.setAccessibleName(self.year_button.text())
        self.year_button.setVisible(len(waiting) > 1 and not view.missing)
        self.year_button.setEnabled(not self.archiving.running)

    def _to_folder(self) -> None:
        if self._view is None or not self._agreed():
            return
        chosen = QFileDialog.getExistingDirectory(self, "归档包放在哪个文件夹里")
        if chosen:
            self._archive(Path(chosen) / self._view.head.number)

    def _to_zip(self) -> None:
        if self._view is None or not self._agreed():
            return
        name = f"{self._view.head.number}.zip"
        chosen, _ = QFileDialog.getSaveFileName(self, "归档为压缩包", name, "压缩包 (*.zip)")
        if chosen:
            self._archive(Path(chosen).with_suffix(".zip"))

    def _year(self) -> None:
        if self._view is None:
            return
        waiting = self._service.waiting(self._year_of(self._view))
        lacking = sum(len(self._service.open_receipts(talk_id)) for talk_id, _ in waiting)
        question = _SHUT.replace("这次谈话", f"这 {len(waiting)} 次谈话")
        if not confirm(self, f"{_lacking(lacking)}{question}", "归档"):
            return
        chosen = QFileDialog.getExistingDirectory(self, "归档包放在哪个文件夹里")
        if chosen:
            self.archiving.start([(i, Path(chosen) / number) for i, number in waiting])
            self._show_again()

    def _archive(self, target: Path) -> None:
        self.archiving.start([(self.talk_id, target)])
        self._show_again()

    def _agreed(self) -> bool:
        if self._view is not None and self._view.archived_on is not None:
            return confirm(self, _AGAIN, "导出")
        lacking = len(self._view.open_receipts) if self._view is not None else 0
        return confirm(self, f"{_lacking(lacking)}{_SHUT}", "归档")

    def _year_of(self, view: ArchiveView) -> int:
        """Return the year of the talk shown: its whole year is archived together."""
        at = view.head.ended_at or view.head.planned_at
        return at.year if at else self._today().year

    def _print(self) -> None:
        self.go("表格打印", form="archive-list", talk_id=self.talk_id)

    def _show_again(self) -> None:
        if self.talk_id:
            self.show_talk(self.talk_id)


def _lacking(count: int) -> str:
    return f"还有 {count} 份抄送回执没有登记，归档后不能再登记。" if count else ""
