"""Who can be chosen for a new talk: the talkee, the talker."""

from datetime import date

from db.content import ContentStore
from db.records import Leader, Talk, TalkKind, Tenure
from desktop.errors import Refused
from desktop.rules.eligibility import OwnSide, Talkee, check, is_head, leaders_on
from desktop.services.parts.pairing import named, own_side, talkee_side
from desktop.services.views.talks import TalkeeChoice, TalkerChoice


def talkees(store: ContentStore, on: date, text: str, limit: int) -> list[TalkeeChoice]:
    """Return heads in post on a day whose name, post or organisation fits the text."""
    settings = store.settings.office()
    tenures = [t for t in store.tenures.heads_on(on) if is_head(t.role, settings)]
    if text.strip():
        ids = {found.record_id for found in store.search.names(text, limit=1000)}
        word = text.strip()
        tenures = [t for t in tenures if ids & {t.person_id, t.organisation_id} or word in t.post]
    organisations = store.organisations.some(t.organisation_id for t in tenures)
    standing = [
        t
        for t in tenures
        if (gone := organisations[t.organisation_id].abolished_on) is None or gone > on
    ]
    standing.sort(key=lambda t: (organisations[t.organisation_id].rank, t.post))
    shown = standing[:limit]
    people = store.people.some(t.person_id for t in shown)
    last = store.talks.last_day_with(people)
    unheld = {talk.talkee_id: talk.number for talk in store.talks.unheld_with(people)}
    return [
        TalkeeChoice(
            tenure_id=t.id,
            person_id=t.person_id,
            name=people[t.person_id].name,
            post=t.post,
            organisation_id=t.organisation_id,
            organisation=organisations[t.organisation_id].name,
            last_talk_on=last.get(t.person_id),
            open_talk=unheld.get(t.person_id, ""),
        )
        for t in shown
    ]


def talkers(store: ContentStore, kind: TalkKind, tenure: Tenure, on: date) -> list[TalkerChoice]:
    """Return leaders on a day, those first who may hold the talk (Art. 7)."""
    talkee = talkee_side(store, tenure.person_id, tenure.organisation_id)
    own = named(store, own_side(store), talkee)
    found = [_talker(kind, on, leader, talkee, own) for leader in leaders_on(own.leaders, on)]
    return sorted(found, key=lambda choice: not choice.eligible)


def followers(store: ContentStore, talk: Talk, on: date) -> list[TalkerChoice]:
    """Return the leaders on a day who may follow up a talk in its talker's place."""
    own = own_side(store)
    return [
        TalkerChoice(
            leader_id=leader.id,
            person_id=leader.person_id,
            name=own.names[leader.person_id],
            post=leader.post,
            is_secretary=leader.is_secretary,
            eligible=True,
        )
        for leader in leaders_on(own.leaders, on)
        if leader.person_id not in {talk.talker_id, talk.talkee_id}
    ]


def _talker(kind: TalkKind, on: date, leader: Leader, talkee: Talkee, own: OwnSide) -> TalkerChoice:
    reason, article = "", None
    try:
        check(kind, on, leader.person_id, talkee, own)
    except Refused as refusal:
        reason, article = str(refusal), refusal.article
    return TalkerChoice(
        leader_id=leader.id,
        person_id=leader.person_id,
        name=own.names[leader.person_id],
        post=leader.post,
        is_secretary=leader.is_secretary,
        eligible=not reason,
        reason=reason,
        article=article,
    )
