"""The log: who did what, when; narrowed by day, user and words, and exported."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog

from desktop.services.filters import FilterService
from desktop.services.log import LogOrder, LogQuery, LogRow, LogService
from desktop.ui.background import run
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.narrowing import Narrowing, choice_of, day_of, tick_of, words_in
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.ui.widgets.tabs import Tabs
from desktop.words import role_word


class LogPage(AdminPage):
    """Shows the log of the accounts, or that of the content, newest first."""

    key, title = "log", "操作日志"
    sub = "只增不改，前后相连；每一次查看、打印和导出都在里面，日志里没有谈话内容"

    def __init__(self, log: LogService, filters: FilterService) -> None:
        super().__init__()
        self._log = log
        self.tabs = Tabs([("content", "业务日志"), ("admin", "管理日志")])
        self.tabs.chosen.connect(lambda _key: self.refresh())
        self.count = Label("", "secondary")
        self.export_button = button("导出 Excel…", self._on_export, symbol="file-down")
        self.text = SearchBox("事项、对象或说明")
        self.user = Choice[str]([("", "全部用户")])
        self.user.setAccessibleName("用户")
        self.since, self.until = DateField(), DateField()
        self.failed = QCheckBox("只看未成功的")
        self.narrowing = Narrowing(
            "log",
            filters,
            {
                "text": words_in(self.text),
                "user": choice_of(self.user),
                "since": day_of(self.since),
                "until": day_of(self.until),
                "failed": tick_of(self.failed),
            },
        )
        for field, name in ((self.since, "自"), (self.until, "至")):
            field.setAccessibleName(f"{name}哪一天")
            field.setPlaceholderText(f"{name} 2026-07-13")
            field.changed.connect(self._on_narrowed)
        self.text.wanted.connect(lambda _text: self._on_narrowed())
        self.user.currentIndexChanged.connect(self._on_narrowed)
        self.failed.toggled.connect(self._on_narrowed)
        self.narrowing.cleared.connect(self.refresh)
        self.strip = ProgressStrip()
        self.table = RecordTable[LogRow](
            [
                Column("序号", lambda row: str(row.entry.seq), right=True, order=LogOrder.SEQ),
                Column(
                    "时间",
                    lambda row: f"{row.entry.at:%Y-%m-%d %H:%M:%S}",
                    whole=True,
                    order=LogOrder.SEQ,
                ),
                Column("用户", lambda row: row.actor, whole=True, order=LogOrder.ACTOR),
                Column("角色", lambda row: role_word(row.entry.role), order=LogOrder.ROLE),
                Column("事项", lambda row: row.entry.deed, order=LogOrder.DEED),
                Column("对象", lambda row: row.about),
                Column("说明", lambda row: row.entry.detail, stretch=True, order=LogOrder.DETAIL),
                Column("结果", tags=_result, order=LogOrder.RESULT),
            ],
            name="操作日志",
            key=lambda row: row.entry.seq,
            empty="没有符合条件的记录。",
        )
        narrowed = (self.text, self.user, self.since, self.until, self.failed)
        self.heading.add_button(self.export_button)
        self.column.addLayout(row(self.tabs, None, self.narrowing, self.count))
        self.column.addWidget(Flow(*narrowed))
        self.column.addWidget(self.strip)
        self.column.addWidget(Card("", self.table), 1)

    @property
    def query(self) -> LogQuery:
        """What the log is narrowed to."""
        return LogQuery(
            since=self.since.value,
            until=self.until.value,
            actor=self.user.value or "",
            text=self.text.text().strip(),
            failed_only=self.failed.isChecked(),
        )

    def refresh(self) -> None:
        """Read the first page of the log that is chosen."""
        self.user.show_options([("", "全部用户"), *self._log.users()])
        self.narrowing.recall()
        attempt(self, self._read)

    def _on_narrowed(self) -> None:
        self.narrowing.note()
        self.refresh()

    def _read(self) -> None:
        count = self._log.count(content=self._content, query=self.query)
        self.count.setText(f"共 {count:,} 条{self._until()}")
        self.table.show_pages(self._page)

    def export_to(self, target: Path) -> None:
        """Draw up what is shown as Excel on another thread, then save and log it."""
        content, drawn = self._content, []
        if not attempt(
            self, lambda: drawn.append(self._log.draw_up(content=content, query=self.query))
        ):
            return
        count, slow = drawn[0]

        def save(made: bytes) -> None:
            if attempt(self, self._log.save, made, target, content=content, count=count):
                say(self, f"已导出{count}条。导出的文件没有加密，请按保密规定保管。")
                self.refresh()

        run(self, lambda _progress: slow(), then=save, strip=self.strip, words="正在生成表格")

    @property
    def _content(self) -> bool:
        return self.tabs.key == "content"

    def _until(self) -> str:
        """Say how far the auditor's copy goes; it is carried over when a content user is there."""
        if not self._content or self._log.has_content:
            return ""
        at = self._log.carried_until()
        return f"，截至 {at:%Y-%m-%d %H:%M}" if at else "，经办人登录后转来"

    def _on_export(self) -> None:
        name = "业务日志.xlsx" if self._content else "管理日志.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "导出日志", name, "Excel 工作簿 (*.xlsx)")
        if path:
            self.export_to(Path(path))

    def _page(self, offset: int, limit: int, order: Order) -> Sequence[LogRow]:
        query = self.query
        if order.name:
            query = replace(query, order=LogOrder(order.name), descending=order.descending)
        return self._log.page(offset, limit, content=self._content, query=query)


def _result(row: LogRow) -> list[Tag]:
    return [Tag("成功", Tone.DONE) if row.entry.ok else Tag("未成功", Tone.LATE)]
