import json
from datetime import date

import pytest

from desktop.cli.session import Login, open_session
from desktop.outside import Outside
from tests.factories import a_finding, an_ended_talk
from tests.town import fill


@pytest.fixture
def town(office):
    """The office with the invented town and one talk with a finding."""
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(date(2026, 7, 13))) as session:
        store = session.desk.store
        fill(store, own_body=False)
        with store.atomic():
            store.talks.put(an_ended_talk())
            store.findings.put(a_finding(title="工程变更把关不严"))
    return office


def test_search_prints_a_bare_list_for_scripts(town):
    code, out, err = town.tanhua("search", "工程", "把关", "--json")
    assert (code, err) == (0, "")
    (hit,) = json.loads(out)
    assert (hit["kind"], hit["talk_id"], hit["number"]) == ("findings", "t1", "2026-001")
    assert hit["snippet"] == "工程变更把关不严"


def test_search_prints_lines_for_people(town):
    code, out, _ = town.tanhua("search", "zlx")
    assert code == 0
    assert "赵立新" in out
    assert "人员" in out


def test_nothing_found_is_no_failure(town):
    assert json.loads(town.tanhua("search", "没有这样的话", "--json")[1]) == []
    code, out, _ = town.tanhua("search", "没有这样的话")
    assert (code, "没有找到“没有这样的话”" in out) == (0, True)


def test_blank_words_are_one_sentence(town):
    code, out, err = town.tanhua("search", " ")
    assert (code, out) == (1, "")
    assert err.strip().splitlines() == ["没有写明要查的文字。"]
