"""A returned fill-in form beside what is stored, before it is taken over."""

from datetime import date

from db.frozen import frozen
from desktop.fill_in import FillIn


@frozen
class TextPair:
    """One text of the form: what is stored now and what the file says."""

    label: str
    stored: str
    read: str


@frozen
class LinePair:
    """One line of the form's list in words, and what will become of it."""

    subject: str
    read: str
    remark: str
    fresh: bool


@frozen
class ReadAction:
    """A corrective action as read: whose finding, what, who, by when, and what came of it.

    `action_id` names a stored action that the line is about, else it is new.
    """

    finding_id: str
    text: str
    responsible: str = ""
    due_on: date | None = None
    first_responsible: bool = False
    result: str = ""
    done_on: date | None = None
    action_id: str | None = None


@frozen
class FillInPreview:
    """What would be taken over; nothing is stored until it is."""

    form: FillIn
    title: str
    talk_id: str
    number: str
    talkee: str
    talkee_post: str
    texts: tuple[TextPair, ...]
    lines: tuple[LinePair, ...]
    doubts: tuple[str, ...]
    actions: tuple[ReadAction, ...] = ()
    problems: tuple[str, ...] = ()
    text: str = ""
    file_name: str = ""
    data: bytes = b""
