"""Backups: when the last was made, making one, checking everything, restoring."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from desktop.services.safety import (
    BY_HAND,
    Copy,
    Outcome,
    Rehearsal,
    Report,
    SafetyService,
    SecondPlace,
)
from desktop.ui.background import run
from desktop.ui.dialogs.text import show_text
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.table import Column, RecordTable

_NO_SECOND = "还没有指定第二备份位置。请指定另一块磁盘或U盘上的文件夹，以防本机磁盘损坏。"
_NOT_MINE = "还没有指定第二备份位置，请系统管理员（没有设的由经办人）指定，以防本机磁盘损坏。"


class BackupsPage(AdminPage):
    """Lists the copies; `restore_wanted` carries the folder of the copy to be put back."""

    key, title = "backups", "备份与恢复"
    sub = "每天和关闭时自动备份，每一份都加密，做好后逐项校验"
    watches = frozenset({"backups", "settings"})
    restore_wanted = Signal(object)

    def __init__(self, safety: SafetyService, today: Callable[[], date]) -> None:
        super().__init__()
        self._safety, self._today = safety, today
        self.back_up = button("立即备份", self._on_back_up, kind="primary")
        self.verify = button("核对全部数据", self._on_verify, symbol="shield-check")
        self.rehearse = button("恢复演练", self._on_rehearse, symbol="history")
        self.heading.add_button(self.rehearse, self.verify, self.back_up)
        self.second, self.second_state = Label("", wrap=True), Label("", "small", wrap=True)
        self.rehearsed = Label("", "small", wrap=True)
        self.name_second = button("指定第二备份位置…", self._on_second)
        self.forget_second = button("不再使用", self._on_forget, kind="quiet")
        self.strip = ProgressStrip()
        self.table = RecordTable[Copy](
            [
                Column("时间", lambda c: f"{c.made_at:%Y-%m-%d %H:%M}", whole=True, bold=True),
                Column("缘由", lambda c: c.reason),
                Column("校验", tags=_tags),
                Column("大小", lambda c: _size(c.size), right=True),
                Column("附件", lambda c: f"{c.attachments} 个", right=True),
                Column("位置", lambda c: str(c.folder.parent), stretch=True),
            ],
            name="备份名单",
            acts=self._acts,
            key=lambda c: str(c.folder),
            empty="还没有备份。打开和关闭程序时会自动备份，也可以现在就备份。",
        )
        other = button("从其他位置恢复…", self._on_restore_other)
        other.setVisible(self._safety.may("restore"))
        for part in (self.back_up, self.verify, self.rehearse):
            part.setVisible(self._safety.may("backup"))
        self.column.addWidget(self.strip)
        self.column.addWidget(
            Card(
                "第二备份位置",
                self.second,
                self.second_state,
                row(self.name_second, self.forget_second, None),
            )
        )
        copies = Card("现有备份", self.rehearsed, self.table)
        copies.add_beside_title(other)
        self.column.addWidget(copies, 1)

    def refresh(self) -> None:
        """Read the copies and the second place."""
        self.table.show_records(self._safety.copies())
        second, may_name = self._safety.second_place(), self._safety.may("policies")
        missing = _NO_SECOND if may_name else _NOT_MINE
        self.second.setText(str(second.folder) if second else missing)
        self.name_second.setVisible(may_name)
        self.second_state.setText(_state(second, self._today()) if second else "")
        self.second_state.setVisible(second is not None)
        self.forget_second.setVisible(may_name and second is not None)
        last = self._safety.last_rehearsal()
        self.rehearsed.setText(
            f"最近一次恢复演练：{last.at:%Y-%m-%d %H:%M}，{last.detail}。"
            if last
            else "还没有做过恢复演练。演练把最近一份备份恢复到临时位置并逐项核对，不动现有数据。"
        )

    def _acts(self, copy: Copy) -> list[Act]:
        if not self._safety.may("restore"):
            return []
        return [Act("恢复到这一份…", lambda: self.restore_wanted.emit(copy.folder))]

    def _on_back_up(self) -> None:
        self._slowly(lambda: self._safety.back_up(BY_HAND), self._on_backed_up, "正在备份并校验")

    def _on_backed_up(self, outcome: Outcome) -> None:
        if not attempt(self, self._safety.backed_up, outcome):
            return
        if outcome.missed:
            say(self, " ".join(outcome.missed), Tone.NEAR)
        else:
            say(self, f"已备份 {len(outcome.made)} 份，全部校验通过。")

    def _on_verify(self) -> None:
        self._slowly(self._safety.verify, self._on_verified, "正在核对数据、附件、日志和备份")

    def _on_verified(self, report: Report) -> None:
        if not attempt(self, self._safety.verified, report):
            return
        if report.faults:
            lines = [fault.sentence for fault in report.faults]  # each names its file
            show_text(self, f"核对发现 {len(lines)} 处有误", "\n".join(lines))
        else:
            whole = f"核对无误：数据、日志完整，附件 {report.attachments} 个。"
            tone = Tone.NEAR if report.notices else Tone.DONE
            say(self, "".join((whole, *report.notices)), tone)

    def _on_rehearse(self) -> None:
        self._slowly(self._safety.rehearse, self._on_rehearsed, "正在试恢复最近一份备份并核对")

    def _on_rehearsed(self, done: Rehearsal) -> None:
        if not attempt(self, self._safety.rehearsed, done):
            return
        if done.faults:
            title = f"恢复演练没有通过，{len(done.faults)} 处有误"
            show_text(self, title, "\n".join((*done.faults, "现有数据没有影响，请再备份一次。")))
        else:
            say(
                self,
                f"恢复演练通过：备份 {done.copy} 恢复得出来，谈话 {done.talks} 次、"
                f"附件 {done.attachments} 个，核对无误。",
            )

    def _slowly(
        self,
        begin: Callable[[], Callable[[], object]],
        then: Callable[..., None],
        words: str,
    ) -> None:
        slow: list[Callable[[], object]] = []
        if not attempt(self, lambda: slow.append(begin())):
            return
        for part in (self.back_up, self.verify, self.rehearse):
            part.setEnabled(False)
        run(
            self,
            lambda _progress: slow[0](),
            then=then,
            strip=self.strip,
            words=words,
            ended=self._on_ended,
        )
        self.strip.cancel_button.setVisible(False)

    def _on_ended(self) -> None:
        for part in (self.back_up, self.verify, self.rehearse):
            part.setEnabled(True)
        self.refresh()

    def _on_second(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "选择第二备份位置")
        if chosen and attempt(self, self._safety.name_second_folder, Path(chosen)):
            say(self, "已指定第二备份位置，下次备份时起使用。")
            self.refresh()

    def _on_forget(self) -> None:
        if attempt(self, self._safety.name_second_folder, None):
            self.refresh()

    def _on_restore_other(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "选择备份所在的文件夹")
        if chosen:
            self.restore_wanted.emit(Path(chosen))


def _tags(copy: Copy) -> list[Tag]:
    if copy.lacking:
        return [Tag(f"缺附件 {len(copy.lacking)} 个", Tone.NEAR)]
    return [Tag("已校验", Tone.DONE)]


def _state(second: SecondPlace, today: date) -> str:
    if second.newest is None:
        made = "还没有备份到那里"
    else:
        days = (today - second.newest.date()).days
        ago = f"，已过 {days} 天" if days > 1 else ""
        made = f"最近一份备份是 {second.newest:%Y-%m-%d %H:%M}{ago}"
    if second.there:
        return f"现在可用，剩余空间 {(second.free or 0) / 1024**3:.1f} GB；{made}。"
    return f"现在找不到（U盘没有插上？）；{made}。插上后点“立即备份”即可补做。"


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
