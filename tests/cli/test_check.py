import json
from datetime import date

import pytest

from db.records import Organisation, OrganisationKind, Person
from desktop.cli.session import Login, open_session
from desktop.outside import Outside
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


def check(office, *options):
    code, out, err = office.tanhua("check", *options, "--on", "2026-04-14", "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_check_prints_a_bare_list_for_scripts(held):
    found = check(held)
    assert isinstance(found, list)
    assert all({"article", "check", "severity", "talk", "message"} <= set(x) for x in found)
    (late,) = [x for x in found if x["check"] == "action_report"]
    assert (late["article"], late["severity"], late["talk"]) == ("第十一条", "breach", "t1")
    assert "逾期1天" in late["message"]


def test_check_of_the_office_has_no_talk(held):
    (plan,) = [x for x in check(held) if x["check"] == "plan"]
    assert (plan["talk"], plan["article"]) == (None, "第五条")


@pytest.mark.parametrize("talk", ["t1", "2026-001"])
def test_one_talk_is_checked_alone(held, talk):
    assert {x["talk"] for x in check(held, "--talk", talk)} == {"t1"}


def test_a_year_without_talks_has_nothing(held):
    assert check(held, "--year", "2025") == []


def test_without_json_the_lines_are_told_in_words(held):
    code, out, _ = held.tanhua("check", "--on", "2026-04-14")
    assert code == 0
    assert "不符合" in out
    assert "第十一条" in out
    code, out, _ = held.tanhua("check", "--year", "2025")
    assert "2025年没有发现不规范的情况。" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--talk", "2026-999"), "没有编号"), (("--talk", "t1", "--year", "2026"), "只能写一个")],
)
def test_bad_input_is_told_in_one_sentence(held, options, said):
    code, out, err = held.tanhua("check", *options)
    assert (code, out) == (1, "")
    assert said in err
