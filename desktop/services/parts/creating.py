"""A new talk, the same whether it is created alone or for many plan items at once."""

from datetime import datetime

from db.content import ContentStore
from db.records import Leader, Talk, TalkKind, TalkStatus, Tenure
from desktop.services.desk import Desk
from desktop.services.parts.reading import next_number


def new_talk(
    desk: Desk[ContentStore],
    kind: TalkKind,
    leader: Leader,
    tenure: Tenure,
    planned_at: datetime | None,
) -> Talk:
    """Return a planned talk with the next number of its year, not stored yet."""
    year = (planned_at or desk.now()).year
    return Talk(
        id=desk.new_id(),
        number=next_number(desk.store, year),
        kind=kind,
        status=TalkStatus.PLANNED,
        talker_id=leader.person_id,
        talker_post=leader.post,
        talkee_id=tenure.person_id,
        organisation_id=tenure.organisation_id,
        talkee_post=tenure.post,
        planned_at=planned_at,
        created_at=desk.now(),
    )
