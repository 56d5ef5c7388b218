"""The log: who did what, when."""

from collections.abc import Sequence

from desktop.services.log import LogRow, LogService
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.ui.widgets.tabs import Tabs
from desktop.words import role_word


class LogPage(AdminPage):
    """Shows the log of the accounts, or that of the content, newest first."""

    key, title = "log", "操作日志"
    sub = "只增不改，前后相连；每一次查看、打印和导出都在里面，日志里没有谈话内容"

    def __init__(self, log: LogService) -> None:
        super().__init__()
        self._log = log
        tabs = [("content", "业务日志")] if log.has_content else []
        self.tabs = Tabs([*tabs, ("admin", "管理日志")])
        self.tabs.chosen.connect(lambda _key: self.refresh())
        self.count = Label("", "secondary")
        self.table = RecordTable[LogRow](
            [
                Column("序号", lambda row: str(row.entry.seq), right=True),
                Column("时间", lambda row: f"{row.entry.at:%Y-%m-%d %H:%M:%S}", whole=True),
                Column("用户", lambda row: row.actor, whole=True),
                Column("角色", lambda row: role_word(row.entry.role)),
                Column("事项", lambda row: row.entry.deed),
                Column("对象", lambda row: row.about),
                Column("说明", lambda row: row.entry.detail, stretch=True),
                Column("结果", tags=_result),
            ],
            name="操作日志",
            key=lambda row: row.entry.seq,
            several=True,
            empty="还没有记录。",
        )
        self.heading.add_button(self.count)
        self.column.addWidget(self.tabs)
        self.column.addWidget(Card("", self.table), 1)

    def refresh(self) -> None:
        """Read the first page of the log that is chosen."""
        content = self.tabs.key == "content"
        self.count.setText(f"共 {self._log.count(content=content):,} 条")
        self.table.show_pages(self._page)

    def _page(self, offset: int, limit: int, order: Order) -> Sequence[LogRow]:
        return self._log.page(offset, limit, content=self.tabs.key == "content")


def _result(row: LogRow) -> list[Tag]:
    return [Tag("成功", Tone.DONE) if row.entry.ok else Tag("未成功", Tone.LATE)]
