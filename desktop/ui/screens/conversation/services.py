"""The services that the talk page and its tabs ask."""

from collections.abc import Callable
from datetime import date, datetime

from db.frozen import frozen
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


@frozen
class TalkServices:
    """What can be done with talks, the clock, and which kinds of deed this user `may` do."""

    list: TalkListService
    talks: TalkService
    late_entry: LateEntryService
    preparation: PreparationService
    materials: MaterialService
    findings: FindingService
    conversation: ConversationService
    record: RecordService
    attachments: AttachmentService
    fill_in: FillInService
    drafts: DraftService
    today: Callable[[], date]
    now: Callable[[], datetime]
    may: Callable[[str], bool]
