"""What is pointed out for accountability, as it is shown and entered."""

from datetime import date

from db.frozen import frozen
from db.records import AccountabilityFlag, Lapse


@frozen
class FlagText:
    """What the office enters; `talk_id` is empty where no talk is concerned."""

    lapse: Lapse
    found_on: date
    facts: str
    talk_id: str = ""
    concerned: str = ""
    source: str = ""


@frozen
class FlagRow:
    """A matter with its talk in words; `number` and `talkee` are empty where there is none."""

    flag: AccountabilityFlag
    number: str
    talkee: str


@frozen
class FlagPage:
    """Some matters, newest first, and how many there are in all."""

    rows: tuple[FlagRow, ...]
    total: int
