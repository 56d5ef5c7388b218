"""Founding, passwords, grants and the recovery sheet, over real files."""

import json
from dataclasses import replace

import pytest

from db import slots, vault
from db.errors import DiskFull, NoStore, SlotsDamaged, StoreTooNew, WrongPassword, WrongSheet
from db.keys import Cost
from db.records import Role, User
from db.session import OpenVault
from tests.conftest import CHEAP, NOW, PASSWORD

FLOOR = CHEAP.kib


def unlock(founded, login="liwenshu", password=PASSWORD, floor_kib=FLOOR):
    return vault.unlock(founded.keys.folder, login, password, floor_kib=floor_kib)


def edit(founded, change):
    """Change the slots' file as somebody with an editor would."""
    path = founded.keys.folder / "store.slots"
    plain = json.loads(path.read_text("utf-8"))
    change(plain)
    path.write_text(json.dumps(plain), "utf-8")


def a_user(user_id, login, role):
    return User(id=user_id, login=login, name=login, role=role, created_at=NOW)


def test_a_new_folder_holds_what_the_house_says_and_nothing_else(founded):
    names = sorted(p.name for p in founded.keys.folder.iterdir())
    assert names == ["admin.db", "attachments", "backups", "content.db", "store.slots"]


def test_nothing_of_the_keys_is_readable_on_disk_or_in_a_repr(founded):
    keys = founded.keys
    for path in (p for p in keys.folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        assert not raw.startswith(b"SQLite format 3")
        assert all(k not in raw and k.hex().encode() not in raw for k in (keys.admin, keys.content))
    assert "admin=" not in repr(keys)
    assert "content=" not in repr(founded.sheet)


def test_the_password_opens_both_vaults(founded):
    keys = unlock(founded)
    assert keys == founded.keys
    with OpenVault(keys) as opened:
        assert opened.content.body.all()[0].name == "中共江州市委"
        assert opened.user.name == "李文书"


def test_full_width_signs_and_the_case_of_the_user_name_do_not_matter(founded):
    assert unlock(founded, " ＬiWenShu ", PASSWORD.replace("2026", "２０２６")) == founded.keys


def test_wrong_password_and_unknown_user_get_the_same_sentence(founded):
    told = []
    for login, password in (("liwenshu", "wrong"), ("nobody", PASSWORD), ("liwenshu", "")):
        with pytest.raises(WrongPassword) as caught:
            unlock(founded, login, password)
        told.append(str(caught.value))
    assert set(told) == {"用户名或口令不对，请重新输入；数据没有改动。"}


@pytest.mark.real_kdf
def test_the_usual_cost_opens_and_a_cheaper_one_is_refused(tmp_path):
    made = vault.create(
        tmp_path / "s",
        [vault.NewUser(user=a_user("u", "u", Role.CLERK), password=PASSWORD)],
        store="s",
        fill=lambda admin, content: None,
    )
    assert vault.unlock(tmp_path / "s", "u", PASSWORD) == made


@pytest.mark.parametrize("kib", [FLOOR, 4 * 1024 * 1024])
def test_a_cost_outside_the_bounds_is_refused_before_it_is_tried(founded, kib):
    edit(founded, lambda plain: plain["users"][0]["argon2id"].update(kib=kib))
    with pytest.raises(SlotsDamaged):
        unlock(founded, floor_kib=FLOOR + 1)


def change_role(plain):
    plain["users"][0]["role"] = "auditor"


def change_login(plain):
    plain["users"][0]["login"] = "zhao"


def change_epoch(plain):
    plain["epoch"] = 2


def change_heads(plain):
    plain["heads"]["content"]["seq"] = 0


def drop_a_grant(plain):
    del plain["users"][0]["grants"]["content"]


def drop_all_users(plain):
    plain["users"] = []


@pytest.mark.parametrize("change", [change_epoch, change_heads, drop_a_grant, drop_all_users])
def test_an_altered_file_of_slots_is_found_out(founded, change):
    edit(founded, change)
    with pytest.raises(SlotsDamaged, match=r"store\.slots"):
        unlock(founded)


@pytest.mark.parametrize(("change", "login"), [(change_role, "liwenshu"), (change_login, "zhao")])
def test_a_slot_given_another_role_or_name_opens_nothing(founded, change, login):
    edit(founded, change)
    with pytest.raises(WrongPassword):
        unlock(founded, login)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"{}", b"[" * 100000, b"\xff\xfe"])
def test_a_damaged_file_of_slots_is_one_sentence(founded, raw):
    (founded.keys.folder / "store.slots").write_bytes(raw)
    with pytest.raises(SlotsDamaged, match="谈话数据本身没有改动"):
        unlock(founded)


def test_slots_of_a_newer_version_are_left_alone(founded):
    edit(founded, lambda plain: plain.update(format=3))
    with pytest.raises(StoreTooNew):
        unlock(founded)


def test_missing_slots_no_store_and_a_file_in_place_of_the_folder_are_told_apart(founded, tmp_path):
    (founded.keys.folder / "store.slots").unlink()
    with pytest.raises(SlotsDamaged, match="不见了"):
        unlock(founded)
    with pytest.raises(NoStore, match="没有本程序的数据"):
        vault.unlock(tmp_path / "elsewhere", "u", "p")
    (tmp_path / "file").touch()
    with pytest.raises(NoStore, match="不是文件夹"):
        vault.unlock(tmp_path / "file", "u", "p")


def test_a_store_is_never_founded_over_another(founded):
    before = (founded.keys.folder / "content.db").read_bytes()
    with pytest.raises(NoStore, match="已有数据"):
        vault.create(founded.keys.folder, [], store="x", fill=lambda a, c: None)
    (founded.keys.folder / "store.slots").unlink()
    with pytest.raises(NoStore, match="已有数据"):
        vault.create(founded.keys.folder, [], store="x", fill=lambda a, c: None)
    assert (founded.keys.folder / "content.db").read_bytes() == before


def test_a_founding_that_was_cut_short_is_begun_afresh(tmp_path):
    users = [vault.NewUser(user=a_user("u", "u", Role.CLERK), password=PASSWORD)]

    def cut(admin, content):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.create(tmp_path / "s", users, store="s", fill=cut, cost=CHEAP)
    assert not slots.exists(tmp_path / "s")
    made = vault.create(tmp_path / "s", users, store="s", fill=lambda a, c: None, cost=CHEAP)
    assert vault.unlock(tmp_path / "s", "u", PASSWORD, floor_kib=FLOOR) == made


def test_an_administrator_gets_no_content(tmp_path):
    users = [
        vault.NewUser(user=a_user("c", "clerk", Role.CLERK), password=PASSWORD),
        vault.NewUser(user=a_user("s", "sys", Role.SYSTEM_ADMIN), password="another one 1"),
    ]
    vault.create(tmp_path / "s", users, store="s", fill=lambda a, c: None, cost=CHEAP)
    keys = vault.unlock(tmp_path / "s", "sys", "another one 1", floor_kib=FLOOR)
    assert keys.content is None
    assert keys.sheet() is None
    with OpenVault(keys) as opened:
        assert (opened.content, opened.attachments) == (None, None)
        assert len(opened.admin.users.all()) == 2


def test_pasting_another_users_grant_does_not_open_content(tmp_path):
    users = [
        vault.NewUser(user=a_user("c", "clerk", Role.CLERK), password=PASSWORD),
        vault.NewUser(user=a_user("s", "sys", Role.SYSTEM_ADMIN), password="another one 1"),
    ]
    made = vault.create(tmp_path / "s", users, store="s", fill=lambda a, c: None, cost=CHEAP)
    document = slots.load(tmp_path / "s")
    clerk, sysadmin = document.slots
    pasted = replace(sysadmin, grants={**sysadmin.grants, "content": clerk.grants["content"]})
    slots.save(tmp_path / "s", document.with_slot(pasted), made.admin)  # sealed by a key holder
    with pytest.raises(SlotsDamaged):
        vault.unlock(tmp_path / "s", "sys", "another one 1", floor_kib=FLOOR)


def test_the_recovery_sheet_opens_the_store_and_sets_a_new_password(founded):
    typed = founded.sheet.text().lower().replace(" ", "-")
    keys = vault.recover(founded.keys.folder, typed, "liwenshu", "a new one, longer", cost=CHEAP)
    assert keys == founded.keys
    assert unlock(founded, password="a new one, longer") == keys
    with pytest.raises(WrongPassword):
        unlock(founded)


def test_no_password_is_set_by_the_sheet_before_the_log_knows(founded):
    told = []

    def full(keys):
        told.append(keys)
        raise DiskFull("磁盘已满。")

    typed = founded.sheet.text()
    with pytest.raises(DiskFull):
        vault.recover(
            founded.keys.folder, typed, "liwenshu", "a new one, longer", first=full, cost=CHEAP
        )
    assert told == [founded.keys] == [unlock(founded)]


@pytest.mark.parametrize("raw", [None, b"", b"{}"])
def test_the_recovery_sheet_works_without_the_slots(founded, raw):
    path = founded.keys.folder / "store.slots"
    path.unlink() if raw is None else path.write_bytes(raw)
    vault.recover(founded.keys.folder, founded.sheet.text(), "liwenshu", PASSWORD, cost=CHEAP)
    assert unlock(founded) == founded.keys


def test_a_sheet_of_another_store_opens_nothing(founded, tmp_path):
    other = vault.create(
        tmp_path / "other",
        [vault.NewUser(user=a_user("u", "u", Role.CLERK), password=PASSWORD)],
        store="o",
        fill=lambda a, c: None,
        cost=CHEAP,
    )
    with pytest.raises(WrongSheet, match="恢复单打不开这份数据"):
        vault.recover(founded.keys.folder, other.sheet().text(), "liwenshu", PASSWORD, cost=CHEAP)
    assert unlock(founded) == founded.keys


def test_the_cost_has_bounds_on_both_sides():
    assert Cost().within(64 * 1024)
    assert not Cost(kib=64 * 1024 - 1).within(64 * 1024)
    assert not Cost(kib=2 * 1024 * 1024 + 1).within(64 * 1024)
    assert not Cost(passes=0).within(64 * 1024)
