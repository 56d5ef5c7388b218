"""The people of the demo city that tests of services put into a store."""

from datetime import date

from db.records import Person, Term
from tests.factories import a_body, a_leader, a_tenure, an_organisation

PEOPLE = {"wang": "王建国", "li": "李志远", "zhao": "赵立新", "qian": "钱文涛"}
TERM = Term(id="8", name="第八届", begins_on=date(2021, 12, 20), ends_on=date(2026, 12, 20))


def put_roster(store):
    """Put the own body, two leaders and two county heads."""
    with store.atomic():
        for person_id, name in PEOPLE.items():
            store.people.put(Person(id=person_id, name=name))
        store.body.put(a_body())
        store.terms.put(TERM)
        store.leaders.put(a_leader("wang"))
        store.leaders.put(a_leader("li", post="市委副书记", is_secretary=False, rank=1))
        store.organisations.put(an_organisation("linhe", name="临河县委"))
        store.organisations.put(an_organisation("qingshi", name="青石县委"))
        store.tenures.put(a_tenure("zhao", "linhe", post="临河县委书记"))
        store.tenures.put(a_tenure("qian", "qingshi", post="青石县委书记"))
