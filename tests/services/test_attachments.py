"""Files that belong to records."""

import tracemalloc
from contextlib import contextmanager
from dataclasses import replace

import pytest

from db.attachments import LARGEST, AttachmentFiles
from db.errors import AttachmentDamaged, NoSuchRecord, StoreReadOnly
from db.records import Material, Role, TalkStatus, TriggerKind
from desktop.errors import BadInput, Refused
from desktop.services.attachments import MATERIAL, SCAN, AttachmentService
from desktop.services.desk import Worker
from desktop.services.triggers import TriggerService
from desktop.services.views.triggers import TriggerText
from tests.conftest import TODAY
from tests.disks import small_disk
from tests.factories import a_talk


@pytest.fixture
def files(tmp_path):
    return AttachmentFiles(tmp_path / "attachments", bytes(32))


@pytest.fixture
def attachments(town, files):
    with town.store.atomic():
        town.store.talks.put(a_talk())
        town.store.materials.put(Material(id="m1", talk_id="t1", unit="市审计局", title="审计报告"))
    return AttachmentService(town, files)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "审计报告.pdf"
    path.write_bytes(b"%PDF-1.7 audit")
    return path


def test_a_file_is_taken_in_encrypted_and_shown_from_memory(attachments, report, town, tmp_path):
    attachment_id = attachments.add("materials", "m1", "t1", report, MATERIAL)

    [found] = attachments.of_owner("m1")
    assert (found.id, found.name, found.size) == (attachment_id, "审计报告.pdf", 14)
    assert attachments.of_talk("t1") == (found,)
    assert attachments.content(attachment_id) == b"%PDF-1.7 audit"
    stored = next((tmp_path / "attachments").iterdir())
    assert b"audit" not in stored.read_bytes()
    deeds = [entry.deed for entry in town.store.audit.entries()]
    assert deeds == ["查看附件", "添加附件"]
    assert town.changed == [{"attachments"}]
    assert report.exists()


def test_a_plain_copy_is_taken_out_by_a_logged_deed(attachments, report, town, tmp_path):
    attachment_id = attachments.add("materials", "m1", "t1", report, MATERIAL)
    slow = attachments.take_out(attachment_id, tmp_path / "copy.pdf")
    assert town.store.audit.entries()[0].deed == "导出附件"  # before a plain byte is on the disk
    assert not (tmp_path / "copy.pdf").exists()
    slow()

    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7 audit"
    assert list(tmp_path.glob("*.part")) == []
    assert town.store.audit.entries()[0].deed == "导出附件"


def test_a_copy_that_cannot_be_written_is_said_and_not_logged(attachments, report, town, tmp_path):
    attachment_id = attachments.add("materials", "m1", "t1", report, MATERIAL)
    with pytest.raises(StoreReadOnly, match="附件没有导出"):
        attachments.take_out(attachment_id, tmp_path / "no" / "copy.pdf")

    assert [e.deed for e in town.store.audit.entries()] == ["添加附件"]


def test_a_file_of_300_mb_is_refused_before_it_is_read(attachments, tmp_path, files):
    large = tmp_path / "录像.mp4"
    with large.open("wb") as out:
        out.truncate(300 * 1024 * 1024)
    with pytest.raises(BadInput, match="有300 MB，超过200 MB的上限，没有添加") as refusal:
        attachments.add("materials", "m1", "t1", large, MATERIAL)

    assert refusal.value.field == "附件"
    assert files.ids() == set()
    assert LARGEST == 200 * 1024 * 1024


@pytest.mark.parametrize("kind", ["empty", "folder", "missing"])
def test_what_is_no_file_is_refused_at_the_field(attachments, tmp_path, kind):
    path = tmp_path / "x.pdf"
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(BadInput, match="没有添加") as refusal:
        attachments.add("materials", "m1", "t1", path, MATERIAL)

    assert refusal.value.field == "附件"


def test_a_void_attachment_is_listed_no_more_and_its_file_stays(attachments, report, files):
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    attachments.void(attachment_id, "扫描不清")

    assert attachments.of_talk("t1") == ()
    assert files.ids() == {attachment_id}
    with pytest.raises(Refused, match="已作废"):
        attachments.content(attachment_id)
    with pytest.raises(BadInput, match="原因"):
        attachments.void(attachments.add("records", "t1", "t1", report, SCAN), " ")


def test_a_file_that_was_tampered_with_is_said_by_its_name(attachments, report, tmp_path):
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    stored = tmp_path / "attachments" / attachment_id
    stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    with pytest.raises(AttachmentDamaged, match="审计报告"):
        attachments.content(attachment_id)


def test_attachments_of_others_talks_are_out_of_sight(attachments, report, town, files):
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    song = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    other = AttachmentService(replace(town, worker=song), files)
    for look in (other.of_talk, other.of_owner):
        with pytest.raises(Refused):
            look("t1")
    with pytest.raises(Refused):
        other.content(attachment_id)


@pytest.mark.parametrize(
    ("table", "owner"), [("materials", "m1"), ("records", "t2"), ("talks", "t1")]
)
def test_a_file_belongs_to_a_record_of_its_talk(attachments, report, town, files, table, owner):
    with town.store.atomic():
        town.store.talks.put(a_talk(id="t2", number="2026-002"))
    with pytest.raises(Refused, match="不属于这次谈话"):
        attachments.add(table, owner, "t2" if owner != "t2" else "t1", report, MATERIAL)
    with pytest.raises(NoSuchRecord):
        attachments.add("materials", "nowhere", "t1", report, MATERIAL)
    assert files.ids() == set()


def test_an_archived_talk_takes_no_files_and_gives_none_up(attachments, report, town):
    attachment_id = attachments.add("materials", "m1", "t1", report, MATERIAL)
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, status=TalkStatus.ARCHIVED))
    with pytest.raises(Refused, match="已归档"):
        attachments.add("materials", "m1", "t1", report, MATERIAL)
    with pytest.raises(Refused, match="已归档"):
        attachments.void(attachment_id, "扫描不清")
    assert attachments.content(attachment_id) == b"%PDF-1.7 audit"


def test_a_damaged_file_leaves_no_half_copy_outside(attachments, report, tmp_path, town):
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    stored = tmp_path / "attachments" / attachment_id
    stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    target = tmp_path / "copy.pdf"
    target.write_bytes(b"what was there")
    slow = attachments.take_out(attachment_id, target)
    with pytest.raises(AttachmentDamaged, match="审计报告"):
        slow()
    assert target.read_bytes() == b"what was there"
    assert list(tmp_path.glob("*.part")) == []


def test_a_full_disk_ends_an_export_in_a_sentence(attachments, tmp_path):
    report = tmp_path / "扫描.pdf"
    report.write_bytes(bytes(3 * 1024 * 1024))
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    with small_disk(tmp_path / "usb", "1m") as usb:
        with pytest.raises(StoreReadOnly, match="磁盘已满"):
            attachments.take_out(attachment_id, usb / "copy.pdf")()
        assert list(usb.iterdir()) == []


def test_a_file_that_is_gone_is_known_without_reading_it(attachments, report, files):
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    [found] = attachments.of_talk("t1")
    assert attachments.is_there(found)
    files.path(attachment_id).unlink()
    assert not attachments.is_there(found)


def test_200_mb_go_in_and_out_in_pieces(attachments, tmp_path):
    large = tmp_path / "录像.mp4"
    with large.open("wb") as out:
        out.truncate(LARGEST)
    with traced() as peak:
        attachment_id = attachments.add("materials", "m1", "t1", large, MATERIAL)
        attachments.take_out(attachment_id, tmp_path / "out.mp4")()
    assert (tmp_path / "out.mp4").stat().st_size == LARGEST
    assert peak() < 12 * 1024 * 1024


@contextmanager
def traced():
    """Give a call that tells the most memory (bytes) taken inside the block."""
    most = []
    tracemalloc.start()
    try:
        yield lambda: most[0]
        most.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


def test_a_talker_shows_but_does_not_take_out(attachments, report, town, files, tmp_path):
    attachment_id = attachments.add("records", "t1", "t1", report, SCAN)
    wang = Worker(login="wang", name="王致远", role=Role.TALKER, person_id="wang")
    own = AttachmentService(replace(town, worker=wang), files)
    assert own.content(attachment_id) == b"%PDF-1.7 audit"
    with pytest.raises(Refused, match="谈话人不能办理"):
        own.take_out(attachment_id, tmp_path / "copy.pdf")
    with pytest.raises(Refused, match="查看范围"):
        own.add("triggers", "g1", None, report, MATERIAL)


def test_files_of_a_trigger_are_the_offices_until_it_is_voided(attachments, report, town):
    triggers = TriggerService(town)
    trigger_id = triggers.register(
        TriggerText(
            kind=TriggerKind.CRITICISED,
            found_on=TODAY,
            source="市委督查室",
            facts="防汛值班脱岗被通报",
            tenure_id="tenure-sun",
        )
    )
    file_id = attachments.add("triggers", trigger_id, None, report, MATERIAL)
    assert [a.id for a in attachments.of_owner(trigger_id)] == [file_id]
    for role in (Role.TALKER, Role.READER):
        worker = replace(town.worker, role=role, person_id="wang")
        other = AttachmentService(replace(town, worker=worker), attachments._files)
        with pytest.raises(Refused):
            other.of_owner(trigger_id)
        with pytest.raises(Refused):
            other.content(file_id)
    triggers.void(trigger_id, "登记错人")
    with pytest.raises(Refused, match="已作废"):
        attachments.add("triggers", trigger_id, None, report, MATERIAL)
