"""Letters for all that are due: chosen from a list, registered together, then printed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.records import DueItem
from desktop.services.views.today import Act, Due
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.deeds import Go
from desktop.ui.screens.follow_up.fields import Ticks, listed
from desktop.ui.screens.follow_up.services import FollowUpServices


def letters_due(services: FollowUpServices) -> list[Due]:
    """Return what calls for a letter today (the first one after a due date)."""
    return [d for d in services.today_list.due() if d.act is Act.LETTER and d.talk_id]


class LettersDialog(DeedDialog):
    """Lists whom to write to; each line is ticked."""

    def __init__(
        self, page: QWidget, services: FollowUpServices, due: Sequence[Due], go: Go
    ) -> None:
        sentence = "勾选的事项登记为以提醒函提醒，随后转到“表格打印”一并打印。"
        super().__init__(page, "批量打印提醒函", sentence, "登记并打印")
        self._page, self._services, self._go = page, services, go
        self._due = {f"{d.talk_id} {d.item}": d for d in due}
        self.ticks = Ticks([(key, _line(d)) for key, d in self._due.items()])
        self.rows.add("提醒函", listed(self.ticks), required=True)

    def start(self) -> None:
        """Open the window."""
        self.ask(self._register)

    def _register(self) -> None:
        chosen = [self._due[key] for key in self.ticks.chosen]
        items: list[tuple[str, DueItem]] = [(d.talk_id or "", d.item) for d in chosen]
        self._services.reminders.register_letters(items)
        say(self._page, f"已登记提醒函{len(items)}件。")
        talk_ids = ",".join(dict.fromkeys(talk_id for talk_id, _ in items))
        self._go("表格打印", form="reminder", talk_ids=talk_ids)


def _line(due: Due) -> str:
    return f"{due.talkee} {due.what} 逾期{-due.days}天（{due.post}）"
