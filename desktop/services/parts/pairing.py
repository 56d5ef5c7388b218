"""Whether two persons may have a talk on a day (Art. 7), and whether they have one already."""

from datetime import date

from db.content import ContentStore
from db.records import Leader, Talk, TalkKind, Tenure
from desktop.errors import Refused
from desktop.rules.appointment import check_one_a_day
from desktop.rules.eligibility import OwnSide, Talkee, check, leaders_on


def own_side(store: ContentStore) -> OwnSide:
    """Return the own body with its leaders; refused where the own body is not entered yet."""
    body = store.body.own()
    if body is None:
        raise Refused("还没有登记本单位信息，请先在“系统管理”中登记本单位和领导班子成员。")
    leaders = store.leaders.all()
    names = {p.id: p.name for p in store.people.some(x.person_id for x in leaders).values()}
    return OwnSide(body=body, leaders=leaders, settings=store.settings.office(), names=names)


def talkee_side(store: ContentStore, person_id: str, organisation_id: str) -> Talkee:
    """Return somebody as the talkee of an organisation, with all who hold a post there."""
    organisation = store.organisations.get(organisation_id)
    return Talkee(
        person_id=person_id,
        organisation=organisation,
        tenures=store.tenures.of_organisation(organisation_id),
        superior=store.organisations.find(organisation.superior_id)
        if organisation.superior_id
        else None,
    )


def named(store: ContentStore, own: OwnSide, talkee: Talkee) -> OwnSide:
    """Return the own side knowing the talkee's names too."""
    ids = {talkee.person_id, *(t.person_id for t in talkee.tenures)}
    names = {p.id: p.name for p in store.people.some(ids).values()}
    return OwnSide(
        body=own.body,
        leaders=own.leaders,
        settings=own.settings,
        names={**own.names, **names},
    )


def check_pair(
    store: ContentStore,
    kind: TalkKind,
    on: date,
    *,
    talker_id: str,
    talkee: Talkee,
    besides: str | None = None,
) -> None:
    """Refuse a pair that Art. 7 does not allow that day, or that has another talk that day."""
    check(kind, on, talker_id, talkee, named(store, own_side(store), talkee))
    check_clash(store, on, talker_id=talker_id, talkee_id=talkee.person_id, besides=besides)


def check_clash(
    store: ContentStore, on: date, *, talker_id: str, talkee_id: str, besides: str | None
) -> None:
    """Refuse a second talk of the same two persons on one day."""
    check_one_a_day(besides or "", on, store.talks.of_pair_on(talker_id, talkee_id, on))


def post_of(store: ContentStore, talk: Talk, on: date) -> str:
    """Return the talker's post on a day, the one kept with the talk where he holds none."""
    posts = [x for x in leaders_on(store.leaders.all(), on) if x.person_id == talk.talker_id]
    return posts[0].post if posts else talk.talker_post


def pair_of(store: ContentStore, leader_id: str, tenure_id: str) -> tuple[Leader, Tenure, Talkee]:
    """Return the leader and the tenure that were chosen, and the talkee they make."""
    leader, tenure = store.leaders.get(leader_id), store.tenures.get(tenure_id)
    return leader, tenure, talkee_side(store, tenure.person_id, tenure.organisation_id)
