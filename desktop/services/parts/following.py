"""Everything that follows one talk, read for the rules."""

from db.content import ContentStore
from db.records import BodyKind, Talk
from desktop.rules.closing import Followed


def followed(store: ContentStore, talk: Talk) -> Followed:
    """Return what followed a talk so far, as the rules of closing want it (Art. 11 and 12)."""
    body = store.body.own()
    return Followed(
        talk=talk,
        settings=store.settings.office(),
        body_kind=body.kind if body else BodyKind.LOCAL_COMMITTEE,
        record=store.records.find(talk.id),
        findings=store.findings.of_talk(talk.id),
        actions=store.actions.of_talk(talk.id),
        reports=store.reports.of_talk(talk.id),
        assessments=store.assessments.of_talk(talk.id),
        team_notices=store.team_notices.of_talk(talk.id),
        copies=store.copies.of_talk(talk.id),
    )
