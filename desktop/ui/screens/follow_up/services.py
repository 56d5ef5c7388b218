"""What the places that follow up talks work with."""

from dataclasses import dataclass

from desktop.services.assessments import AssessmentService
from desktop.services.attachments import AttachmentService
from desktop.services.copies import CopyService
from desktop.services.follow_up import FollowUpService
from desktop.services.reminders import ReminderService
from desktop.services.remediation import RemediationService
from desktop.services.talks import TalkService
from desktop.services.today import TodayService


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpServices:
    """One of each."""

    today: TodayService
    follow_up: FollowUpService
    remediation: RemediationService
    assessments: AssessmentService
    copies: CopyService
    reminders: ReminderService
    attachments: AttachmentService
    talks: TalkService
