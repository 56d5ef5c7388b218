"""Finding talks, persons and organisations by words, names and pinyin; and articles of rules."""

from collections.abc import Iterable, Mapping, Sequence

from db.admin import AdminStore
from db.content import ContentStore
from db.records import Talk
from db.search import Found
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.passages import snippet
from desktop.services.parts.reading import own_talks_of
from desktop.services.parts.regulation_passages import passages
from desktop.services.views.search import Hit

WHERE: Mapping[str, str] = {
    "people": "人员",
    "organisations": "党组织",
    "tenures": "任职",
    "talks": "谈话",
    "steps": "谈话过程",
    "findings": "问题",
    "records": "谈话记录",
    "supplements": "补正",
    "preparations": "谈话准备",
    "materials": "材料",
    "material_requests": "材料商请",
    "reports": "整改报告",
    "actions": "整改措施",
    "assessments": "整改评估",
    "team_notices": "通报",
    "copies": "抄送",
    "attachments": "附件",
    "regulation_articles": "法规",
}
_MOST_NAMES = 10
_MOST_ARTICLES = 5
_SHARED_OUT = 4  # so many times more records are looked at than are shown, for each kind its share


class SearchService:
    """Searches everything that the worker may see; a talker's own talks only."""

    def __init__(self, desk: Desk[ContentStore], rules: AdminStore | None = None) -> None:
        self._desk = desk
        self._store = desk.store
        self._rules = rules

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Return what holds every word, by kind: people, organisations, records, articles.

        Within a kind the newest comes first; a person is found by name, pinyin or post.
        """
        require(self._desk.worker.role, "search")
        own = own_talks_of(self._desk)
        few = min(limit, _MOST_NAMES)
        names = self._store.search.names(words, limit=few, talker_id=own)
        posts = self._store.search.posts(words, limit=few, talker_id=own)
        named = [*self._named(names), *self._holding(posts, {f.record_id for f in names})][:few]
        rules = articles(self._rules, words)
        found = self._store.search.search(words, limit=limit * _SHARED_OUT, talker_id=own)
        shown = _shared(found, limit - len(named) - len(rules))
        hits = [*named, *self._worded(shown, words), *rules]
        order = {kind: at for at, kind in enumerate(WHERE)}
        return sorted(hits, key=lambda hit: order[hit.kind])[:limit]

    def _holding(self, posts: Iterable[Found], known: set[str]) -> list[Hit]:
        """Return the people that hold or held a post, but for those found by name already."""
        found = [f for f in posts if f.record_id not in known]
        people = self._store.people.some(f.record_id for f in found)
        return [
            Hit(
                kind="tenures",
                id=f.record_id,
                talk_id=None,
                number="",
                title=people[f.record_id].name,
                where=WHERE["tenures"],
                snippet=f.text,
            )
            for f in found
        ]

    def _named(self, names: Iterable[Found]) -> list[Hit]:
        found = list(names)
        people = self._store.people.some(f.record_id for f in found)
        organisations = self._store.organisations.some(f.record_id for f in found)
        hits = []
        for one in found:
            if one.table == "people":
                title, snippet = people[one.record_id].name, self._post(one.record_id)
            elif organisations[one.record_id].voided_reason:
                continue
            else:
                title, snippet = organisations[one.record_id].name, ""
            hits.append(
                Hit(
                    kind=one.table,
                    id=one.record_id,
                    talk_id=None,
                    number="",
                    title=title,
                    where=WHERE[one.table],
                    snippet=snippet,
                )
            )
        return hits

    def _post(self, person_id: str) -> str:
        tenures = self._store.tenures.of_person(person_id)
        leaders = self._store.leaders.of_person(person_id)
        posts = [*(t.post for t in tenures[:1]), *(x.post for x in leaders[:1])]
        return posts[0] if posts else ""

    def _worded(self, records: Iterable[Found], words: str) -> list[Hit]:
        found = list(records)
        talks = self._store.talks.some(f.talk_id for f in found if f.talk_id)
        people = self._store.people.some(t.talkee_id for t in talks.values())
        hits = []
        for one in found:
            talk = talks.get(one.talk_id or "")
            hits.append(
                Hit(
                    kind=one.table,
                    id=one.record_id,
                    talk_id=one.talk_id,
                    number=talk.number if talk else "",
                    title=_title(talk, people[talk.talkee_id].name) if talk else "",
                    where=WHERE[one.table],
                    snippet=snippet(one.text, words),
                )
            )
        return hits


def articles(rules: AdminStore | None, words: str) -> list[Hit]:
    """Return the articles of official texts that hold every word; they are for every role."""
    if rules is None:
        return []
    return [
        Hit(
            kind="regulation_articles",
            id=one.article_id,
            talk_id=None,
            number="",
            title=f"{one.label}《{one.title}》",
            where=WHERE["regulation_articles"],
            snippet=one.snippet,
        )
        for one in passages(rules, words, _MOST_ARTICLES)
    ]


def _shared(found: Sequence[Found], room: int) -> list[Found]:
    """Return so many records that no kind crowds out another; of each kind the newest."""
    turns: dict[str, int] = {}
    ranked = []
    for at, one in enumerate(found):
        turn = turns[one.table] = turns.get(one.table, 0) + 1
        ranked.append((turn, at))
    chosen = {at for _, at in sorted(ranked)[: max(room, 0)]}
    return [one for at, one in enumerate(found) if at in chosen]


def _title(talk: Talk, talkee: str) -> str:
    return f"{talkee} {talk.talkee_post}"
