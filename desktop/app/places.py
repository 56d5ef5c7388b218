"""The screens of the window: one factory for each place; a screen is made when first opened.

What a place needs is imported with it, so that the window is there before its rarer places.
"""

from collections.abc import Callable

from db.attachments import AttachmentFiles
from db.content import ContentStore
from desktop.app.parts import Parts
from desktop.security.permissions import DEEDS
from desktop.services.desk import Desk
from desktop.ui.screen import Screen
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.follow_up.services import FollowUpServices

Factory = Callable[[], Screen]
_NEEDED = {  # the kind of deed that opens a place
    "今日": "view talk",
    "计划与覆盖": "view plan",
    "谈话": "view talk",
    "整改跟踪": "view talk",
    "表格打印": "print",
    "谈话对象": "view roster",
    "统计报告": "statistics",
}


def import_all() -> None:
    """Import what the places are made of, so that nobody waits for it when one is opened."""
    import desktop.app.administration
    import desktop.app.people
    import desktop.app.plan
    import desktop.app.regulations
    import desktop.app.statistics
    import desktop.ui.screens.administration.body
    import desktop.ui.screens.administration.screen
    import desktop.ui.screens.check.comparing
    import desktop.ui.screens.follow_up.screen
    import desktop.ui.screens.printing.screen
    import desktop.ui.screens.talks.place
    import desktop.ui.screens.today.screen  # noqa: F401


def screens(parts: Parts) -> dict[str, Factory]:
    """Return the places that this user has; administrators see no content."""
    found: dict[str, Factory] = {}
    desk, files = parts.desk, parts.opened.attachments
    if desk is not None and files is not None:
        role = parts.opened.user.role
        made = _content(parts, desk, files)
        found = {place: make for place, make in made.items() if role in DEEDS[_NEEDED[place]]}
        if role in DEEDS["view copied"]:
            found["谈话"] = lambda: _copied(parts, desk)
    found["法规依据"] = lambda: _regulations(parts, found)
    found["系统管理"] = lambda: _administration(parts)
    return found


def _content(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> dict[str, Factory]:
    return {
        "今日": lambda: _today(parts, desk, files),
        "计划与覆盖": lambda: _plan(parts, desk, files),
        "谈话": lambda: _talks(parts, desk, files),
        "整改跟踪": lambda: _follow_up(parts, desk, files),
        "表格打印": lambda: _printing(parts, desk),
        "谈话对象": lambda: _people(parts, desk),
        "统计报告": lambda: _statistics(parts, desk),
    }


def _copied(parts: Parts, desk: Desk[ContentStore]) -> Screen:
    from desktop.services.copied import CopiedService
    from desktop.services.filters import FilterService
    from desktop.ui.screens.copied.screen import CopiedScreen

    return CopiedScreen(CopiedService(desk), FilterService(desk), parts.changes)


def _today(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> Screen:
    from desktop.ui.screens.today.screen import TodayScreen

    return TodayScreen(follow_up_services(parts, desk, files), parts.changes)


def _follow_up(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> Screen:
    from desktop.ui.screens.follow_up.screen import FollowUpScreen

    return FollowUpScreen(follow_up_services(parts, desk, files), parts.changes)


def follow_up_services(
    parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles
) -> FollowUpServices:
    """Return what 今日, 整改跟踪 and the last tabs of a talk work with."""
    from desktop.app.elsewhere import elsewhere
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

    return FollowUpServices(
        today_list=parts.today or TodayService(desk),
        follow_up=FollowUpService(desk),
        remediation=RemediationService(desk),
        assessments=AssessmentService(desk),
        accountability=AccountabilityService(desk),
        copies=CopyService(desk),
        reminders=ReminderService(desk),
        calendars=CalendarService(desk),
        ledger=LedgerService(desk),
        ledger_of=lambda year: elsewhere(parts.opened, desk, lambda d: LedgerService(d).read(year)),
        attachments=AttachmentService(desk, files),
        fill_in=FillInService(desk, files),
        preparation=PreparationService(desk),
        materials=MaterialService(desk),
        talks=TalkService(desk),
        triggers=TriggerService(desk),
        filters=FilterService(desk),
        today=desk.today,
        now=desk.now,
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )


def _talks(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> Screen:
    from desktop.ui.screens.talks.place import TalksScreen

    tabs = last_tabs(parts, desk, files)
    if desk.worker.role in DEEDS["check"]:
        tabs["check"] = lambda: _check_tab(parts, desk)
    screen = TalksScreen(talk_services(desk, files), parts.changes, tabs)
    if "check" in tabs:
        _compare_texts(screen, parts, desk)
    return screen


def _compare_texts(screen: Screen, parts: Parts, desk: Desk[ContentStore]) -> None:
    from desktop.app.checking import check_services
    from desktop.ui.screens.check.comparing import Comparing

    Comparing(screen, check_services(parts.opened, desk), parts.changes)


def _check_tab(parts: Parts, desk: Desk[ContentStore]) -> TalkTab:
    from desktop.app.checking import check_services
    from desktop.ui.screens.check.tab import CheckTab

    return CheckTab(check_services(parts.opened, desk))


def last_tabs(
    parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles
) -> dict[str, Callable[[], TalkTab]]:
    """Return the stages of a talk after its record, each made when first opened."""
    return {
        "remediation": lambda: _remediation_tab(parts, desk, files),
        "copies": lambda: _copies_tab(parts, desk, files),
        "archive": lambda: _archive_tab(desk, files),
    }


def _remediation_tab(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> TalkTab:
    from desktop.ui.screens.follow_up.remediation_tab import RemediationTab

    return RemediationTab(follow_up_services(parts, desk, files))


def _copies_tab(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> TalkTab:
    from desktop.ui.screens.follow_up.copies_tab import CopiesTab

    return CopiesTab(follow_up_services(parts, desk, files))


def _archive_tab(desk: Desk[ContentStore], files: AttachmentFiles) -> TalkTab:
    from desktop.services.archive import ArchiveService
    from desktop.ui.screens.follow_up.archive_tab import ArchiveTab

    return ArchiveTab(ArchiveService(desk, files), desk.today)


def talk_services(desk: Desk[ContentStore], files: AttachmentFiles) -> TalkServices:
    """Return what the place 谈话 works with."""
    from desktop.services.attachments import AttachmentService
    from desktop.services.conversation import ConversationService
    from desktop.services.drafts import DraftService
    from desktop.services.fill_in import FillInService
    from desktop.services.findings import FindingService
    from desktop.services.late_entry import LateEntryService
    from desktop.services.materials import MaterialService
    from desktop.services.preparation import PreparationService
    from desktop.services.record import RecordService
    from desktop.services.talk_list import TalkListService
    from desktop.services.talks import TalkService

    return TalkServices(
        list=TalkListService(desk),
        talks=TalkService(desk),
        late_entry=LateEntryService(desk),
        preparation=PreparationService(desk),
        materials=MaterialService(desk),
        findings=FindingService(desk),
        conversation=ConversationService(desk),
        record=RecordService(desk),
        attachments=AttachmentService(desk, files),
        fill_in=FillInService(desk, files),
        drafts=DraftService(desk),
        today=desk.today,
        now=desk.now,
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )


def _plan(parts: Parts, desk: Desk[ContentStore], files: AttachmentFiles) -> Screen:
    from desktop.app.plan import plan

    return plan(parts.opened, desk, files, parts.changes)


def _printing(parts: Parts, desk: Desk[ContentStore]) -> Screen:
    from desktop.app.elsewhere import elsewhere
    from desktop.services.printing import PrintService
    from desktop.services.talk_list import TalkListService
    from desktop.ui.screens.printing.screen import PrintScreen, PrintServices

    services = PrintServices(
        printing=PrintService(desk),
        talks=TalkListService(desk),
        elsewhere=lambda read: elsewhere(parts.opened, desk, lambda d: read(PrintService(d))),
    )
    return PrintScreen(services, parts.changes)


def _people(parts: Parts, desk: Desk[ContentStore]) -> Screen:
    from desktop.app.people import people

    return people(parts.opened, desk, parts.changes)


def _statistics(parts: Parts, desk: Desk[ContentStore]) -> Screen:
    from desktop.app.statistics import statistics

    return statistics(parts.opened, desk, parts.changes)


def _regulations(parts: Parts, places: dict[str, Factory]) -> Screen:
    from desktop.app.regulations import regulations

    return regulations(parts, lambda: list(places))


def _administration(parts: Parts) -> Screen:
    from desktop.app.administration import pages
    from desktop.ui.screens.administration.screen import AdministrationScreen

    return AdministrationScreen(pages(parts), parts.changes)
