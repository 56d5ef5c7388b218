"""What keeps the log from being changed: the program itself, the triggers, and the chain."""

import pytest
from sqlcipher3 import dbapi2

from db.audit import Audit
from db.content import ContentStore
from db.driver import connect
from db.errors import StoreDamaged
from db.keys import subkey
from tests.conftest import KEY
from tests.db.conftest import put


@pytest.mark.parametrize(
    "change",
    [
        "drop trigger audit_no_delete",
        "drop trigger audit_no_update; create trigger audit_no_update before update on audit begin select 1; end",
    ],
)
def test_guards_of_the_log_that_were_taken_down_are_found(path, change):
    conn = connect(path, KEY)
    conn.executescript(change)
    conn.close()
    with pytest.raises(StoreDamaged, match="操作日志保护已被拆除"):
        ContentStore(path, KEY)


@pytest.mark.parametrize(
    "statement",
    [
        "update audit set deed = 'x'",
        "delete from audit",
        "delete from audit_head",
        "drop table audit",
        "drop trigger audit_no_delete",
        "attach 'plain.db' as plain key ''",
        "pragma writable_schema = on",
    ],
)
def test_the_program_itself_cannot_touch_the_log_or_copy_in_the_clear(store, statement):
    put(store, "p1")
    with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        store._conn.execute(statement)
    assert store.audit.broken() is None


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("update audit set deed = 'x' where seq = 1", "cannot be changed"),
        ("delete from audit where seq = 1", "cannot be cut"),
        ("insert or replace into audit select * from audit where seq = 1", "in sequence"),
    ],
)
def test_the_triggers_guard_the_log_against_other_tools(path, statement, told):
    conn = connect(path, KEY)
    with pytest.raises(dbapi2.DatabaseError, match=told):
        conn.execute(statement)
    conn.close()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("update audit set deed = 'x' where seq = 100", "第100条被改动过"),
        ("delete from audit where seq = 100", "第100条缺失"),
        ("delete from audit where seq > 150", "末尾不完整，现存150条，应有200条"),
        ("update audit set seq = 1000 where seq = 200", "第200条缺失"),
    ],
)
def test_the_chain_finds_what_was_done_without_the_guards(path, harm, told):
    conn = connect(path, KEY)
    for trigger in ("audit_no_update", "audit_no_delete", "audit_in_sequence"):
        conn.execute(f"drop trigger {trigger}")
    conn.execute(harm)
    assert told in Audit(conn, subkey(KEY, "audit")).broken()
    conn.close()
