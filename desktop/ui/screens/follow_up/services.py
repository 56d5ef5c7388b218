"""What the places that follow up talks work with."""

from collections.abc import Callable
from datetime import date, datetime

from db.frozen import frozen
from desktop.ledger import Ledger
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


@frozen
class FollowUpServices:
    """One of each, the clock, and what the user's role may do (a kind of the table of deeds).

    `ledger_of` reads the ledger of a year over a connection of its own, on any thread.
    """

    today_list: TodayService
    follow_up: FollowUpService
    remediation: RemediationService
    assessments: AssessmentService
    accountability: AccountabilityService
    copies: CopyService
    reminders: ReminderService
    calendars: CalendarService
    ledger: LedgerService
    ledger_of: Callable[[int], Ledger]
    attachments: AttachmentService
    fill_in: FillInService
    preparation: PreparationService
    materials: MaterialService
    talks: TalkService
    triggers: TriggerService
    filters: FilterService
    today: Callable[[], date]
    now: Callable[[], datetime]
    may: Callable[[str], bool]
