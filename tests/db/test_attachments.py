"""Files beside the store: encrypted, whole or reported by name."""

import io
import os
from hashlib import sha256

import pytest

from db import attachments
from db.attachments import AttachmentFiles
from db.errors import AttachmentDamaged, AttachmentTooLarge, DiskFull
from tests.disks import small_disk

MIB = 1024 * 1024
KEY = bytes(32)


@pytest.fixture
def files(tmp_path):
    return AttachmentFiles(tmp_path / "attachments", KEY)


def content(size):
    return os.urandom(min(size, MIB)) * (size // MIB + 1) if size > MIB else os.urandom(size)


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB])
def test_a_file_comes_back_as_it_was_added(files, size):
    plain = content(size)
    stored = files.add(io.BytesIO(plain), "附件.pdf")
    assert (stored.size, stored.sha256) == (len(plain), sha256(plain).hexdigest())
    assert files.read(stored.id, "附件.pdf") == plain
    assert files.verify(stored.id, "附件.pdf", stored.sha256) is None


def test_a_stream_that_reads_in_small_pieces_is_stored_the_same(files):
    class Dribble(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 1000))

    plain = content(2 * MIB + 5)
    stored = files.add(Dribble(plain), "a")
    assert files.read(stored.id, "a") == plain


def test_neither_text_nor_name_is_on_disk(files, tmp_path):
    stored = files.add(io.BytesIO("王芳的材料".encode() * 100), "王芳.txt")
    (path,) = (tmp_path / "attachments").iterdir()
    assert path.name == stored.id
    assert "王芳".encode() not in path.read_bytes()


def flip(raw):
    return raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:]


def cut_at_a_chunk(raw):
    return raw[: 11 + MIB + 16]


def cut_inside(raw):
    return raw[:-1]


def swap(raw):
    chunk = MIB + 16
    return (
        raw[:11] + raw[11 + chunk : 11 + 2 * chunk] + raw[11 : 11 + chunk] + raw[11 + 2 * chunk :]
    )


def lengthen(raw):
    return raw + b"x"


def empty(raw):
    return b""


@pytest.mark.parametrize("harm", [flip, cut_at_a_chunk, cut_inside, swap, lengthen, empty])
def test_a_harmed_file_is_reported_by_its_name(files, harm):
    stored = files.add(io.BytesIO(content(2 * MIB + 7)), "自查报告.pdf")
    path = files.path(stored.id)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(AttachmentDamaged, match=r"“自查报告\.pdf”已损坏"):
        files.read(stored.id, "自查报告.pdf")
    assert "自查报告.pdf" in files.verify(stored.id, "自查报告.pdf", stored.sha256)


def test_one_files_content_under_anothers_id_is_found_out(files):
    one, two = (files.add(io.BytesIO(b"abc"), n) for n in "ab")
    files.path(one.id).write_bytes(files.path(two.id).read_bytes())
    with pytest.raises(AttachmentDamaged):
        files.read(one.id, "a")


def test_another_content_under_the_right_key_is_found_by_its_digest(files):
    stored = files.add(io.BytesIO(b"abc"), "a")
    assert "“a”已损坏" in files.verify(stored.id, "a", sha256(b"abd").hexdigest())


def test_a_missing_file_is_reported_by_its_name(files):
    stored = files.add(io.BytesIO(b"abc"), "a.pdf")
    files.path(stored.id).unlink()
    assert "“a.pdf”的文件不见了" in files.verify(stored.id, "a.pdf", stored.sha256)


def test_too_large_a_file_leaves_nothing(files, tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST", 2 * MIB)
    files.add(io.BytesIO(bytes(2 * MIB)), "just fits")
    with pytest.raises(AttachmentTooLarge, match="超过200 MB"):
        files.add(io.BytesIO(bytes(2 * MIB + 1)), "扫描件.pdf")
    assert len(list((tmp_path / "attachments").iterdir())) == 1


def test_files_without_a_row_are_set_aside_when_old_enough(files, tmp_path):
    known, stray, fresh = (files.add(io.BytesIO(n.encode()), n) for n in "abc")
    (tmp_path / "attachments" / "x.part").write_bytes(b"cut short")
    for name in (stray.id, "x.part"):
        os.utime(tmp_path / "attachments" / name, (1000, 1000))
    aside = files.set_aside({known.id}, older_than=2000.0)
    assert aside == sorted([stray.id, "x.part"])
    assert files.ids() == {known.id, fresh.id}
    assert (tmp_path / "attachments" / "quarantine" / stray.id).exists()


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    with small_disk(tmp_path / "disk", "2m"):
        files = AttachmentFiles(tmp_path / "disk" / "attachments", KEY)
        with pytest.raises(DiskFull, match=r"磁盘已满，附件“大\.pdf”没有写成"):
            files.add(io.BytesIO(bytes(4 * MIB)), "大.pdf")
        assert list((tmp_path / "disk" / "attachments").iterdir()) == []
        files.add(io.BytesIO(b"small"), "小.pdf")
