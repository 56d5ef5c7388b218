"""What is got ready before a talk (Art. 6 and 9)."""

from datetime import date, datetime

from db.frozen import frozen
from db.records.talks import Visibility


@frozen
class Preparation:
    """The papers of one talk before it is held. Its id is the talk's.

    `passed_over` holds "key: word" for each point that was knowingly left out.
    """

    id: str
    topics: tuple[str, ...] = ()
    approved_on: date | None = None
    approved_by: str = ""
    notice_sent_on: date | None = None
    notice_receipt_on: date | None = None
    self_check_due_on: date | None = None
    self_check_on: date | None = None
    self_check_text: str = ""
    self_check_problems: tuple[str, ...] = ()
    self_check_compared: str = ""
    outline: str = ""
    passed_over: tuple[str, ...] = ()
    version: int = 0


@frozen
class Material:
    """Something a cooperating unit or the office knows, for the talker or for all."""

    id: str
    talk_id: str
    unit: str
    title: str
    text: str = ""
    received_on: date | None = None
    visibility: Visibility = Visibility.TALKER_ONLY
    voided_reason: str = ""
    version: int = 0


@frozen
class MaterialRequest:
    """A request for material to a cooperating unit, and its reply (Art. 6)."""

    id: str
    talk_id: str
    unit: str
    sent_on: date
    reply_due_on: date
    replied_on: date | None = None
    reply: str = ""
    voided_reason: str = ""
    version: int = 0


@frozen
class Draft:
    """Unsaved typing: one field of one record as one user last left it."""

    id: str
    user: str
    record_id: str
    field: str
    text: str
    at: datetime
    version: int = 0
