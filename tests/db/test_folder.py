"""Files written whole or not at all, and the failures of a disk as sentences."""

import errno

import pytest

from db.errors import DiskFull, StoreReadOnly
from db.folder import file_errors, read_errors, write_whole
from tests.disks import remount, small_disk


@pytest.mark.parametrize(
    ("number", "kind", "told"),
    [
        (errno.ENOSPC, DiskFull, "磁盘已满，名册没有写成；已存的内容没有变"),
        (errno.EDQUOT, DiskFull, "磁盘已满"),
        (errno.EFBIG, DiskFull, "磁盘已满"),
        (errno.EROFS, StoreReadOnly, "名册没有写成，文件夹只能读不能写"),
        (errno.EACCES, StoreReadOnly, "只能读不能写"),
        (errno.EIO, DiskFull, "磁盘读写出错，名册没有写成"),
    ],
)
def test_a_failure_to_write_is_a_sentence(number, kind, told):
    with pytest.raises(kind, match=told), file_errors("名册"):
        raise OSError(number, "x")


@pytest.mark.parametrize(
    ("number", "told"), [(errno.EACCES, "没有读取的权限"), (errno.EIO, "磁盘出错")]
)
def test_a_failure_to_read_is_a_sentence(number, told):
    with pytest.raises(StoreReadOnly, match=f"名册读不出来（{told}）"), read_errors("名册"):
        raise OSError(number, "x")


def test_a_file_is_replaced_whole(tmp_path):
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"two")]


def test_without_room_or_right_the_old_file_stays_and_nothing_else(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        write_whole(disk / "a", b"one")
        with pytest.raises(DiskFull):
            write_whole(disk / "a", bytes(100_000))
        remount(disk, "ro")
        with pytest.raises(StoreReadOnly):
            write_whole(disk / "a", b"two")
        assert [(p.name, p.read_bytes()) for p in disk.iterdir()] == [("a", b"one")]
