"""The services of the talk page over one desk, for tests of screens."""

from desktop.services.attachments import AttachmentService
from desktop.services.conversation import ConversationService
from desktop.services.drafts import DraftService
from desktop.services.findings import FindingService
from desktop.services.late_entry import LateEntryService
from desktop.services.materials import MaterialService
from desktop.services.preparation import PreparationService
from desktop.services.record import RecordService
from desktop.services.talk_list import TalkListService
from desktop.services.talks import TalkService
from desktop.ui.screens.conversation.services import TalkServices


def services_over(desk, files):
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
        drafts=DraftService(desk),
        today=desk.today,
        now=desk.now,
    )
