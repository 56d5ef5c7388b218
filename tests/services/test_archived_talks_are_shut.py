"""After the archive everything of a talk is read and searched, and no deed changes anything."""

import shutil
from datetime import date

import pytest

from db.content import ContentStore
from db.records import CopyRound, DueItem, FindingCategory, Grade, Manner, ReportKind, Visibility
from desktop.errors import BadInput, Refused
from desktop.services.archive import ArchiveService
from desktop.services.assessments import AssessmentService
from desktop.services.attachments import EVIDENCE, AttachmentService
from desktop.services.conversation import ConversationService
from desktop.services.copies import CopyService
from desktop.services.findings import FindingService
from desktop.services.follow_up import FollowUpService
from desktop.services.materials import MaterialService
from desktop.services.preparation import PreparationService
from desktop.services.record import RecordService
from desktop.services.remediation import RemediationService
from desktop.services.reminders import ReminderService
from desktop.services.search import SearchService
from desktop.services.talks import TalkService
from desktop.services.views.copies import NewCopy, Outgoing
from desktop.services.views.findings import FindingText
from desktop.services.views.preparation import MaterialText
from desktop.services.views.remediation import ActionText
from tests.archived import close, files_of, settle
from tests.conftest import KEY, clerk_at
from tests.town import fill

ON = date(2026, 7, 13)
TEXT = FindingText(title="补", category=FindingCategory.OTHER)
COPY = f"{CopyRound.TALK}-本级纪检机关-t1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("shut")


@pytest.fixture(scope="module")
def shut(folder, empty_vaults):
    """The desk over the store with the archived talk t1; one for all, as no deed changes it."""
    store = ContentStore(shutil.copy(empty_vaults / "content.db", folder / "content.db"), KEY)
    desk = clerk_at(store)
    fill(store)
    settle(store)
    close(desk, folder)
    service = ArchiveService(desk, files_of(folder))
    service.keep(service.packing("t1").write(folder / "p"))
    yield desk
    store.close()


def attachment(desk):
    return desk.store.attachments.of_talk("t1")[0].id


DEEDS = {
    "cancel": lambda d, _: TalkService(d).cancel("t1", "误"),
    "terminate": lambda d, _: TalkService(d).terminate("t1", "调离", "王致远"),
    "follow up": lambda d, _: TalkService(d).follow_up_by("t1", "leader-song", "调离"),
    "add finding": lambda d, _: FindingService(d).add("t1", TEXT),
    "change finding": lambda d, _: FindingService(d).change("f-t1", 1, TEXT),
    "void finding": lambda d, _: FindingService(d).void("f-t1", "误"),
    "explain": lambda d, _: FindingService(d).explain("f-t1", 1, "补"),
    "require": lambda d, _: FindingService(d).require("f-t1", 1, "补", "", None),
    "take back": lambda d, _: FindingService(d).take_back("f-t1"),
    "save step": lambda d, _: ConversationService(d).save_step("t1", 2, "补"),
    "correct times": lambda d, _: ConversationService(d).correct_times(
        "t1", 1, d.now(), d.now(), "误"
    ),
    "end taken back": lambda d, _: ConversationService(d).end_taken_back("t1", "误"),
    "outline": lambda d, _: PreparationService(d).write_outline("t1", 1, "补"),
    "approve": lambda d, _: PreparationService(d).approve("t1", ON, "王致远"),
    "self-check": lambda d, _: PreparationService(d).receive_self_check("t1", ON, "补", ()),
    "material": lambda d, _: MaterialService(d).add(
        "t1", MaterialText(unit="市审计局", title="补", visibility=Visibility.SHAREABLE)
    ),
    "material reply": lambda d, _: MaterialService(d).register_reply("q-t1", ON, "补"),
    "record edit": lambda d, _: RecordService(d).edit("t1", 1, "补"),
    "record reopen": lambda d, _: RecordService(d).reopen("t1", "误"),
    "record sign": lambda d, _: RecordService(d).sign("t1", ON),
    "supplement": lambda d, _: RecordService(d).supplement("t1", "补", "漏记"),
    "report": lambda d, _: RemediationService(d).register_report("t1", ReportKind.RESULTS, ON),
    "note report": lambda d, _: RemediationService(d).note_report("r1-t1", 1, "补"),
    "void report": lambda d, _: RemediationService(d).void_report("r1-t1", "误"),
    "action": lambda d, _: RemediationService(d).add_action("f-t1", ActionText(text="补")),
    "result": lambda d, _: RemediationService(d).register_result("a-t1", 1, "补", ON),
    "team notice": lambda d, _: RemediationService(d).register_team_notice("t1", ON, "会议"),
    "void notice": lambda d, _: RemediationService(d).void_team_notice("n-t1", "误"),
    "close": lambda d, _: RemediationService(d).close("t1"),
    "reopen": lambda d, _: RemediationService(d).reopen("t1", "误"),
    "resume": lambda d, _: RemediationService(d).resume("t1", "误"),
    "propose": lambda d, _: AssessmentService(d).propose("f-t1", Grade.DONE),
    "decide": lambda d, _: AssessmentService(d).decide("f-t1", Grade.DONE, ON, "王致远"),
    "reopen finding": lambda d, _: AssessmentService(d).reopen_finding("f-t1", "误"),
    "copy": lambda d, _: CopyService(d).add(
        "t1", NewCopy(round=CopyRound.TALK, receiver="市委巡察办")
    ),
    "send": lambda d, _: CopyService(d).send(
        [Outgoing(talk_id="t1", round=CopyRound.TALK, receiver="市委巡察办")],
        "江办函〔2026〕9号",
        ON,
    ),
    "receipt": lambda d, _: CopyService(d).register_receipt(COPY, ON),
    "void copy": lambda d, _: CopyService(d).void(COPY, "误"),
    "remind": lambda d, _: ReminderService(d).register(
        "t1", DueItem.RESULTS_REPORT, Manner.TELEPHONE
    ),
    "answer": lambda d, _: ReminderService(d).register_answer("m-t1", 1, "补"),
    "letter receipt": lambda d, _: ReminderService(d).register_receipt("m-t1", ON),
    "void reminder": lambda d, _: ReminderService(d).void("m-t1", "误"),
    "put off": lambda d, _: ReminderService(d).put_off("t1", DueItem.RESULTS_REPORT, ON, "忙"),
    "attach": lambda d, folder: AttachmentService(d, files_of(folder)).add(
        "reports", "r2-t1", "t1", folder / "签字页.png", EVIDENCE
    ),
    "void file": lambda d, folder: AttachmentService(d, files_of(folder)).void(attachment(d), "误"),
    "archive": lambda d, folder: ArchiveService(d, files_of(folder)).keep(
        ArchiveService(d, files_of(folder)).packing("t1").write(folder / "p")
    ),
}


def everything(store):
    """Every row of the vault but the log."""
    tables = [
        r[0]
        for r in store._conn.execute(
            "select name from sqlite_master where type = 'table' and name not like 'audit%' "
            "and name not like 'sqlite%' and name not like 'search%'"
        )
    ]
    return {t: store._conn.execute(f'select * from "{t}"').fetchall() for t in tables}


@pytest.mark.parametrize("name", DEEDS)
def test_no_deed_changes_an_archived_talk(shut, folder, name):
    before = everything(shut.store)
    with pytest.raises((Refused, BadInput)):
        DEEDS[name](shut, folder)
    assert everything(shut.store) == before


def test_everything_stays_readable_and_is_found(shut, folder):
    assert TalkService(shut).read("t1").talk.number == "2026-001"
    assert RecordService(shut).read("t1").text
    assert PreparationService(shut).read("t1").preparation.outline
    assert FollowUpService(shut).read("t1").reports
    assert CopyService(shut).read("t1").rows
    files = AttachmentService(shut, files_of(folder))
    assert files.content(attachment(shut)) == b"\x89PNG scan"
    assert any(hit.talk_id == "t1" for hit in SearchService(shut).search("谈心谈话少"))
