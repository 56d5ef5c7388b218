import json
from datetime import date

import pytest

from db.records import Organisation, OrganisationKind, Person, TalkStatus
from desktop.cli.session import Login, open_session
from desktop.outside import Outside
from desktop.services.today import TodayService
from tests.factories import an_ended_talk, at
from tests.services.roster import PEOPLE


@pytest.fixture
def held(office):
    """The office with one talk that ended on 13 March 2026."""
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(date(2026, 3, 13))) as session:
        store = session.desk.store
        with store.atomic():
            for person_id in ("wang", "zhao"):
                store.people.put(Person(id=person_id, name=PEOPLE[person_id]))
            store.organisations.put(
                Organisation(id="linhe", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
            )
            store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
    return office


def due(office, on):
    code, out, err = office.tanhua("due", "--on", on, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-03-13", []),
        ("2026-03-14", [("action_report", 30, "planned", None)]),
        ("2026-04-10", [("action_report", 3, "near", "telephone")]),
        ("2026-04-13", [("action_report", 0, "near", "telephone")]),
        ("2026-04-14", [("action_report", -1, "late", "letter")]),
        (
            "2026-06-14",
            [("action_report", -62, "late", "letter"), ("results_report", -1, "late", "letter")],
        ),
    ],
)
def test_due_tells_scripts_what_is_late_near_and_planned(held, on, expected):
    found = due(held, on)
    assert [(d["item"], d["days"], d["state"], d["act"]) for d in found] == expected
    assert all(d["talk"] == "t1" and d["talkee"] == "赵立新" for d in found)


def test_a_record_to_be_signed_is_for_the_page_and_no_item_of_the_list(office):
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(date(2026, 3, 13))) as session:
        store = session.desk.store
        with store.atomic():
            for person_id in ("wang", "zhao"):
                store.people.put(Person(id=person_id, name=PEOPLE[person_id]))
            store.organisations.put(
                Organisation(id="linhe", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
            )
            unsigned = {"status": TalkStatus.AWAITING_SIGNATURE}
            store.talks.put(an_ended_talk(at(2026, 3, 13, 11), **unsigned))
    assert due(office, "2026-03-23")[0]["item"] == "action_report"
    with open_session(office.folder, login, Outside(date(2026, 3, 23))) as session:
        (row,) = TodayService(session.desk).read().to_do
    assert (row.title, row.chip) == ("谈话记录定稿、签字", "逾期 3 天")
    assert row.target.given == {"talk_id": "t1", "stage": "record"}


def test_an_item_without_a_talk_has_null(held):
    (yearly,) = [d for d in due(held, "2027-01-29") if d["item"] == "yearly_report"]
    assert (yearly["talk"], yearly["days"], yearly["state"]) == (None, 2, "near")
    assert yearly["due_on"] == "2027-01-31"


def test_due_tells_people_the_acts_of_the_day(held):
    code, out, _ = held.tanhua("due", "--on", "2026-04-14")
    assert code == 0
    assert [line.split() for line in out.splitlines()] == [
        ["到期", "谈话对象", "事项", "办理", "编号"],
        ["逾期", "1", "天", "赵立新", "整改措施报告", "发提醒函", "2026-001"],
    ]
    assert held.tanhua("due", "--on", "2026-03-20")[1] == "今天没有需要办理的事项。\n"


def test_due_refuses_a_day_that_is_none(held):
    code, out, err = held.tanhua("due", "--on", "2026-02-30")
    assert (code, out) == (1, "")
    assert "不是日期" in err
