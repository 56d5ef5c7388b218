"""tanhua backup, restore, verify."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta

from db import grants, slots
from db.rotation import replace_keys
from db.session import OpenVault
from db.sheet import Sheet
from db.vault import unlock
from desktop.outside import Outside
from desktop.services.login import log_in_by_sheet
from tests.cli.conftest import AT_THE_FLOOR, SECRET
from tests.db.test_backup import add_file


def copy_of(office, target):
    code, out, err = office.tanhua("backup", "-o", target)
    assert (code, err) == (0, "")
    (copy,) = [p for p in target.iterdir() if p.name[0].isdigit()]
    assert str(copy) in out
    return copy


def flip(path, offset):
    raw = bytearray(path.read_bytes())
    raw[offset] ^= 1
    path.write_bytes(raw)


def test_a_whole_store_verifies(office):
    code, out, err = office.tanhua("verify")
    assert (code, err) == (0, "")
    assert out == "已核对两个数据文件、口令文件、附件0个、备份0份，没有发现问题。\n"


def test_verify_names_the_damaged_file_and_exits_1(office):
    content = office.folder / "content.db"
    flip(content, content.stat().st_size // 2)
    code, out, err = office.tanhua("verify")
    assert code == 1
    assert err == "核对发现1处问题：content.db；没有改动任何文件。\n"
    assert out.startswith("content.db：谈话数据文件content.db")


def test_verify_names_attachments_by_their_names(office):
    with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened:
        for name in ("自查.pdf", "照片.png"):
            (opened.attachments.path(add_file(opened, name, b"x" * 9000))).unlink()
    code, out, err = office.tanhua("verify")
    assert (code, err) == (1, "核对发现2处问题：附件；没有改动任何文件。\n")
    assert "附件“自查.pdf”的文件不见了" in out
    assert "附件“照片.png”的文件不见了" in out


def test_verify_reports_as_json(office):
    flip(office.folder / "admin.db", 20)
    code, out, _err = office.tanhua("verify", "--json")
    (fault,) = json.loads(out)["faults"]
    assert (code, fault["file"]) == (1, "admin.db")


def test_verify_finds_damaged_slots(office):
    (office.folder / "store.slots").write_bytes(b"{")
    code, _out, err = office.tanhua("verify")
    assert code == 1
    assert "store.slots" in err


def test_a_store_of_an_older_version_is_to_be_upgraded_first_and_is_left_as_it_was(
    office, tmp_path
):
    place = tmp_path / "old"
    shutil.copytree("tests/files/stores/0.1.0", place)
    before = {p: p.read_bytes() for p in place.glob("*.db")}
    office.password_file.write_text("Jiangzhou-2026-demo", "utf-8")
    given = ("--store", place, "--user", "liwenshu", "--password-file", office.password_file)
    code, out, err = office.bare("verify", *given)
    assert (code, out) == (1, "")
    assert "由旧版本的程序写成" in err
    assert {p: p.read_bytes() for p in place.glob("*.db")} == before


def test_verify_needs_who_may_see_the_content(office):
    with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened, opened.admin.atomic():
        [auditor] = [u for u in opened.admin.users.all() if u.login == "anshenji"]
        opened.admin.users.put(replace(auditor, must_change=False))
    for command in ("verify", "restore"):
        more = (office.folder / "backups",) if command == "restore" else ()
        code, out, err = office.tanhua(command, *more, user="anshenji")
        assert (code, out) == (1, "")
        assert "安全审计员不能办理这一事项，请由经办人" in err
        with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened:
            tried = opened.admin.audit.newest("执行命令")
            assert (tried.actor, tried.ok) == ("anshenji", False)
            assert tried.detail == f"{command}，无权办理"


def test_a_damaged_store_is_brought_back_from_a_copy(office, tmp_path):
    copy_of(office, tmp_path / "usb")
    (office.folder / "content.db").write_bytes(b"")
    code, _out, err = office.tanhua("backup", "-o", tmp_path / "usb")
    assert code == 1
    assert "content.db是空的（0字节）" in err
    code, out, err = office.tanhua("restore", tmp_path / "usb")
    assert (code, err) == (0, "")
    assert "恢复前的数据保留在" in out
    assert office.tanhua("verify")[0] == 0


def test_a_copy_is_restored_where_there_is_no_store(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    shutil.rmtree(office.folder)
    code, out, _err = office.tanhua("restore", copy)
    assert code == 0
    assert "保留" not in out
    assert office.tanhua("verify")[0] == 0


def test_restore_says_what_is_wrong_with_the_place_or_the_password(office, tmp_path):
    copy_of(office, tmp_path / "usb")
    code, _out, err = office.tanhua("restore", tmp_path / "empty")
    assert code == 1
    assert "没有可用的备份" in err
    office.password_file.write_text("something else entirely", "utf-8")
    code, _out, err = office.tanhua("restore", tmp_path / "usb")
    assert (code, err) == (1, "用户名或口令不对，请重新输入；数据没有改动。\n")


def test_a_restore_over_a_store_that_opens_asks_what_a_log_in_asks(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    for _ in range(5):
        tried = slots.load(office.folder).after_failure("liwenshu", Outside().now())
        slots.save_unsealed(office.folder, tried)
    for more in ((), ("--preview",)):
        code, out, err = office.tanhua("restore", copy, *more)
        assert (code, out) == (1, "")
        assert "口令已连续输错5次" in err


def test_a_password_that_is_too_old_now_puts_no_copy_over_the_store(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    long_ago = Outside().now() - timedelta(days=100)
    with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened, opened.admin.atomic():
        [clerk] = [u for u in opened.admin.users.all() if u.login == "liwenshu"]
        opened.admin.users.put(replace(clerk, password_changed_at=long_ago))
    code, _out, err = office.tanhua("restore", copy)
    assert code == 1
    assert "口令已用满90天" in err
    code, _out, err = office.bare(
        *("restore", copy, "--store", tmp_path / "new", "--user", "liwenshu"),
        *("--password-file", office.password_file),
    )  # where there is no store, the next log-in asks for another password
    assert (code, err) == (0, "")


def test_a_copy_is_put_back_by_the_recovery_sheet_where_every_password_is_forgotten(
    office, tmp_path
):
    copy = copy_of(office, tmp_path / "usb")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(unlock(office.folder, "liwenshu", SECRET).sheet().text(), "utf-8")
    where = ("--store", tmp_path / "new", "--user", "liwenshu")
    code, out, err = office.bare("restore", copy, "--sheet", sheet, *where)
    assert (code, err) == (0, "")
    assert "用恢复单设新口令" in out
    new = "a quiet river 2026"
    keys = log_in_by_sheet(
        tmp_path / "new",
        sheet.read_text("utf-8"),
        *("liwenshu", new),
        now=Outside().now(),
        cost=AT_THE_FLOOR,
    )
    with OpenVault(keys) as opened:
        assert opened.admin.audit.newest("从备份恢复").detail.endswith("，用恢复单打开")
        assert opened.content.body.own().name == "中共江州市委"
    code, _out, err = office.tanhua("restore", copy, "--sheet", sheet)
    assert (code, err) == (0, "")  # over the store that it belongs to


def test_a_sheet_that_does_not_fit_is_a_sentence_and_nothing_changes(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    good = unlock(office.folder, "liwenshu", SECRET).sheet().text()
    sheet = tmp_path / "sheet.txt"
    other = Sheet(store="x", admin=bytes(32), content=bytes(32)).text()
    cases = {
        "应有112个": "",
        "抄写有误": good[:-1] + ("B" if good[-1] == "A" else "A"),
        "恢复单打不开": other,
    }
    for told, typed in cases.items():
        sheet.write_text(typed, "utf-8")
        code, out, err = office.tanhua("restore", copy, "--sheet", sheet)
        assert (code, out, told in err) == (1, "", True), (told, err)
    sheet.write_bytes(b"\xff\xfe\xfa")
    code, _out, err = office.tanhua("restore", copy, "--sheet", sheet)
    assert (code, "不是文本文件" in err) == (1, True)


def test_a_sheet_that_new_keys_made_void_puts_no_copy_over_the_store(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    keys = unlock(office.folder, "liwenshu", SECRET)
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(keys.sheet().text(), "utf-8")
    replace_keys(keys, at=Outside().now())
    code, out, err = office.tanhua("restore", copy, "--sheet", sheet)
    assert (code, out) == (1, "")
    assert "打不开现在的数据" in err


def test_a_former_password_puts_no_copy_over_a_store_that_it_does_not_open(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    keys = unlock(office.folder, "liwenshu", SECRET)
    new = grants.under_new_password(keys, SECRET, "a quiet river 2026", cost=AT_THE_FLOOR)
    grants.put_down(keys, new)
    code, out, err = office.tanhua("restore", copy)
    assert (code, out) == (1, "")
    assert "能打开备份，打不开现在的数据" in err
    office.password_file.write_text("a quiet river 2026", "utf-8")
    code, out, err = office.tanhua("restore", copy, "--preview")
    assert code == 1  # the copy opens with the password of its time only


def test_a_backup_without_a_folder_goes_beside_the_store(office):
    code, _out, _err = office.tanhua("backup")
    assert code == 0
    assert len(list((office.folder / "backups").iterdir())) == 1
    code, out, _err = office.tanhua("verify")
    assert "备份1份" in out


def test_a_backup_into_the_store_is_refused(office):
    code, _out, err = office.tanhua("backup", "-o", office.folder / "backups")
    assert code == 1
    assert "在数据文件夹里" in err


def test_a_restore_can_be_looked_at_first(office, tmp_path):
    copy = copy_of(office, tmp_path / "usb")
    before = {p: p.read_bytes() for p in office.folder.glob("*.db")}
    code, out, err = office.tanhua("restore", copy, "--preview")
    assert (code, err) == (0, "")
    assert "没有新的操作，恢复不会失去内容" in out
    assert out.endswith("只作比较，没有恢复，没有改动任何文件。\n")
    assert {p: p.read_bytes() for p in office.folder.glob("*.db")} == before


def test_a_rehearsal_restores_the_newest_copy_for_trial(office):
    code, _out, err = office.tanhua("rehearse")
    assert (code, err) == (1, "还没有备份，不能演练；请先备份一次。\n")
    office.tanhua("backup")
    code, out, err = office.tanhua("rehearse")
    assert (code, err) == (0, "")
    assert out.startswith("恢复演练通过：备份")
    [copy] = [p for p in (office.folder / "backups").iterdir() if p.name[0].isdigit()]
    flip(copy / "content.db", 5000)
    code, out, err = office.tanhua("rehearse")
    assert code == 1
    assert "content.db已损坏" in out
    assert err.startswith(f"恢复演练没有通过：备份{copy.name}有1处问题")
