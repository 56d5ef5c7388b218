"""How the state of a talk is worded and coloured, the same in list and page."""

from datetime import datetime

from db.records import TalkStatus
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day, day_and_weekday
from desktop.words import word

MARKS = {  # of the stages besides the five steps
    "preparation": "备",
    "record": "录",
    "remediation": "改",
    "copies": "抄",
    "archive": "档",
    "check": "查",
}
_TONES = {
    TalkStatus.PLANNED: Tone.PLAIN,
    TalkStatus.PREPARING: Tone.PLANNED,
    TalkStatus.IN_PROGRESS: Tone.PLANNED,
    TalkStatus.AWAITING_SIGNATURE: Tone.NEAR,
    TalkStatus.REMEDIATION: Tone.PLANNED,
    TalkStatus.CLOSED: Tone.DONE,
    TalkStatus.ARCHIVED: Tone.DONE,
    TalkStatus.CANCELLED: Tone.PLAIN,
    TalkStatus.TERMINATED: Tone.PLAIN,
}


def status_tag(status: TalkStatus) -> Tag:
    """Return the chip of a talk's state."""
    return Tag(word(status), _TONES[status])


def moment(at: datetime | None) -> str:
    """Return 2026年7月13日 星期一 09:30; 时间未定 where there is none."""
    return f"{day_and_weekday(at.date())} {at:%H:%M}" if at else "时间未定"


def short_moment(at: datetime | None) -> str:
    """Return 2026年7月13日 09:30; 时间未定 where there is none."""
    return f"{day(at.date())} {at:%H:%M}" if at else "时间未定"


def article(basis: str | None) -> str:
    """Return 办法第九条 as it stands beside a sentence, nothing where no article says so."""
    if not basis:
        return ""
    return f"依据 办法{basis}" if basis.startswith("第") else f"依据 {basis}"
