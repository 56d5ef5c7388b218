"""Reminding the talkee of something: what to say, and registering that it was said."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from db.records import DueItem, Manner
from desktop.errors import BadInput, Refused
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, TimeField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.long_field import LongField
from desktop.words import word

_MANNERS = (
    Manner.TELEPHONE,
    Manner.MESSAGE,
    Manner.IN_PERSON,
    Manner.LETTER,
    Manner.CALENDAR,
)
_VERBS = {
    Manner.LETTER: "登记并打印提醒函",
    Manner.CALENDAR: "导出日程并登记",
}
_HELP = {
    Manner.TELEPHONE: "可以照着念，不涉及谈话内容。",
    Manner.MESSAGE: "复制后由本人手机发送，不涉及谈话内容。",
    Manner.IN_PERSON: "当面提醒后登记。",
    Manner.LETTER: "登记后转到“表格打印”打印提醒函，回执收到后在办理经过中登记。",
    Manner.CALENDAR: "日程文件只写“报告事项到期”，存到本人可以取得的位置。",
}
_REPORTS = frozenset({DueItem.ACTION_REPORT, DueItem.RESULTS_REPORT})


class RemindDialog(DeedDialog):
    """By telephone, message, in person, letter or calendar file; registered with the answer."""

    def __init__(
        self,
        page: QWidget,
        services: FollowUpServices,
        talk_id: str,
        item: DueItem,
        talkee: str,
    ) -> None:
        super().__init__(page, "提醒", f"提醒{talkee}：{word(item)}", "登记提醒")
        self._page, self._services = page, services
        self._talk_id, self._item, self._talkee = talk_id, item, talkee
        self.print_letter: Callable[[str], object] = lambda _reminder_id: None
        self.ask_path: Callable[[], str] = self._ask_path
        offered = [m for m in _MANNERS if m is not Manner.CALENDAR or item in _REPORTS]
        self.manner = Choice([(m, word(m)) for m in offered])
        self.words = LongField(5)
        self.words.setReadOnly(True)
        self.copy_button = button("复制", self._copy)
        self.hint = Label("", "small", wrap=True)
        now = services.now()
        self.on, self.at = DateField(now.date()), TimeField(now.time())
        self.answer = QLineEdit()
        self.answer.setPlaceholderText("如 本人接听，答复本周内报送")
        self._assemble()
        self.manner.currentIndexChanged.connect(self._show_manner)
        self._show_manner()

    def start(self, manner: Manner) -> None:
        """Open the window with a manner proposed."""
        self.manner.choose(manner)
        self.ask(self._register)

    def _assemble(self) -> None:
        how = QWidget()
        how.setLayout(row(self.manner, self.copy_button, None))
        when = QWidget()
        when.setLayout(row(self.on, self.at, None))
        self.rows.add("方式", how, required=True)
        self.manner.setAccessibleName("方式")
        self.rows.add("说明", self.hint)
        self.rows.add("提醒的话", self.words)
        self.rows.add("提醒时间", when, required=True)
        self.rows.add("答复", self.answer)
        self.setMinimumWidth(520)

    def _show_manner(self) -> None:
        manner = self.manner.value or Manner.TELEPHONE
        self.notice.forget_refusal()
        self.hint.setText(_HELP[manner])
        text = self._text(manner)
        self.words.setPlainText(text)
        self.copy_button.setVisible(manner is Manner.MESSAGE and bool(text))
        self.rows.set_field_visible("提醒的话", visible=bool(text))
        self.rows.set_field_visible("提醒时间", visible=manner not in _VERBS)
        self.rows.set_field_visible("答复", visible=manner not in _VERBS)
        verb = _VERBS.get(manner, "登记提醒")
        self.do_button.setText(verb)
        self.do_button.setAccessibleName(verb)

    def _text(self, manner: Manner) -> str:
        """Return what to say; a refusal (a marked talk, Art. 16) stands in its place."""
        made = {
            Manner.TELEPHONE: self._services.reminders.telephone_text,
            Manner.MESSAGE: self._services.reminders.message_text,
        }.get(manner)
        if made is None:
            return ""
        try:
            return made(self._talk_id, self._item)
        except Refused as refusal:
            article = f"（依据：《办法》{refusal.article}）" if refusal.article else ""
            self.hint.setText(f"{refusal}{article}")
            return ""

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        say(self, "已复制，发送后请登记。")

    def _register(self) -> None:
        manner = self.manner.value or Manner.TELEPHONE
        if manner is Manner.CALENDAR:
            self._send_calendar()
            return
        at = None if manner in _VERBS else self._when()
        reminder_id = self._services.reminders.register(
            self._talk_id, self._item, manner, at=at, answer=self.answer.text()
        )
        say(self._page, f"已登记{word(manner)}提醒{self._talkee}。")
        if manner is Manner.LETTER:
            self.print_letter(reminder_id)

    def _send_calendar(self) -> None:
        chosen = self.ask_path()
        if not chosen:
            raise BadInput("没有选择保存的位置，日程文件没有导出，也没有登记。", field="方式")
        self._services.calendars.remind(self._talk_id, self._item, Path(chosen))
        say(self._page, f"已导出日程文件，登记提醒{self._talkee}。")

    def _when(self) -> datetime:
        on: date | None = self.on.value
        if on is None:
            raise BadInput("请填写提醒的日期。", field="提醒时间")
        now = self._services.now()
        at = datetime.combine(on, self.at.value, tzinfo=now.tzinfo)
        this_minute = at == now.replace(second=0, microsecond=0)
        return now if this_minute else at

    def _ask_path(self) -> str:
        name = "报告事项到期.ics"
        return QFileDialog.getSaveFileName(self, "导出日程", name, "日程文件 (*.ics)")[0]
