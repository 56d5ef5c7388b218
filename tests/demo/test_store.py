import shutil
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from uuid import uuid4

import pytest

from db.records import Origin, Role, TalkStatus
from db.session import OpenVault
from db.vault import unlock
from desktop.demo.store import BLOCK, MOST_TALKS, PASSWORD, make_demo
from desktop.errors import Refused

NOW = datetime(2026, 7, 13, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def new_id():
    return uuid4().hex


def test_as_many_talks_as_asked_for_each_with_its_own_number(demo):
    numbers = [t.number for t in demo.talks.all()]
    assert len(numbers) == len(set(numbers)) == 150


def test_talks_stand_everywhere_in_their_life(demo):
    states = Counter(t.status for t in demo.talks.all())
    assert set(states) == set(TalkStatus)
    assert {t.origin for t in demo.talks.all()} == set(Origin)
    assert states[TalkStatus.IN_PROGRESS] == 1


@pytest.mark.parametrize("count", [10, 30, 200])
def test_there_is_something_to_do_today_in_a_demo_of_any_size(tmp_path, count):
    make_demo(tmp_path / "store", count, now=NOW, new_id=new_id)
    with OpenVault(unlock(tmp_path / "store", "liwenshu", PASSWORD)) as opened:
        states = Counter(t.status for t in opened.content.talks.all())
    waiting = {TalkStatus.IN_PROGRESS, TalkStatus.PREPARING, TalkStatus.AWAITING_SIGNATURE}
    assert waiting <= set(states)


def test_the_log_holds_one_entry_for_each_talk_and_is_whole(demo):
    deeds = Counter(e.deed for e in demo.audit.entries(limit=1000))
    assert deeds["建立样例谈话"] == 150
    assert demo.audit.broken() is None


def test_every_talk_can_be_found_by_its_words(demo):
    finding = demo.findings.all()[0]
    hits = {h.talk_id for h in demo.search.search(finding.title, limit=200)}
    assert finding.talk_id in hits


def test_nothing_is_readable_in_the_files(demo, demo_folder, tmp_path):
    shutil.copytree(demo_folder, tmp_path / "copy")
    words = [p.name.encode() for p in demo.people.all()]
    words += [f.title.encode() for f in demo.findings.all()] + [b"talks", PASSWORD.encode()]
    for file in (tmp_path / "copy").rglob("*"):
        if file.is_file() and file.name != "store.slots":
            content = file.read_bytes()
            assert [w for w in words if w in content] == []


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_log_in_that_works_at_once(demo_folder, tmp_path, role):
    folder = tmp_path / "copy"
    shutil.copytree(demo_folder, folder)
    logins = {
        Role.CLERK: "liwenshu",
        Role.OFFICE_HEAD: "fangzhuren",
        Role.TALKER: "wanghuaiyuan",
        Role.READER: "sunchayue",
        Role.SYSTEM_ADMIN: "qianxitong",
        Role.SECURITY_ADMIN: "zhoubaomi",
        Role.AUDITOR: "wushenji",
    }
    with OpenVault(unlock(folder, logins[role], PASSWORD)) as opened:
        assert opened.user.role is role
        assert not opened.user.must_change
        if role is Role.TALKER:
            assert opened.content.people.get(opened.user.person_id).name == "王怀远"


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("hello")
    with pytest.raises(Refused, match="不是空文件夹"):
        make_demo(tmp_path, 3, now=NOW, new_id=new_id)
    assert [f.name for f in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("count", [-1, MOST_TALKS + 1])
def test_too_many_talks_are_refused(tmp_path, count):
    with pytest.raises(Refused, match=str(MOST_TALKS)):
        make_demo(tmp_path / "store", count, now=NOW, new_id=new_id)
    assert not (tmp_path / "store").exists()


def test_a_day_before_the_measures_is_refused(tmp_path):
    with pytest.raises(Refused, match="不能早于这一天"):
        make_demo(tmp_path / "store", 3, now=NOW.replace(month=1, day=29), new_id=new_id)


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize(
    "on", [date(2026, 1, 30), date(2026, 2, 28), date(2026, 12, 31), date(2027, 1, 20)]
)
def test_small_demos_on_odd_days_are_made_in_full(tmp_path, count, on):
    now = datetime.combine(on, NOW.timetz())
    make_demo(tmp_path / "store", count, now=now, new_id=new_id)
    with OpenVault(unlock(tmp_path / "store", "liwenshu", PASSWORD)) as opened:
        assert len(opened.content.talks.all()) == count
        assert opened.content.terms.at(on) is not None


def test_the_same_demo_is_made_again_but_for_ids(tmp_path, demo):
    make_demo(tmp_path / "store", 150, now=NOW, new_id=new_id)
    with OpenVault(unlock(tmp_path / "store", "liwenshu", PASSWORD)) as opened:
        again = [(t.number, t.focus) for t in opened.content.talks.all()]
    assert again == [(t.number, t.focus) for t in demo.talks.all()]
    assert BLOCK == 500
