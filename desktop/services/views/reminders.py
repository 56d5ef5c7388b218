"""What can be said to a talkee, and what was."""

from datetime import date

from db.frozen import frozen
from db.records import DueItem, PutOff, Reminder
from desktop.services.views.talks import TalkHead


@frozen
class RemindableItem:
    """An open item of a talk that the talkee can be reminded of; days are negative when late."""

    item: DueItem
    what: str
    due_on: date
    days: int
    times: int
    put_off_until: date | None


@frozen
class RemindersView:
    """The reminders of one talk, in time order, and what is open."""

    head: TalkHead
    open_items: tuple[RemindableItem, ...]
    reminders: tuple[Reminder, ...]
    put_offs: tuple[PutOff, ...]
