"""Reminding a talkee: what to say, and registering that it was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from db.content import ContentStore
from db.records import DueItem, Manner, PutOff, Reminder, Talk
from desktop.errors import BadInput, Refused
from desktop.reminders.schedule import check_put_off
from desktop.reminders.watched import OpenItem
from desktop.rules.appointment import check_not_future
from desktop.rules.marking import is_secret
from desktop.rules.wording import line, passage
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import reading, reminding, watching
from desktop.services.parts.editing import not_shut
from desktop.services.views.reminders import RemindableItem, RemindersView
from desktop.words import word
from desktop.workflow.talk import OVER

THEIRS = frozenset(
    {
        DueItem.APPOINTMENT,
        DueItem.SELF_CHECK,
        DueItem.ACTION_REPORT,
        DueItem.RESULTS_REPORT,
        DueItem.TEAM_NOTICE,
    }
)


class ReminderService:
    """Registers reminders as acts with who, when, how and the answer."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def read(self, talk_id: str) -> RemindersView:
        """Return what the talkee of a talk can be reminded of, and what was said already."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        return RemindersView(
            head=reading.head(self._store, talk),
            open_items=tuple(
                RemindableItem(
                    item=i.item,
                    what=i.what,
                    due_on=i.due_on,
                    days=(i.due_on - self._desk.today()).days,
                    times=len(i.reminded),
                    put_off_until=i.put_off_until,
                )
                for i in watching.items_of_talk(self._store, talk)
                if i.item in THEIRS
            ),
            reminders=self.of_talk(talk_id),
            put_offs=tuple(self._store.put_offs.of_talk(talk_id)),
        )

    def of_talk(self, talk_id: str) -> tuple[Reminder, ...]:
        """Return the reminders of a talk that are not voided, in time order."""
        require(self._desk.worker.role, "view talk")
        reading.talk_of(self._desk, talk_id)
        return tuple(r for r in self._store.reminders.of_talk(talk_id) if not r.voided_reason)

    def register(
        self,
        talk_id: str,
        item: DueItem,
        manner: Manner,
        *,
        at: datetime | None = None,
        answer: str = "",
    ) -> str:
        """Register that the talkee was reminded of something and return the reminder's id."""
        reminder_id = self._desk.new_id()
        with self._desk.deed("reminders", "登记提醒", talk_id, {"reminders"}, word(manner)):
            talk = self._running(talk_id)
            if item not in THEIRS:
                raise Refused(f"{word(item)}不由被谈话人办理，不需要提醒被谈话人。")
            when = reading.placed(self._desk.now, at) if at else self._now()
            if when > self._desk.now():
                raise BadInput("“提醒时间”还没有到，请核对。", field="提醒时间")
            self._store.reminders.put(
                Reminder(
                    id=reminder_id,
                    talk_id=talk.id,
                    item=item,
                    manner=manner,
                    at=when,
                    by=self._desk.worker.name,
                    answer=passage(answer, "答复"),
                )
            )
        return reminder_id

    def register_letters(self, items: Sequence[tuple[str, DueItem]]) -> None:
        """Register letters to several talkees at once: all of them or none."""
        if not items:
            raise BadInput("请至少选择一件要发提醒函的事项。", field="提醒函")
        first, detail = items[0][0], f"共{len(items)}件"
        with self._desk.deed("reminders", "批量登记提醒函", first, {"reminders"}, detail):
            for talk_id in dict.fromkeys(talk_id for talk_id, _ in items):
                if talk_id != first:
                    self._desk.note("批量登记提醒函", talk_id, detail)
            for talk_id, item in items:
                talk = self._running(talk_id)
                self._open_item(talk, item)
                self._store.reminders.put(
                    Reminder(
                        id=self._desk.new_id(),
                        talk_id=talk.id,
                        item=item,
                        manner=Manner.LETTER,
                        at=self._now(),
                        by=self._desk.worker.name,
                    )
                )

    def register_answer(self, reminder_id: str, version: int, answer: str) -> None:
        """Write down what the talkee answered."""
        with self._desk.deed("reminders", "登记答复", reminder_id, {"reminders"}):
            reminder = replace(self._reminder(reminder_id), version=version)
            said = passage(answer, "答复")
            self._store.reminders.put(replace(reminder, answer=said))

    def register_receipt(self, reminder_id: str, on: date) -> None:
        """Register the receipt of a letter of reminder."""
        with self._desk.deed("reminders", "登记提醒函回执", reminder_id, {"reminders"}):
            reminder = self._reminder(reminder_id)
            if reminder.manner is not Manner.LETTER:
                raise Refused(f"以{word(reminder.manner)}提醒的没有回执，可以登记答复。")
            check_not_future(on, self._desk.today(), "回执日期")
            if on < reminder.at.date():
                raise BadInput("“回执日期”早于发函日期，请核对。", field="回执日期")
            self._store.reminders.put(replace(reminder, receipt_on=on))

    def void(self, reminder_id: str, reason: str) -> None:
        """Void a reminder registered by mistake."""
        with self._desk.deed("reminders", "作废提醒", reminder_id, {"reminders"}):
            why = line(reason, "原因", required=True)
            reminder = self._reminder(reminder_id)
            self._store.reminders.put(replace(reminder, voided_reason=why))

    def telephone_text(self, talk_id: str, item: DueItem) -> str:
        """Return a short text to read out; it does not tell what the talk was about."""
        found = self._open_item(reading.talk_of(self._desk, talk_id), item)
        return reminding.telephone(found, self._call(), self._desk.today())

    def message_text(self, talk_id: str, item: DueItem) -> str:
        """Return a message text to copy; refused for a talk marked as a state secret (Art. 16)."""
        talk = reading.talk_of(self._desk, talk_id)
        if is_secret(talk.marking):
            raise Refused(
                "这次谈话有密级标识，不生成短信文字，请当面或者以机要渠道提醒。", "第十六条"
            )
        return reminding.message(self._open_item(talk, item), self._call(), self._desk.today())

    def put_off(self, talk_id: str, item: DueItem, until: date, reason: str) -> None:
        """Put off what is to be done about an item; the item is due on the same day as before."""
        with self._desk.deed("reminders", "推后办理", talk_id, {"put_offs"}, word(item)):
            talk, today = self._running(talk_id), self._desk.today()
            why = line(reason, "原因", required=True)
            open_ones = [i for i in self._items(talk) if i.item is item]
            if not open_ones:
                raise Refused(f"谈话{talk.number}的{word(item)}没有待办，不需要推后。")
            check_put_off(until, why, open_ones[0], today, self._store.settings.office())
            self._store.put_offs.put(
                PutOff(
                    id=self._desk.new_id(),
                    talk_id=talk_id,
                    item=item,
                    until=until,
                    reason=why,
                    by=self._desk.worker.name,
                )
            )

    def _items(self, talk: Talk) -> tuple[OpenItem, ...]:
        return watching.items_of_talk(self._store, talk)

    def _open_item(self, talk: Talk, item: DueItem) -> OpenItem:
        require(self._desk.worker.role, "reminders")
        found = next((i for i in self._items(talk) if i.item is item), None)
        if found is None or item not in THEIRS:
            raise Refused(f"谈话{talk.number}没有需要提醒被谈话人的{word(item)}。")
        return found

    def _call(self) -> reminding.Call:
        body = self._store.body.own()
        if body is None:
            raise Refused("还没有登记本单位信息，请先在“系统管理”中登记。")
        return reminding.Call(
            office=body.office_name,
            body=body.name,
            caller=self._desk.worker.name,
            contact=body.contact,
            phone=body.phone,
        )

    def _running(self, talk_id: str) -> Talk:
        talk = reading.talk_of(self._desk, talk_id)
        if talk.status in OVER:
            raise Refused(f"谈话{talk.number}{word(talk.status)}，不需要再提醒。")
        return talk

    def _reminder(self, reminder_id: str) -> Reminder:
        reminder = self._store.reminders.get(reminder_id)
        not_shut(self._desk, reminder.talk_id)
        if reminder.voided_reason:
            raise Refused("这次提醒已作废，不能再改。")
        return reminder

    def _now(self) -> datetime:
        return self._desk.now().replace(microsecond=0)
