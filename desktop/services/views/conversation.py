"""A talk while it is held: its five steps, its findings, what is at hand."""

from datetime import datetime

from db.frozen import frozen
from db.records import Material
from desktop.services.views.findings import FindingView
from desktop.services.views.talks import StageState, TalkHead


@frozen
class StepView:
    """One of the five steps. What is shown is the draft where there is one, else the text."""

    number: int
    title: str
    speaker: str
    text: str
    draft: str | None
    state: StageState
    started_at: datetime | None
    ended_at: datetime | None
    not_held_reason: str


@frozen
class Hint:
    """Something to mind in the step under way, with the article that asks for it."""

    sentence: str
    article: str


@frozen
class ConversationView:
    """Everything at hand while a talk is held; `version` is the talk's."""

    head: TalkHead
    version: int
    current: int
    steps: tuple[StepView, ...]
    findings: tuple[FindingView, ...]
    hints: tuple[Hint, ...]
    materials: tuple[Material, ...]
    self_check_text: str
    self_check_problems: tuple[str, ...]
    outline: str
    started_at: datetime | None
    ended_at: datetime | None
    can_correct_end: bool
