"""The dossier of a talk: everything its papers are made from, read once."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from db.content import ContentStore
from db.records import Talk
from desktop.errors import Refused
from desktop.forms.dossier import Anchor, Dossier
from desktop.services.parts.composing import composed


class _Voidable(Protocol):
    @property
    def voided_reason(self) -> str: ...


V = TypeVar("V", bound=_Voidable)


def dossier(store: ContentStore, talk: Talk, today: date) -> Dossier:
    """Return the dossier of one talk; nothing voided is in it."""
    body = store.body.own()
    if body is None:
        raise Refused("还没有登记本单位信息，请先在“系统管理”中登记后再打印。")
    settings = store.settings.office()
    people = store.people.some((talk.talker_id, talk.talkee_id))
    steps, findings = store.steps.of_talk(talk.id), store.findings.standing(talk.id)
    record = store.records.find(talk.id)
    seq, head = store.audit.head()
    return Dossier(
        today=today,
        body=body,
        settings=settings,
        talk=talk,
        talker=people[talk.talker_id],
        talkee=people[talk.talkee_id],
        organisation=store.organisations.get(talk.organisation_id),
        triggers=tuple(_standing(store.triggers.of_talk(talk.id))),
        preparation=store.preparations.find(talk.id),
        materials=tuple(_standing(store.materials.of_talk(talk.id))),
        requests=tuple(_standing(store.material_requests.of_talk(talk.id))),
        steps=tuple(steps),
        findings=tuple(findings),
        record=record,
        record_text=record.text if record else composed(steps, findings),
        supplements=tuple(store.supplements.of_talk(talk.id)),
        actions=tuple(_standing(store.actions.of_talk(talk.id))),
        reports=tuple(_standing(store.reports.of_talk(talk.id))),
        assessments=tuple(store.assessments.of_talk(talk.id)),
        team_notices=tuple(_standing(store.team_notices.of_talk(talk.id))),
        copies=tuple(_standing(store.copies.of_talk(talk.id))),
        reminders=tuple(_standing(store.reminders.of_talk(talk.id))),
        archived=tuple(store.archived_files.of_talk(talk.id)),
        flags=tuple(_standing(store.accountability_flags.of_talk(talk.id))),
        anchor=Anchor(seq=seq, head=head) if settings.print_audit_anchor and seq else None,
    )


def _standing(records: Iterable[V]) -> list[V]:
    return [r for r in records if not r.voided_reason]
