"""Copies to other units (Art. 12), as they are shown and entered."""

from datetime import date
from enum import StrEnum

from db.frozen import frozen
from db.records import Attachment, Copy, CopyRound
from desktop.services.views.talks import TalkHead


@frozen
class NewCopy:
    """A copy that is planned besides the required ones."""

    round: CopyRound
    receiver: str
    required: bool = False
    contents: tuple[str, ...] = ()


@frozen
class Outgoing:
    """What goes to one receiver about one talk; no contents means the usual ones of the round."""

    talk_id: str
    round: CopyRound
    receiver: str
    contents: tuple[str, ...] = ()


@frozen
class CopyRow:
    """A copy owed, sent or not. `due_on` is None until what it follows has happened."""

    copy: Copy | None
    talk_id: str
    number: str
    talkee: str
    organisation: str
    round: CopyRound
    receiver: str
    required: bool
    due_on: date | None
    days: int | None
    contents: tuple[str, ...]
    marking: str


@frozen
class RoundView:
    """One round of a talk: when it is due, and the receivers that still wait for it."""

    round: CopyRound
    title: str
    due_on: date | None
    missing: tuple[str, ...]


@frozen
class CopiesView:
    """The copies of one talk with their receipts' files."""

    head: TalkHead
    rows: tuple[CopyRow, ...]
    rounds: tuple[RoundView, ...]
    files: dict[str, tuple[Attachment, ...]]
    can_change: bool


class CopySort(StrEnum):
    """What the list over all talks is sorted by."""

    DUE = "due"
    TALKEE = "talkee"
    RECEIVER = "receiver"
    CONTENTS = "contents"


@frozen
class CopyPage:
    """Some lines of the list over all talks, and how many there are in all."""

    rows: tuple[CopyRow, ...]
    total: int
