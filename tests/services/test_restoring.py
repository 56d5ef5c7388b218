from datetime import timedelta

import pytest

from db import backup, slots
from db.errors import NoStore, WrongPassword
from db.preview import Preview, Side
from db.records import Person, Role
from desktop.errors import Refused
from desktop.services.login import enter, log_in
from desktop.services.restoring import copies_in, gains, held, look, look_from, losses, put_back
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.services.test_accounts import service_of


def test_the_newest_copy_of_a_folder_comes_back_and_opens_with_the_password_of_its_time(
    founded, tmp_path
):
    copy = backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动")
    assert copies_in(tmp_path / "usb") == [copy]
    new = tmp_path / "new"
    with pytest.raises(WrongPassword):
        put_back(tmp_path / "usb", new, "liwenshu", "wrong", now=NOW, floor_kib=CHEAP.kib)
    done = put_back(tmp_path / "usb", new, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    assert done.made_at == NOW
    keys = log_in(new, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    with enter(keys, now=NOW) as opened:
        assert opened.content.body.own().name == "中共江州市委"


def test_a_restore_first_copies_the_present_store_so_that_it_can_be_taken_back(founded, tmp_path):
    backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动")
    place = founded.keys.folder
    with enter(founded.keys, now=NOW) as opened, opened.content.atomic():
        opened.content.people.put(Person(id="p1", name="后来"))
    later = NOW + timedelta(hours=1)
    put_back(tmp_path / "usb", place, "liwenshu", PASSWORD, now=later, floor_kib=CHEAP.kib)
    [before] = copies_in(place / "backups")
    assert before.reason == "恢复前"
    put_back(before.folder, place, "liwenshu", PASSWORD, now=later, floor_kib=CHEAP.kib)
    keys = log_in(place, "liwenshu", PASSWORD, now=later, floor_kib=CHEAP.kib)
    with enter(keys, now=later) as opened:
        assert opened.content.people.get("p1").name == "后来"


def test_a_damaged_present_store_does_not_keep_a_copy_from_being_put_back(founded, tmp_path):
    backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动")
    place = founded.keys.folder
    (place / "content.db").write_bytes(b"x" * 4096)
    done = put_back(tmp_path / "usb", place, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    assert (done.aside / "content.db").read_bytes() == b"x" * 4096
    assert copies_in(place / "backups") == []


def a_preview(**fields):
    side = Side(talks={"t1": "2026-001"}, people=3, attachments=0, last=None)
    given = {
        "made_at": NOW,
        "reason": "手动",
        "then": side,
        "now": side,
        "unknown": "",
        "deeds": {},
        "touched": (),
        "added": (),
        "returning": (),
        "lacking": (),
    }
    return Preview(**given | fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ("做备份以后没有新的操作，恢复不会失去内容。",)),
        ({"now": None}, ("这里现在没有数据，恢复不会失去什么。",)),
        ({"now": None, "unknown": "打不开。"}, ("打不开。",)),
        (
            {"deeds": {"点出问题": 2, "归档": 1}, "touched": ("2026-001",), "added": ("2026-002",)},
            (
                "备份以后新建的谈话1次不再有：2026-002。",
                "谈话1次退回备份时的内容：2026-001。",
                "备份以后办理的3项会失去：点出问题2项、归档1项。",
            ),
        ),
    ],
)
def test_what_would_be_lost_is_said(fields, said):
    assert losses(a_preview(**fields)) == said


def test_many_talks_are_counted_and_ten_named():
    added = tuple(f"2026-{n:03}" for n in range(1, 13))
    [said] = losses(a_preview(added=added))
    assert said.endswith("2026-010等12个。")


def test_what_would_come_back_or_is_lacking_is_said():
    assert gains(a_preview()) == ()
    assert gains(a_preview(returning=("2025-001",), lacking=("自查.pdf",))) == (
        "现在没有的谈话1次会重新出现：2025-001。",
        "这份备份本身缺附件1个：自查.pdf。",
    )
    assert held(a_preview().now) == "谈话1次、人员3名、附件0个"


def test_looking_into_a_copy_needs_a_password_of_its_time(founded, tmp_path):
    backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动")
    where = (tmp_path / "usb", founded.keys.folder, "liwenshu")
    assert look(*where, PASSWORD, floor_kib=CHEAP.kib).now is not None
    with pytest.raises(WrongPassword):
        look(*where, "wrong", floor_kib=CHEAP.kib)


def test_a_folder_without_copies_is_said(tmp_path):
    with pytest.raises(NoStore, match="没有可用的备份"):
        put_back(tmp_path, tmp_path / "new", "liwenshu", PASSWORD, now=NOW)
    assert not (tmp_path / "new").exists()


def test_guesses_at_a_copy_from_the_open_store_are_counted_and_waited_for(founded, tmp_path):
    backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动")

    def guess(password, now):
        where = founded.keys, tmp_path / "usb", "liwenshu"
        return look_from(*where, password, now=now, floor_kib=CHEAP.kib)

    with pytest.raises(WrongPassword):
        guess("wrong", NOW)
    with pytest.raises(Refused, match="连续输错1次，请在1秒后再试"):
        guess(PASSWORD, NOW)
    assert guess(PASSWORD, NOW + timedelta(seconds=1)).now is not None
    assert slots.load(founded.keys.folder).tries["liwenshu"].count == 1  # a log-in forgives it


def test_wrong_passwords_before_a_restore_stay_known_after_it(founded, tmp_path):
    copy = backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动").folder
    place = founded.keys.folder
    with pytest.raises(WrongPassword):
        log_in(place, "liwenshu", "wrong", now=NOW, floor_kib=CHEAP.kib)
    later = NOW + timedelta(hours=1)
    put_back(copy, place, "liwenshu", PASSWORD, now=later, floor_kib=CHEAP.kib)
    keys = log_in(place, "liwenshu", PASSWORD, now=later, floor_kib=CHEAP.kib)
    with enter(keys, now=later) as opened:
        assert opened.failed_before == 1
        assert opened.admin.audit.newest("登录失败").actor == "liwenshu"


def test_who_may_not_restore_is_refused_with_the_password_of_the_copy_too(founded, tmp_path):
    secret = "first day at work 8"
    with enter(founded.keys, now=NOW) as opened:
        service_of(opened).add("zhang", "张文", Role.READER, secret)()
    copy = backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动").folder
    place = founded.keys.folder
    with pytest.raises(Refused, match=r"查阅.*不能办理"):
        put_back(copy, place, "zhang", secret, now=NOW, floor_kib=CHEAP.kib)
    reader = log_in(place, "zhang", secret, now=NOW, floor_kib=CHEAP.kib)
    with pytest.raises(Refused, match=r"查阅.*不能办理"):
        look_from(reader, copy, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    assert copies_in(place / "backups") == []
