"""A talk of the town with everything that can be filed, closed on 13 July 2026 (t1)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from db.attachments import AttachmentFiles
from db.records import (
    CopyRound,
    DueItem,
    Grade,
    Manner,
    RecordState,
    Reminder,
    ReportKind,
    TalkStatus,
)
from desktop.services.attachments import EVIDENCE, SCAN, AttachmentService
from desktop.services.remediation import RemediationService
from tests.factories import (
    a_copy,
    a_finding,
    a_preparation,
    a_record,
    a_report,
    a_request,
    a_step,
    a_team_notice,
    an_action,
    an_assessment,
    an_ended_talk,
    at,
)

FORMS = [
    "approval",
    "notice",
    "material-request",
    "self-check",
    "outline",
    "record",
    "requirements",
    "reminder",
    "action-report",
    "team-notice",
    "results-report",
    "assessment",
    "copy-letter",
]


def settle(store):
    """Settle what the office has to settle before anything is filed."""
    with store.atomic():
        office = store.settings.office()
        store.settings.put_office(replace(office, retention="30年", fonds_number="0194"))


def files_of(folder: Path) -> AttachmentFiles:
    """The attached files of a store in this folder."""
    return AttachmentFiles(folder / "attachments", bytes(32))


def put_running(store, talk_id="t1", number="2026-001"):
    """Put a talk on which nothing is lacking any more for closing."""
    own = {"talk_id": talk_id}
    with store.atomic():
        store.talks.put(an_ended_talk(at(2026, 3, 13, 11), id=talk_id, number=number))
        store.preparations.put(
            a_preparation(
                id=talk_id,
                approved_on=date(2026, 3, 1),
                approved_by="王致远",
                notice_sent_on=date(2026, 3, 3),
                self_check_on=date(2026, 3, 9),
                self_check_text="自查情况如下。",
                outline="一、听取报告。",
            )
        )
        store.material_requests.put(a_request(id=f"q-{talk_id}", **own))
        store.steps.put(a_step(2, id=f"step2-{talk_id}", text="指出谈心谈话少。", **own))
        finding = {"explanation": "情况属实", "requirement": "每季度谈心"}
        store.findings.put(a_finding(id=f"f-{talk_id}", closed_out_on=None, **finding, **own))
        store.records.put(
            a_record(
                id=talk_id,
                state=RecordState.SIGNED,
                signed_on=date(2026, 3, 20),
                signature="last_page",
                sha256="0" * 64,
            )
        )
        _after(store, talk_id)


def _after(store, talk_id):
    own = {"talk_id": talk_id}
    of_finding = {"finding_id": f"f-{talk_id}"}
    store.actions.put(an_action(id=f"a-{talk_id}", first_responsible=True, **of_finding, **own))
    store.reports.put(a_report(id=f"r1-{talk_id}", **own))
    results = {"kind": ReportKind.RESULTS, "received_on": date(2026, 6, 10)}
    store.reports.put(a_report(id=f"r2-{talk_id}", due_on=date(2026, 6, 13), **results, **own))
    decided = {"decided": Grade.DONE, "decided_on": date(2026, 6, 20), "decided_by": "王致远"}
    store.assessments.put(an_assessment(id=f"s-{talk_id}", **decided, **of_finding, **own))
    store.team_notices.put(a_team_notice(id=f"n-{talk_id}", **own))
    sent = {"sent_on": date(2026, 6, 24), "document_number": "江办函〔2026〕7号"}
    for round_ in CopyRound:
        for receiver in ("本级纪检机关", "组织（人事）部门"):
            copy_id = f"{round_}-{receiver}-{talk_id}"
            store.copies.put(a_copy(round_, receiver, id=copy_id, **sent, **own))
    store.reminders.put(
        Reminder(
            id=f"m-{talk_id}",
            item=DueItem.ACTION_REPORT,
            manner=Manner.LETTER,
            at=at(2026, 4, 9, 10),
            by="李文书",
            **own,
        )
    )


def close(desk, folder, talk_id="t1", number="2026-001", *, files=None):
    """Put a talk with two attached files and close it."""
    put_running(desk.store, talk_id, number)
    attachments = AttachmentService(desk, files or files_of(folder))
    folder.mkdir(exist_ok=True)
    scan = folder / "签字页.png"
    scan.write_bytes(b"\x89PNG scan")
    evidence = folder / "会议纪要.bin"
    evidence.write_bytes(bytes(range(256)) * 9000)
    attachments.add("records", talk_id, talk_id, scan, SCAN)
    attachments.add("reports", f"r2-{talk_id}", talk_id, evidence, EVIDENCE)
    RemediationService(desk).close(talk_id)
    assert desk.store.talks.get(talk_id).status is TalkStatus.CLOSED
