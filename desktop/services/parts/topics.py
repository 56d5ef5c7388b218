"""The topics to compare oneself with (Art. 9): general ones, and those of the office."""

import json

from db.records import OfficeSettings
from desktop.services.views.preparation import TopicGroup
from resources import path

OFFICE_GROUP = "本单位补充要点"


def groups(settings: OfficeSettings) -> tuple[TopicGroup, ...]:
    """Return the general topics, first-responsible-person duties first, and the office's last."""
    known = json.loads(path("topics/general.json").read_text("utf-8"))
    general = tuple(
        TopicGroup(title=g["title"], basis=g["basis"], topics=tuple(g["topics"])) for g in known
    )
    if not settings.topics:
        return general
    own = TopicGroup(title=OFFICE_GROUP, basis="本单位要求", topics=settings.topics)
    return (*general, own)
