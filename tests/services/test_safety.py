"""Automatic backups: when, where, and what is said of them."""

import io
import os
from dataclasses import replace
from datetime import timedelta

import pytest

from db import backup
from db.errors import StoreDamaged, StoreReadOnly
from db.records import Role
from desktop.errors import Refused
from desktop.services.desk import Desk, Worker
from desktop.services.login import enter
from desktop.services.safety import AT_CLOSING, BY_HAND, DAILY, SafetyService, is_due
from tests.conftest import NOW, Changed
from tests.disks import small_disk
from tests.services.test_founding import CLERK, make

MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def safety(opened, clock):
    return SafetyService(desk_of(opened, clock), opened.keys)


def desk_of(opened, clock):
    return Desk(
        store=opened.admin,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: clock().date(),
        now=clock,
        new_id=lambda: "x",
        changed=Changed(),
    )


def back_up(safety, reason=DAILY, **where):
    outcome = safety.back_up(reason, **where)()
    safety.backed_up(outcome)
    return outcome


@pytest.mark.parametrize(
    ("last", "closing", "due"),
    [
        (None, False, True),
        (NOW - 10 * MINUTE, False, False),
        (NOW - timedelta(hours=9, minutes=29), False, False),
        (NOW - timedelta(hours=9, minutes=31), False, True),  # yesterday
        (NOW - 29 * MINUTE, True, False),
        (NOW - 30 * MINUTE, True, True),
        (NOW + timedelta(days=3), False, True),  # the clock was set back
    ],
)
def test_a_copy_is_due_daily_and_at_closing_after_half_an_hour(last, closing, due):
    assert is_due(last, NOW, closing=closing) is due


def test_a_backup_ends_being_due_and_stands_in_the_log(safety, opened, clock):
    assert safety.is_due()
    outcome = back_up(safety)
    assert not safety.is_due()
    assert [c.folder for c in safety.copies()] == [outcome.made[0].folder]
    entry = opened.admin.audit.entries(limit=1)[0]
    assert (entry.deed, entry.object, entry.detail) == ("备份", "20260713-093000", "每日")
    clock.now += timedelta(hours=1)
    assert safety.is_due(closing=True)
    assert not safety.is_due()


def test_a_second_folder_gets_a_copy_too(safety, tmp_path):
    (tmp_path / "usb").mkdir()
    safety.name_second_folder(tmp_path / "usb")
    assert len(back_up(safety).made) == 2
    assert len(backup.copies(tmp_path / "usb")) == 1
    assert len(safety.copies()) == 2
    safety.name_second_folder(None)
    assert safety.second_folder() is None


def test_a_second_folder_that_is_not_there_is_said_and_the_own_copy_is_made(
    safety, opened, tmp_path
):
    safety.name_second_folder(tmp_path / "not plugged in")
    outcome = back_up(safety)
    assert len(outcome.made) == 1
    assert "现在找不到" in outcome.missed[0]
    assert "备份不完整" in [e.deed for e in opened.admin.audit.entries(limit=2)]
    assert not (tmp_path / "not plugged in").exists()


def test_a_mount_point_without_its_medium_is_not_taken_for_it(safety, tmp_path):
    with small_disk(tmp_path / "usb", "20m") as usb:
        safety.name_second_folder(usb)
        assert len(back_up(safety).made) == 2
        assert safety.second_place().there
    outcome = back_up(safety)  # the folder is there, on the disk of the store
    assert len(outcome.made) == 1
    assert "U盘没有插上" in outcome.missed[0]
    assert list((tmp_path / "usb").iterdir()) == []
    place = safety.second_place()
    assert (place.there, place.newest) == (False, NOW)


def test_a_second_place_that_fails_counts_as_unplugged(safety, opened, tmp_path):
    safety.name_second_folder(tmp_path / ("x" * 300))  # no name that a disk knows: an OSError
    outcome = back_up(safety)
    assert len(outcome.made) == 1
    assert "现在找不到" in outcome.missed[0]
    place = safety.second_place()
    assert (place.there, place.newest, place.free) == (False, None, None)
    assert len(safety.copies()) == 1


def test_the_second_folder_is_not_inside_the_store(safety, opened):
    with pytest.raises(Refused, match="不能在数据文件夹里"):
        safety.name_second_folder(opened.keys.folder / "backups" / "x")


def test_old_automatic_copies_are_thinned_out_and_those_made_by_hand_stay(safety, clock):
    by_hand = back_up(safety, BY_HAND).made[0]
    clock.now += timedelta(days=10)
    for _ in range(3):
        clock.now += 10 * MINUTE
        back_up(safety, AT_CLOSING)
    kept_of_that_day = clock.now
    clock.now += timedelta(days=10)
    back_up(safety)
    assert [c.made_at for c in safety.copies()] == [clock.now, kept_of_that_day, by_hand.made_at]


def test_a_copy_into_a_folder_of_choice_goes_there_only(safety, tmp_path):
    outcome = back_up(safety, BY_HAND, into=tmp_path / "out")
    assert outcome.made[0].folder.parent == tmp_path / "out"
    assert safety.copies() == []


@pytest.mark.parametrize("inside", [".", "backups", "backups/x", "attachments"])
def test_a_backup_into_the_stores_own_folder_is_refused(safety, opened, inside):
    with pytest.raises(Refused, match=r"在数据文件夹里.*没有备份"):
        safety.back_up(BY_HAND, into=opened.keys.folder / inside)


def test_a_backup_onto_a_file_is_refused(safety, tmp_path):
    (tmp_path / "list.txt").write_text("x")
    with pytest.raises(StoreReadOnly, match="不是文件夹，没有备份"):
        safety.back_up(BY_HAND, into=tmp_path / "list.txt")()
    assert (tmp_path / "list.txt").read_text() == "x"


def test_it_is_known_when_the_second_place_got_its_last_copy_though_it_is_unplugged(
    safety, tmp_path
):
    usb = tmp_path / "usb"
    usb.mkdir()
    assert safety.second_place() is None
    safety.name_second_folder(usb)
    assert (safety.second_place().there, safety.second_place().newest) == (True, None)
    back_up(safety)
    assert safety.second_place().newest == NOW
    assert safety.second_place().free > 0
    usb.rename(tmp_path / "drawer")
    gone = safety.second_place()
    assert (gone.there, gone.newest, gone.free) == (False, NOW, None)


def test_a_rehearsal_proves_the_newest_copy_and_stands_in_the_log(safety, clock):
    with pytest.raises(Refused, match="还没有备份"):
        safety.rehearse()
    back_up(safety)
    clock.now += timedelta(hours=1)
    newest = back_up(safety, BY_HAND).made[0].folder
    assert safety.last_rehearsal() is None
    done = safety.rehearse()()
    safety.rehearsed(done)
    entry = safety.last_rehearsal()
    assert (entry.deed, entry.object) == ("恢复演练", newest.name)
    assert entry.detail == "通过，谈话0次、附件0个"
    with (newest / "content.db").open("ab") as file:
        file.write(b"x")
    safety.rehearsed(safety.rehearse()())
    assert safety.last_rehearsal().detail == "没有通过，1处有误"


def test_copies_from_before_a_restore_are_not_thinned_out_by_those_after_it(
    safety, opened, clock, founded
):
    back_up(safety)
    clock.now += 40 * MINUTE
    back_up(safety, AT_CLOSING)
    with opened.admin.atomic():
        opened.admin.audit.append(at=clock.now, actor="liwenshu", role="clerk", deed="从备份恢复")
    for _ in range(2):
        clock.now += 40 * MINUTE
        back_up(safety, AT_CLOSING)
    clock.now += timedelta(days=60)
    back_up(safety)
    hours = [(c.made_at - NOW) // MINUTE for c in safety.copies() if c.made_at < clock.now]
    assert hours == [120, 40, 0]


def test_a_damaged_store_is_said_and_no_copy_is_made(safety, opened):
    slow_half = safety.back_up(DAILY)
    opened.close()
    with (opened.keys.folder / "content.db").open("ab") as file:
        file.write(b"x" * 100)
    with pytest.raises(StoreDamaged, match=r"content\.db"):
        slow_half()
    assert backup.copies(opened.keys.folder / "backups") == []


def test_a_disk_that_is_getting_full_is_said(tmp_path):
    with small_disk(tmp_path / "disk", "300m") as disk:
        founded = make(disk / "store", CLERK)
        with enter(founded.keys, now=NOW) as opened:
            safety = SafetyService(desk_of(opened, Clock()), opened.keys)
            assert safety.low_on_room() is None
            with (disk / "filler").open("wb") as file:
                for _ in range(150):
                    file.write(bytes(1024 * 1024))
            assert "请尽快腾出空间" in safety.low_on_room()


def test_the_daily_copy_puts_files_without_a_record_aside(safety, opened):
    stray = opened.attachments.add(io.BytesIO(b"x"), "x").id
    os.utime(opened.attachments.path(stray), (1000, 1000))
    assert back_up(safety, BY_HAND).set_aside == ()
    assert back_up(safety).set_aside == (stray,)
    assert opened.attachments.ids() == set()
    assert "隔离未登记的附件" in [e.deed for e in opened.admin.audit.entries(limit=1)]


def test_the_check_of_everything_stands_in_the_log(safety, opened):
    back_up(safety)
    report = safety.verify()()
    safety.verified(report)
    assert report.faults == ()
    entry = opened.admin.audit.entries(limit=1)[0]
    assert (entry.deed, entry.detail) == ("核对数据", "无误")


def test_the_automatic_copy_is_made_whoever_is_there_when_it_is_due(opened, clock):
    desk = desk_of(opened, clock)
    talker = replace(desk, worker=replace(desk.worker, role=Role.TALKER))
    safety = SafetyService(talker, opened.keys)
    assert safety.is_due()
    assert len(back_up(safety, DAILY).made) == 1
    assert not safety.is_due()
    with pytest.raises(Refused):
        safety.back_up(BY_HAND)
