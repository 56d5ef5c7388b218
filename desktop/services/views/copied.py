"""What a unit was sent about talks, as somebody of that unit reads it (Art. 15)."""

from datetime import date

from db.frozen import frozen


@frozen
class CopiedRow:
    """A talk of which the unit was sent something; `contents` in the order of the rounds."""

    id: str
    number: str
    talkee: str
    talkee_post: str
    organisation: str
    talker: str
    ended_on: date | None
    contents: tuple[str, ...]
    document_numbers: tuple[str, ...]
    sent_on: date
    marking: str


@frozen
class CopiedPage:
    """Some lines of the list, and how many there are in all."""

    rows: tuple[CopiedRow, ...]
    total: int
