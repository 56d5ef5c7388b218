"""Talks of the town that are being followed up on 13 July 2026, for tests of screens."""

from dataclasses import replace
from datetime import date

from db.attachments import AttachmentFiles
from db.content import ContentStore
from db.records import (
    CopyRound,
    Manner,
    RecordState,
    Reminder,
    ReportKind,
    TalkStatus,
    Timeliness,
)
from desktop.security.permissions import DEEDS
from desktop.services.accountability import AccountabilityService
from desktop.services.assessments import AssessmentService
from desktop.services.attachments import AttachmentService
from desktop.services.calendars import CalendarService
from desktop.services.copies import CopyService
from desktop.services.fill_in import FillInService
from desktop.services.filters import FilterService
from desktop.services.follow_up import FollowUpService
from desktop.services.ledger import LedgerService
from desktop.services.materials import MaterialService
from desktop.services.preparation import PreparationService
from desktop.services.remediation import RemediationService
from desktop.services.reminders import ReminderService
from desktop.services.talks import TalkService
from desktop.services.today import TodayService
from desktop.services.triggers import TriggerService
from desktop.ui.screens.follow_up.services import FollowUpServices
from tests.conftest import KEY
from tests.factories import (
    a_copy,
    a_finding,
    a_record,
    a_report,
    a_talk,
    an_action,
    an_ended_talk,
    at,
)

NUMBERS = {"t1": 1, "t2": 2, "t3": 3, "t4": 4, "t5": 5}


def services_of(desk, folder):
    """All services of following up, at one desk; attached files lie in the folder."""
    files = AttachmentFiles(folder / "attachments", bytes(32))

    def ledger_of(year):
        store = ContentStore(desk.store.path, KEY)
        try:
            return LedgerService(replace(desk, store=store)).read(year)
        finally:
            store.close()

    return FollowUpServices(
        today_list=TodayService(desk),
        follow_up=FollowUpService(desk),
        remediation=RemediationService(desk),
        assessments=AssessmentService(desk),
        accountability=AccountabilityService(desk),
        copies=CopyService(desk),
        reminders=ReminderService(desk),
        calendars=CalendarService(desk),
        ledger=LedgerService(desk),
        ledger_of=ledger_of,
        attachments=AttachmentService(desk, files),
        fill_in=FillInService(desk, files),
        preparation=PreparationService(desk),
        materials=MaterialService(desk),
        talks=TalkService(desk),
        triggers=TriggerService(desk),
        today=desk.today,
        filters=FilterService(desk),
        now=desk.now,
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )


def follow(store):
    """Put t1 late (action), t2 near (results), t3 calm, t4 closed, t5 to be held today."""
    with store.atomic():
        _talk(store, "t1", at(2026, 6, 10, 11))
        sun = {"talkee_id": "sun", "organisation_id": "shuiwu", "talkee_post": "市水务局党组书记"}
        _talk(store, "t2", at(2026, 4, 14, 11), **sun)
        shan = {"talkee_id": "shan", "organisation_id": "donggang", "talkee_post": "东港区委书记"}
        _talk(store, "t3", at(2026, 7, 10, 11), status=TalkStatus.AWAITING_SIGNATURE, **shan)
        closed = {"status": TalkStatus.CLOSED, "closed_on": date(2026, 6, 1)}
        _talk(store, "t4", at(2026, 2, 13, 11), **closed)
        preparing = {"status": TalkStatus.PREPARING, "talker_id": "song"}
        store.talks.put(
            a_talk(id="t5", number="2026-005", planned_at=at(2026, 7, 13, 15), **shan, **preparing)
        )
        _followed_up(store)


def _talk(store, talk_id, ended_at, **fields):
    number = f"2026-{NUMBERS[talk_id]:03d}"
    store.talks.put(an_ended_talk(ended_at, id=talk_id, number=number, **fields))


def _followed_up(store):
    store.records.put(
        a_record(id="t2", state=RecordState.SIGNED, signed_on=date(2026, 4, 20), sha256="0" * 64)
    )
    came = {"received_on": date(2026, 5, 8), "due_on": date(2026, 5, 14)}
    store.reports.put(
        a_report(id="r2", talk_id="t2", timeliness=Timeliness.EARLY, kind=ReportKind.ACTION, **came)
    )
    for number, title in enumerate(("防汛责任落实不到位", "民主生活会质量不高"), 1):
        finding = {"id": f"f{number}", "position": number, "title": title}
        store.findings.put(a_finding(talk_id="t2", **finding))
    store.actions.put(
        an_action(
            talk_id="t2", text="每季度专题研究一次", responsible="孙国平", first_responsible=True
        )
    )
    sent = {"sent_on": date(2026, 4, 28), "document_number": "江办函〔2026〕3号"}
    for receiver in ("本级纪检机关", "组织（人事）部门"):
        store.copies.put(a_copy(CopyRound.TALK, receiver, talk_id="t2", **sent))
    store.reminders.put(
        Reminder(
            id="m1",
            talk_id="t1",
            item="action_report",
            manner=Manner.TELEPHONE,
            at=at(2026, 7, 7, 10),
            by="李文书",
            answer="本人接听",
        )
    )
