"""The written record of a talk, and talks entered after the event."""

from datetime import date, datetime

from db.frozen import frozen
from db.records import (
    Attachment,
    FindingCategory,
    Supplement,
    TalkKind,
    TalkRecord,
    Visibility,
)
from desktop.services.views.talks import Missing, TalkHead


@frozen
class RecordView:
    """The record: `text` as stored, `formed` as the steps give it, `draft` as being typed.

    `points` are what steps and findings lack before the record is fixed.
    """

    head: TalkHead
    record: TalkRecord | None
    text: str
    draft: str | None
    formed: str
    points: tuple[Missing, ...]
    supplements: tuple[Supplement, ...]
    scans: tuple[Attachment, ...]
    can_edit: bool
    can_fix: bool
    can_reopen: bool
    can_sign: bool
    can_supplement: bool


@frozen
class LateFinding:
    """A finding of a talk held on paper; `finding_id` names one that was prepared already."""

    title: str
    category: FindingCategory
    facts: str = ""
    part: str = ""
    thinking: str = ""
    source: str = ""
    visibility: Visibility = Visibility.SHAREABLE
    explanation: str = ""
    requirement: str = ""
    requirement_for: str = ""
    requirement_by: date | None = None
    finding_id: str | None = None


@frozen
class LateTalk:
    """A talk held on paper (补录). With `signed_on` its record is fixed and signed at once.

    `signature` is last_page, each_page or refused (then with `refusal`); empty: the office's way.
    """

    kind: TalkKind
    tenure_id: str
    leader_id: str
    started_at: datetime
    ended_at: datetime
    place: str = ""
    note_takers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    findings: tuple[LateFinding, ...] = ()
    text: str = ""
    signed_on: date | None = None
    signature: str = ""
    refusal: str = ""
    focus: str = ""
    marking: str = "内部"
    marking_by: str = ""
    marking_basis: str = ""


@frozen
class EarlierTalk:
    """A talk from before the Measures (历史谈话): date, persons, result."""

    kind: TalkKind
    held_on: date
    talkee_id: str
    organisation_id: str
    talkee_post: str
    talker_id: str
    talker_post: str
    place: str = ""
    result: str = ""
