"""The papers of a talk before it is held."""

from db.content import ContentStore
from db.records import Preparation, Talk, TalkStatus
from desktop.errors import Refused
from desktop.rules.readiness import Point, Ready, points
from desktop.services.desk import Desk
from desktop.services.parts.reading import talk_of
from desktop.words import word
from desktop.workflow.talk import BEFORE, move


def begun(desk: Desk[ContentStore], talk: Talk) -> Talk:
    """Return the talk in preparation; the first deed of preparation moves it there."""
    if talk.status is not TalkStatus.PLANNED:
        return talk
    return desk.store.talks.put(move(talk, TalkStatus.PREPARING, at=desk.now()))


def unheld(desk: Desk[ContentStore], talk_id: str) -> Talk:
    """Return a talk not yet held, now in preparation; others are refused."""
    talk = talk_of(desk, talk_id)
    if talk.status not in BEFORE:
        raise Refused(f"谈话{talk.number}{word(talk.status)}，谈话准备不能再改。")
    return begun(desk, talk)


def papers(store: ContentStore, talk_id: str) -> Preparation:
    """Return the preparation of a talk, an empty one where nothing was stored yet."""
    return store.preparations.find(talk_id) or Preparation(id=talk_id)


def points_of(store: ContentStore, talk: Talk) -> tuple[Point, ...]:
    """Return every point of the preparation, done, passed over or open (Art. 9)."""
    return points(
        Ready(
            talk=talk,
            preparation=store.preparations.find(talk.id),
            findings=store.findings.of_talk(talk.id),
            materials=store.materials.of_talk(talk.id),
            requests=store.material_requests.of_talk(talk.id),
            circumstances=[t.facts for t in store.triggers.of_talk(talk.id)],
        )
    )
