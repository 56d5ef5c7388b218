"""Going from step to step of a talk in one block, with every text and time stored."""

from dataclasses import replace
from datetime import datetime

from db.content import ContentStore
from db.records import Step, Talk
from desktop.rules.steps import TITLES, check_go
from desktop.rules.wording import passage
from desktop.services.desk import Desk
from desktop.services.parts.editing import saved


def step_of(desk: Desk[ContentStore], talk_id: str, number: int) -> Step:
    """Return a step, an empty one where nothing was stored yet."""
    steps = {s.number: s for s in desk.store.steps.of_talk(talk_id)}
    return steps.get(number) or Step(id=desk.new_id(), talk_id=talk_id, number=number)


def save_text(desk: Desk[ContentStore], talk_id: str, number: int, text: str | None) -> None:
    """Store the text of a step, its draft where none is given, and forget the draft."""
    field = f"step{number}"
    if text is None:
        draft = desk.store.drafts.of_field(desk.worker.login, talk_id, field)
        if draft is None:
            return
        text = draft.text
    step = step_of(desk, talk_id, number)
    kept = passage(text, TITLES[number])
    if kept != step.text:
        desk.store.steps.put(replace(step, text=kept))
    saved(desk, talk_id, field)


def save_texts(desk: Desk[ContentStore], talk: Talk, number: int, text: str | None) -> None:
    """Store the text of one step as given and whatever was typed into the other ones."""
    for other in TITLES:
        save_text(desk, talk.id, other, text if other == number else None)


def enter(desk: Desk[ContentStore], talk_id: str, number: int, at: datetime) -> None:
    """Note when a step began; the first time counts, and a step entered again is not over."""
    step = step_of(desk, talk_id, number)
    desk.store.steps.put(
        replace(step, started_at=step.started_at or at, ended_at=None, not_held_reason="")
    )


def leave(desk: Desk[ContentStore], talk_id: str, number: int, at: datetime) -> None:
    """Note when a step ended; one that was not held has no times."""
    step = step_of(desk, talk_id, number)
    if not step.not_held_reason:
        desk.store.steps.put(replace(step, started_at=step.started_at or at, ended_at=at))


def go(desk: Desk[ContentStore], talk: Talk, number: int, text: str | None, at: datetime) -> None:
    """Leave the step under way for another one (Art. 10)."""
    check_go(talk, desk.store.steps.of_talk(talk.id), number)
    save_texts(desk, talk, talk.step, text)
    if number != talk.step:
        leave(desk, talk.id, talk.step, at)
        enter(desk, talk.id, number, at)
        desk.store.talks.put(replace(talk, step=number))
