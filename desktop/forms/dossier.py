"""Everything the forms of one talk are made from, gathered once by a service."""

from datetime import date

from db.frozen import frozen
from db.records import (
    AccountabilityFlag,
    ArchivedFile,
    Assessment,
    Body,
    Copy,
    CorrectiveAction,
    Finding,
    Material,
    MaterialRequest,
    OfficeSettings,
    Organisation,
    Person,
    Preparation,
    Reminder,
    Report,
    Step,
    Supplement,
    Talk,
    TalkRecord,
    TeamNotice,
    Trigger,
)


@frozen
class Anchor:
    """Where the log stood when the paper was made: number of the entry, head of the chain."""

    seq: int
    head: str


@frozen
class Dossier:
    """One talk with all that belongs to it. Nothing voided is in it; lists are in paper order.

    `record_text` is the record's own, or what the steps give as long as it is not formed.
    It holds what is for the talker's eyes only, so a form takes it through `facts.open_to`.
    """

    today: date
    body: Body
    settings: OfficeSettings
    talk: Talk
    talker: Person
    talkee: Person
    organisation: Organisation
    triggers: tuple[Trigger, ...] = ()
    preparation: Preparation | None = None
    materials: tuple[Material, ...] = ()
    requests: tuple[MaterialRequest, ...] = ()
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    record: TalkRecord | None = None
    record_text: str = ""
    supplements: tuple[Supplement, ...] = ()
    actions: tuple[CorrectiveAction, ...] = ()
    reports: tuple[Report, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    team_notices: tuple[TeamNotice, ...] = ()
    copies: tuple[Copy, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    archived: tuple[ArchivedFile, ...] = ()
    flags: tuple[AccountabilityFlag, ...] = ()
    anchor: Anchor | None = None
