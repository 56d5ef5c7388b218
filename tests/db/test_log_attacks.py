"""Whoever has a key and a database tool: what is done to a log, verify finds by the entry."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from db import backup, slots
from db.driver import connect
from db.session import OpenVault
from db.slots import Head
from db.verify import verify
from tests.conftest import NOW

FILES = {"admin": "admin.db", "content": "content.db"}


@pytest.fixture
def keys(founded):
    """A store with ten more entries in each log, closed as the program closes it."""
    with OpenVault(founded.keys) as opened:
        write(opened, 10)
        opened.carry_log(1000)
    return founded.keys


def write(opened, count):
    for store in (opened.admin, opened.content):
        with store.atomic():
            for number in range(count):
                store.audit.append(at=NOW, actor="liwenshu", role="clerk", deed=f"事项{number}")


def tool(keys, vault):
    """A connection with nothing in the way: no triggers, no authorizer."""
    key = keys.admin if vault == "admin" else keys.content
    conn = connect(keys.folder / FILES[vault], key)
    return closing(conn)


def unguarded(conn):
    """Take the triggers away for the deed, and give them back."""
    sqls = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for name, _ in sqls:
        conn.execute(f'drop trigger "{name}"')
    return [sql for _, sql in sqls]


def attack(keys, vault, *statements):
    with tool(keys, vault) as conn:
        back = unguarded(conn)
        for statement in statements:
            conn.execute(statement)
        for sql in back:
            conn.execute(sql)
        conn.execute("pragma wal_checkpoint(truncate)").fetchall()


def faults(keys, targets=()):
    return [f"{fault.file}: {fault.sentence}" for fault in verify(keys, targets).faults]


@pytest.mark.parametrize("vault", FILES)
@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["update audit set actor = 'other' where seq = 5"], "第5条被改动过"),
        (["update audit set at = '2026-01-01T00:00:00+08:00' where seq = 3"], "第3条被改动过"),
        (["update audit set ok = 0 where seq = 4"], "第4条被改动过"),
        (["delete from audit where seq = 5"], "第5条缺失"),
        (
            [
                "update audit set seq = 999 where seq = 4",
                "update audit set seq = 4 where seq = 5",
                "update audit set seq = 5 where seq = 999",
            ],
            "第4条被改动过",
        ),
        (["delete from audit where seq > 7"], "末尾不完整"),
        (
            [
                "delete from audit where seq > 7",
                "update audit_head set seq = 7, mac = (select mac from audit where seq = 7)",
            ],
            "不见了",
        ),
    ],
    ids=["actor", "time", "outcome", "removed", "reordered", "cut off", "cut off and mended"],
)
def test_what_was_done_to_an_entry_is_found(keys, vault, statements, told):
    assert faults(keys) == []
    attack(keys, vault, *statements)
    (found,) = faults(keys)
    assert found.startswith(FILES[vault])
    assert told in found


def test_guards_that_stay_down_do_not_hide_what_was_done(keys):
    with tool(keys, "content") as conn:
        unguarded(conn)
        conn.execute("delete from audit where seq = 5")
        conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    guards, entry = faults(keys)
    assert "操作日志保护已被拆除" in guards
    assert "操作日志第5条缺失" in entry


def test_a_tail_cut_with_head_and_slots_mended_is_found_by_what_was_carried_over(keys):
    attack(
        keys,
        "content",
        "delete from audit where seq > 7",
        "update audit_head set seq = 7, mac = (select mac from audit where seq = 7)",
    )
    with tool(keys, "content") as conn:
        mac = conn.execute("select mac from audit where seq = 7").fetchone()[0]
    document = slots.load(keys.folder)
    heads = {**document.heads, "content": Head(seq=7, mac=mac)}
    slots.save(keys.folder, replace(document, heads=heads), keys.admin)
    (found,) = faults(keys)
    assert "第8条与审计员看到的副本不一致" in found
    with OpenVault(keys) as opened:
        assert "可能被换成了过去的副本" in opened.warnings[0]


def test_what_the_auditor_reads_cannot_be_altered_unseen(keys):
    attack(keys, "admin", "update content_log set deed = '无事' where seq = 6")
    (found,) = faults(keys)
    assert "第6条与审计员看到的副本不一致" in found


@pytest.mark.parametrize("vault", FILES)
def test_a_vault_put_back_to_an_older_state_is_found(keys, vault, tmp_path):
    path = keys.folder / FILES[vault]
    shutil.copy(path, tmp_path / "older")
    with OpenVault(keys) as opened:
        write(opened, 3)
    shutil.copy(tmp_path / "older", path)
    found = faults(keys)
    assert any("旧" in sentence and FILES[vault] in sentence for sentence in found)
    with OpenVault(keys) as opened:
        assert opened.warnings


def test_a_whole_store_put_back_is_found_by_a_later_copy_on_another_medium(keys, tmp_path):
    older = tmp_path / "older"
    shutil.copytree(keys.folder, older)
    with OpenVault(keys) as opened:
        write(opened, 3)
    backup.make(keys, tmp_path / "usb", at=NOW, reason="手动")
    shutil.rmtree(keys.folder)
    shutil.copytree(older, keys.folder)
    assert faults(keys) == []  # the store alone cannot know it
    found = faults(keys, [tmp_path / "usb"])
    assert any("不见了" in sentence for sentence in found)


def test_the_program_itself_neither_changes_nor_cuts_a_log(keys):
    with OpenVault(keys) as opened:
        for statement in (
            "update audit set deed = '' where seq = 1",
            "delete from audit where seq = 1",
            "delete from content_log where seq = 1",
            "update content_log set deed = ''",
            "drop table content_log",
        ):
            with pytest.raises(Exception, match=r"not authorized|prohibited|cannot be"):
                opened.admin._conn.execute(statement)
