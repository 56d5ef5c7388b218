"""One process at a time."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.errors import DiskFull, NetworkFolder, NoStore, StoreInUse
from db.lock import ProcessLock, on_network
from tests.disks import small_disk

AT = datetime(2026, 7, 13, 9, 30, tzinfo=UTC)
HOLD = """
import sys, datetime, pathlib
from db.lock import ProcessLock
lock = ProcessLock(pathlib.Path(sys.argv[1])).take(at=datetime.datetime.fromisoformat(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), AT.isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_holds_the_store(other, tmp_path):
    with pytest.raises(StoreInUse, match="2026年07月13日09:30起") as caught:
        ProcessLock(tmp_path).take(at=AT)
    assert f"进程{other.pid}" in str(caught.value)
    assert "数据没有改动" in str(caught.value)


def test_a_killed_process_leaves_no_lock(other, tmp_path):
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    with ProcessLock(tmp_path).take(at=AT):
        pass


def test_a_released_lock_can_be_taken_again(tmp_path):
    for _ in range(2):
        with ProcessLock(tmp_path).take(at=AT), pytest.raises(StoreInUse):
            ProcessLock(tmp_path).take(at=AT)


@pytest.mark.parametrize("left", [b"", b"garbage", b"[]"])
def test_what_a_power_cut_left_in_the_lock_file_does_not_matter(tmp_path, left):
    (tmp_path / "lock").write_bytes(left)
    ProcessLock(tmp_path).take(at=AT).release()


def test_a_missing_folder_is_made_only_when_asked(tmp_path):
    with pytest.raises(NoStore):
        ProcessLock(tmp_path / "new").take(at=AT)
    assert not (tmp_path / "new").exists()
    ProcessLock(tmp_path / "new").take(at=AT, create=True).release()


MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /mnt/office\\040share rw - cifs //server/share rw
31 22 0:41 / /mnt/办公盘 rw shared:5 master:2 - nfs4 server:/export rw
32 31 0:42 / /mnt/办公盘/local rw - ext4 /dev/vdb rw
33 22 0:43 / /mnt/usb rw - fuse.sshfs user@host:/ rw
"""


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/home/office/data", False),
        ("/mnt/office share/data", True),
        ("/mnt/office shared", False),
        ("/mnt/办公盘/数据", True),
        ("/mnt/办公盘/local/数据", False),
        ("/mnt/usb", True),
    ],
)
def test_network_folders_are_known_by_the_list_of_mounts(tmp_path, place, remote):
    (tmp_path / "mounts").write_text(MOUNTS, "utf-8")
    assert on_network(Path(place), tmp_path / "mounts") is remote


def test_a_network_folder_is_refused_and_left_alone(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"30 22 0:40 / {tmp_path.resolve()} rw - nfs server:/x rw\n", "utf-8")
    with pytest.raises(NetworkFolder, match="网络盘"):
        ProcessLock(tmp_path / "store", mounts=mounts).take(at=AT, create=True)
    assert not (tmp_path / "store").exists()


def test_a_full_disk_is_said_and_leaves_the_lock_free(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        (disk / "lock").touch()
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free))
        with pytest.raises(DiskFull, match="磁盘已满"):
            ProcessLock(disk).take(at=AT)
        (disk / "filler").unlink()
        ProcessLock(disk).take(at=AT).release()
