"""Everything about one talk, record by record, before it is stored."""

from dataclasses import dataclass, field

from db.content import ContentStore
from db.records import (
    ArchivedFile,
    Assessment,
    Copy,
    CorrectiveAction,
    Draft,
    Finding,
    Material,
    MaterialRequest,
    Organisation,
    Preparation,
    Reminder,
    Report,
    Step,
    Talk,
    TalkRecord,
    TeamNotice,
)


@dataclass(slots=True, kw_only=True)
class TalkFile:
    """One talk with all that belongs to it; filled while the demo goes through its life."""

    talk: Talk
    organisation: Organisation
    talkee: str
    talker: str
    preparation: Preparation | None = None
    record: TalkRecord | None = None
    materials: list[Material] = field(default_factory=list)
    requests: list[MaterialRequest] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    actions: list[CorrectiveAction] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    team_notices: list[TeamNotice] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    reminders: list[Reminder] = field(default_factory=list)
    archived: list[ArchivedFile] = field(default_factory=list)

    def put(self, store: ContentStore) -> None:
        """Store everything, with the index. Call it inside a block."""
        store.talks.put(self.talk)
        if self.preparation is not None:
            store.preparations.put(self.preparation)
        if self.record is not None:
            store.records.put(self.record)
        store.materials.put_all(self.materials)
        store.material_requests.put_all(self.requests)
        store.findings.put_all(self.findings)
        store.steps.put_all(self.steps)
        store.drafts.put_all(self.drafts)
        store.reports.put_all(self.reports)
        store.actions.put_all(self.actions)
        store.assessments.put_all(self.assessments)
        store.team_notices.put_all(self.team_notices)
        store.copies.put_all(self.copies)
        store.reminders.put_all(self.reminders)
        store.archived_files.put_all(self.archived)
