"""The committee of the invented city of 江州 with some lower organisations, for tests of services."""

from datetime import date

from db.records import HeadRole, Level, OrganisationKind, Person, Superior
from tests.factories import a_body, a_leader, a_tenure, an_organisation

NAMES = {
    "wang": "王致远",
    "song": "宋清和",
    "lu": "陆明",
    "zhao": "赵立新",
    "qian": "钱进",
    "sun": "孙国平",
    "shan": "单雄",
    "he": "何静",
}


def fill(store, *, own_body=True):
    """Put the own body, three leaders, a county, a bureau, a district and a township."""
    with store.atomic():
        if own_body:
            store.body.put(a_body(office_name="中共江州市委办公室"))
        store.people.put_all([Person(id=i, name=n) for i, n in NAMES.items()])
        store.leaders.put(a_leader("wang", rank=1))
        store.leaders.put(a_leader("song", post="市委副书记", is_secretary=False, rank=2))
        left = date(2026, 5, 31)
        store.leaders.put(a_leader("lu", post="市委常委", is_secretary=False, rank=3, ends_on=left))
        _organisations(store)
        store.tenures.put(a_tenure("zhao", "linhe"))
        store.tenures.put(a_tenure("qian", "linhe", post="县委副书记", role=HeadRole.DEPUTY))
        store.tenures.put(a_tenure("sun", "shuiwu", post="市水务局党组书记"))
        store.tenures.put(a_tenure("shan", "donggang", post="东港区委书记"))
        store.tenures.put(a_tenure("he", "beishan", post="北山镇党委书记"))


def _organisations(store):
    store.organisations.put(an_organisation("linhe", rank=1))
    store.organisations.put(an_organisation("donggang", name="东港区委", rank=2))
    store.organisations.put(
        an_organisation(
            "shuiwu",
            name="市水务局党组",
            kind=OrganisationKind.PARTY_GROUP,
            level=Level.NONE,
            rank=3,
        )
    )
    store.organisations.put(
        an_organisation(
            "beishan",
            name="北山镇党委",
            level=Level.TOWNSHIP,
            superior=Superior.LISTED,
            superior_id="linhe",
            rank=4,
        )
    )
