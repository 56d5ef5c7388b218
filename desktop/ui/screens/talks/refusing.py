"""Where the refusal of a new talk is shown: at the field it concerns, with the article."""

from collections.abc import Callable
from typing import TypeVar

from desktop.errors import BadInput, Refused
from desktop.rules.marking import FIELD
from desktop.ui.screens.conversation.wording import article

T = TypeVar("T")
_FIELDS = {"第七条": "谈话人", "本单位要求": "谈话人", "第十六条": FIELD}


def at_its_field(deed: Callable[[], T]) -> T:
    """Do the deed; a refusal under Art. 7 or 16 is raised as what is wrong with its field."""
    try:
        return deed()
    except Refused as refusal:
        field = _FIELDS.get(refusal.article or "")
        if field is None:
            raise
        raise BadInput(f"{refusal}（{article(refusal.article)}）", field=field) from refusal
