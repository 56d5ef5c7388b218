"""A talk is packed, numbered and shut; afterwards it is read and never changed."""

import json
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from db.errors import AttachmentDamaged
from db.records import CopyRound, Origin, Role, TalkStatus, Trigger, TriggerKind, TriggerState
from desktop.errors import BadInput, Refused
from desktop.exchange.archive_package import MANIFEST, check
from desktop.forms.archive_list import so_far
from desktop.forms.catalogue import form
from desktop.services.archive import ArchiveService
from desktop.services.attachments import SCAN, AttachmentService
from desktop.services.copies import CopyService
from desktop.services.desk import Worker
from desktop.services.remediation import RemediationService
from tests.archived import FORMS, close, files_of, put_running, settle
from tests.conftest import NOW
from tests.factories import a_talk, an_ended_talk, at


@pytest.fixture
def archive(town, tmp_path):
    settle(town.store)
    close(town, tmp_path)
    return ArchiveService(town, files_of(tmp_path))


@pytest.fixture
def kept(archive, tmp_path):
    """The folder of the archived talk."""
    archive.keep(archive.packing("t1").write(tmp_path / "2026-001"))
    return tmp_path / "2026-001"


def test_the_package_holds_forms_files_data_and_list(archive, kept, town):
    assert check(kept) is None
    names = sorted(p.relative_to(kept).as_posix() for p in kept.rglob("*") if p.is_file())
    assert names == [
        "01-监督谈话呈批表.pdf",
        "02-监督谈话通知.pdf",
        "03-关于商请提供监督谈话有关情况和材料的函.pdf",
        "04-被谈话人自查情况报告.pdf",
        "05-监督谈话提纲.pdf",
        "06-监督谈话记录.pdf",
        "07-监督谈话整改要求清单.pdf",
        "08-整改提醒函.pdf",
        "09-整改措施报告.pdf",
        "10-整改措施通报情况.pdf",
        "11-整改情况报告.pdf",
        "12-整改情况评估及销号表.pdf",
        "13-关于抄送监督谈话有关情况的函.pdf",
        "归档文件清单.json",
        "归档文件目录.pdf",
        "谈话数据.json",
        "附件/14-签字扫描件.png",
        "附件/15-佐证材料.bin",
    ]
    assert (kept / "附件/15-佐证材料.bin").read_bytes() == bytes(range(256)) * 9000
    talk = town.store.talks.get("t1")
    assert talk.status is TalkStatus.ARCHIVED
    assert talk.archived_on == date(2026, 7, 13)
    assert talk.archive_number == "0194-WS·2026-D30-BGS-0001"


def test_the_list_of_files_stands_in_the_store_in_the_package_and_on_paper(archive, kept, town):
    files = archive.read("t1").files
    numbers = [f.archive_number for f in files]
    assert numbers == [*(f"0194-WS·2026-D30-BGS-{n:04d}" for n in range(1, 16)), ""]
    assert all(len(f.sha256) == 64 and f.size for f in files)
    assert files[0].title == "监督谈话呈批表（临河县委书记赵立新）"
    assert (files[8].author, files[8].dated_on) == ("赵立新", date(2026, 4, 10))
    assert files[12].document_number == "江办函〔2026〕7号"
    said = json.loads((kept / MANIFEST).read_text("utf-8"))
    assert (said["talk"], said["retention"]) == ("2026-001", "30年")
    assert [d["sha256"] for d in said["documents"]] == [f.sha256 for f in files]
    pdf = pypdfium2.PdfDocument((kept / "归档文件目录.pdf").read_bytes())
    words = "".join("".join(p.get_textpage().get_text_range().split()) for p in pdf)
    pdf.close()
    for expected in ("0194-WS·2026-D30-BGS-0015", "备考表", "0001至0015", files[14].sha256):
        assert expected in words
    entry = town.store.audit.entries()[0]
    assert (entry.deed, entry.object) == ("归档", "t1")
    assert "赵立新" not in entry.detail


def test_the_data_are_all_records_of_the_talk(kept):
    said = json.loads((kept / "谈话数据.json").read_text("utf-8"))
    assert said["talk"]["number"] == "2026-001"
    assert said["talk"]["status"] == "archived"
    assert said["findings"][0]["requirement"] == "每季度谈心"
    assert len(said["copies"]) == 6
    assert [a["name"] for a in said["attachments"]] == ["签字页.png", "会议纪要.bin"]
    assert "settings" not in said


def test_what_is_packed_again_is_the_same_byte_for_byte(archive, kept, town, tmp_path):
    with town.store.atomic():
        office = town.store.settings.office()
        town.store.settings.put_office(replace(office, retention="10年", fonds_number="77"))
    later = replace(town, today=lambda: date(2027, 1, 5), now=lambda: NOW.replace(year=2027))
    again = ArchiveService(later, files_of(tmp_path))
    again.keep(again.packing("t1").write(tmp_path / "again"))
    for path in kept.rglob("*"):
        copy = tmp_path / "again" / path.relative_to(kept)
        if path.is_file():
            assert copy.read_bytes() == path.read_bytes(), path.name
    assert town.store.audit.entries()[0].deed == "导出归档包"
    assert len(archive.read("t1").files) == 16


def test_serials_go_on_with_the_next_talk_and_zip_serves_as_well(archive, kept, town, tmp_path):
    close(town, tmp_path, "t2", "2026-002")
    archive.keep(archive.packing("t2").write(tmp_path / "t2.zip"))
    assert town.store.talks.get("t2").archive_number == "0194-WS·2026-D30-BGS-0016"
    assert check(tmp_path / "t2.zip") is None


def test_two_packages_cannot_get_the_same_numbers(archive, town, tmp_path):
    close(town, tmp_path, "t2", "2026-002")
    first = archive.packing("t1").write(tmp_path / "a")
    second = archive.packing("t2").write(tmp_path / "b")
    archive.keep(first)
    with pytest.raises(Refused, match="档号已被占用"):
        archive.keep(second)
    assert town.store.talks.get("t2").status is TalkStatus.CLOSED
    assert not [*tmp_path.glob(".b*"), *tmp_path.glob("b")]


@pytest.mark.parametrize(
    ("field", "said"), [("retention", "保管期限还没有选定"), ("fonds_number", "全宗号还没有填写")]
)
def test_nothing_is_filed_before_the_office_has_settled_how(archive, town, field, said):
    with town.store.atomic():
        town.store.settings.put_office(replace(town.store.settings.office(), **{field: ""}))
    with pytest.raises(Refused, match=said):
        archive.packing("t1")
    view = archive.read("t1")
    assert said in view.missing[0]
    assert not view.can_archive


def test_what_is_missing_is_named_before_the_talk_is_closed(town, tmp_path):
    settle(town.store)
    put_running(town.store)
    archive = ArchiveService(town, files_of(tmp_path))
    assert archive.read("t1").missing == ()
    with pytest.raises(Refused, match="办结或者终止跟踪以后"):
        archive.packing("t1")
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 3, 13, 11), id="t2", number="2026-002"))
        town.store.talks.put(a_talk(id="t3", number="2026-003"))
        earlier = {"status": TalkStatus.CLOSED, "origin": Origin.EARLIER}
        town.store.talks.put(a_talk(id="t4", number="2026-004", **earlier))
    assert any("签字" in s for s in archive.read("t2").missing)
    assert "办结以后才能归档" in archive.read("t3").missing[0]
    with pytest.raises(Refused, match="历史谈话"):
        archive.packing("t4")


def test_a_terminated_talk_is_filed_with_what_there_is(town, tmp_path):
    settle(town.store)
    with town.store.atomic():
        ended = an_ended_talk(at(2026, 3, 13, 11), status=TalkStatus.TERMINATED, reason="调离")
        town.store.talks.put(replace(ended, approved_by="王致远"))
    archive = ArchiveService(town, files_of(tmp_path))
    archive.keep(archive.packing("t1").write(tmp_path / "p"))
    assert [f.name for f in archive.read("t1").files] == ["01-监督谈话记录.pdf", "谈话数据.json"]


def test_the_circumstance_of_a_timely_talk_is_filed_first(archive, town, tmp_path):
    with town.store.atomic():
        town.store.triggers.put(
            Trigger(
                id="g1",
                number="2026-01",
                kind=TriggerKind.COMPLAINTS,
                state=TriggerState.CONFIRMED,
                found_on=date(2026, 2, 20),
                source="市审计局",
                facts="重大决策未经集体研究",
                talkee_id="zhao",
                organisation_id="linhe",
                limit_on=date(2026, 3, 22),
                talk_id="t1",
            )
        )
    archive.keep(archive.packing("t1").write(tmp_path / "p"))
    first = archive.read("t1").files[0]
    assert (first.name, first.dated_on) == ("01-及时谈话情形登记表.pdf", date(2026, 2, 20))
    assert first.pages >= 1


def test_a_damaged_attachment_stops_it_and_nothing_half_done_stays(archive, town, tmp_path):
    stored = next((tmp_path / "attachments").iterdir())
    stored.write_bytes(stored.read_bytes()[:-1])
    with pytest.raises(AttachmentDamaged):
        archive.packing("t1").write(tmp_path / "p")
    assert not list(tmp_path.glob("*p.part")) + list(tmp_path.glob("p"))
    assert town.store.talks.get("t1").status is TalkStatus.CLOSED


def test_a_package_that_was_given_up_leaves_nothing(archive, tmp_path):
    class Stop(Exception):
        pass

    def stop(done, of):
        if done == 5:
            raise Stop(of)

    with pytest.raises(Stop):
        archive.packing("t1").write(tmp_path / "p", stop)
    assert not list(tmp_path.glob("*p*part*")) + list(tmp_path.glob("p"))


def test_a_place_taken_in_the_meantime_is_left_alone(archive, town, tmp_path):
    written = archive.packing("t1").write(tmp_path / "p")
    (tmp_path / "p").mkdir()
    (tmp_path / "p/mine.txt").write_text("mine")
    with pytest.raises(Exception, match="归档包"):
        archive.keep(written)
    assert (tmp_path / "p/mine.txt").read_text() == "mine"
    assert town.store.talks.get("t1").status is TalkStatus.CLOSED
    assert town.store.archived_files.of_talk("t1") == []
    assert not list(tmp_path.glob(".p.part"))
    with pytest.raises(BadInput, match="已经存在"):
        archive.packing("t1").write(tmp_path / "p")


def test_a_talk_reopened_while_it_was_packed_is_not_shut(archive, town, tmp_path):
    written = archive.packing("t1").write(tmp_path / "p")
    RemediationService(town).reopen("t1", "漏了一份材料")
    with pytest.raises(Exception, match="刷新"):
        archive.keep(written)
    assert not [*tmp_path.glob(".p*"), *tmp_path.glob("p")]
    assert town.store.talks.get("t1").status is TalkStatus.REMEDIATION


def test_the_talks_of_a_year_that_wait_are_listed(archive, town, tmp_path):
    close(town, tmp_path, "t2", "2026-002")
    assert archive.waiting(2026) == (("t1", "2026-001"), ("t2", "2026-002"))
    assert archive.waiting(2025) == ()
    archive.keep(archive.packing("t1").write(tmp_path / "p"))
    assert archive.waiting(2026) == (("t2", "2026-002"),)


def test_only_the_office_files(archive, town, tmp_path):
    reader = replace(
        town, worker=Worker(login="wang", name="王致远", role=Role.TALKER, person_id="wang")
    )
    service = ArchiveService(reader, files_of(tmp_path))
    view = service.read("t1")
    assert not view.can_archive
    assert not view.may_pack
    with pytest.raises(Refused):
        service.packing("t1")


def test_every_form_that_is_filed_is_in_the_catalogue(archive):

    filed = so_far(archive.packing("t1").dossier)
    assert [f.id for f in filed] == FORMS
    assert all(form(f.id).title for f in filed)


def test_the_pages_of_attached_papers_are_counted_where_they_can_be(archive, town, tmp_path):
    sheets = tmp_path / "签到表.pdf"
    made = pypdfium2.PdfDocument.new()
    for _ in range(3):
        made.new_page(595, 842)
    made.save(sheets)
    made.close()
    broken = tmp_path / "打不开.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    files = AttachmentService(town, files_of(tmp_path))
    RemediationService(town).reopen("t1", "补附件")
    for path in (sheets, broken):
        files.add("records", "t1", "t1", path, SCAN)
    RemediationService(town).close("t1")
    archive.keep(archive.packing("t1").write(tmp_path / "p"))
    pages = {f.title: f.pages for f in archive.read("t1").files}
    assert pages["签字扫描件：签到表.pdf"] == 3
    assert pages["签字扫描件：打不开.pdf"] == 0
    assert pages["签字扫描件：签字页.png"] == 1
    assert check(tmp_path / "p") is None


def test_receipts_that_are_not_in_are_said_before_it_is_too_late(archive, town, tmp_path):
    said = archive.read("t1").open_receipts
    assert len(said) == 6
    assert said[0] == "谈话后抄送本级纪检机关的回执还没有登记。"
    CopyService(town).register_receipt(f"{CopyRound.TALK}-本级纪检机关-t1", date(2026, 7, 1))
    assert len(archive.read("t1").open_receipts) == 5
    assert archive.read("t1").can_archive
    archive.keep(archive.packing("t1").write(tmp_path / "p"))
    assert archive.read("t1").open_receipts == ()
