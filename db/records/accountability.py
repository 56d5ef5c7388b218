"""What may call for accountability (Art. 17): pointed out by the office, never by the program."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen


class Lapse(StrEnum):
    """What was not done as it should be (Art. 17)."""

    DUTY_NOT_PERFORMED = "duty_not_performed"
    SELF_CHECK_UNTRUTHFUL = "self_check_untruthful"
    PERFUNCTORY = "perfunctory"
    FALSE = "false"
    OTHER = "other"


@frozen
class AccountabilityFlag:
    """One matter with its facts, whom it concerns, and what became of it.

    `talk_id` is None only where the own side did not do its duty. Not part of the talk's papers.
    """

    id: str
    talk_id: str | None
    lapse: Lapse
    concerned: str
    found_on: date
    source: str
    facts: str
    flagged_at: datetime
    flagged_by: str
    handed_to: str = ""
    handed_on: date | None = None
    outcome: str = ""
    voided_reason: str = ""
    version: int = 0
