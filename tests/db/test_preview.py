"""What a restore would change is known before it is done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db import backup, preview, slots
from db.errors import StoreDamaged
from tests.conftest import NOW
from tests.factories import a_finding, a_talk
from tests.town import fill

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def town(opened):
    fill(opened.content, own_body=False)
    do(opened, "安排谈话", "t1", lambda store: store.talks.put(a_talk()))
    return opened


@pytest.fixture
def copy(town, tmp_path):
    return backup.make(town.keys, tmp_path / "usb", at=NOW, reason="手动")


def do(opened, deed, object_id, put=lambda _store: None, at=NOW):
    store = opened.content
    with store.atomic():
        put(store)
        store.audit.append(at=at, actor="liwenshu", role="clerk", deed=deed, object_id=object_id)


def compare(copy, opened):
    return preview.compare(copy.folder, opened.keys, opened.keys.folder)


def test_nothing_done_since_is_nothing_lost(town, copy):
    found = compare(copy, town)
    assert (found.made_at, found.reason, found.unknown) == (NOW, "手动", "")
    assert found.then == found.now
    assert list(found.now.talks.values()) == ["2026-001"]
    assert (found.deeds, found.touched, found.added, found.returning) == ({}, (), (), ())


def test_what_was_done_since_is_counted_and_its_talks_are_named(town, copy):
    do(town, "安排谈话", "t2", lambda store: store.talks.put(a_talk(id="t2", number="2026-002")))
    do(town, "点出问题", "f1", lambda store: store.findings.put(a_finding()), LATER)
    do(town, "点出问题", "f1", at=LATER)
    with town.admin.atomic():
        town.admin.audit.append(at=LATER, actor="liwenshu", role="clerk", deed="建立用户")
        town.admin.audit.append(at=LATER, actor="liwenshu", role="clerk", deed="登录")
    found = compare(copy, town)
    assert found.deeds == {"点出问题": 2, "安排谈话": 1, "建立用户": 1}
    assert (found.touched, found.added) == (("2026-001",), ("2026-002",))
    assert found.now.last.deed == "点出问题"
    assert found.then.last.deed == "安排谈话"


def test_a_store_that_went_another_way_is_compared_by_time(town, copy, founded):
    do(town, "点出问题", "t1", at=LATER)
    newer = backup.make(town.keys, copy.folder.parent, at=LATER, reason="每日")
    conn = town.content._conn
    conn.set_authorizer(None)
    for trigger in ("audit_no_update", "audit_no_delete", "audit_in_sequence"):
        conn.execute(f"drop trigger {trigger}")
    conn.execute("delete from audit where deed = '点出问题'")
    conn.execute("delete from audit_head")
    seq = conn.execute("select max(seq) from audit").fetchone()[0]
    conn.execute("insert into audit_head select 1, seq, mac from audit where seq = ?", (seq,))
    do(town, "登记人员", "p", at=LATER + timedelta(hours=1))
    assert compare(newer, town).deeds == {"登记人员": 1}


def test_a_damaged_present_store_is_said_and_the_copy_is_still_shown(town, copy):
    town.close()
    (town.keys.folder / "content.db").write_bytes(b"")
    found = compare(copy, town)
    assert found.now is None
    assert "content.db是空的" in found.unknown
    assert len(found.then.talks) == 1


def test_without_a_present_store_there_is_nothing_to_lose(town, copy, tmp_path):
    found = preview.compare(copy.folder, town.keys, tmp_path / "none")
    assert (found.now, found.unknown) == (None, "")


def test_another_stores_copy_is_said(town, copy):
    town.close()
    place = town.keys.folder
    slots.save_unsealed(place, replace(slots.load(place), store="another"))
    assert "另一份数据" in compare(copy, town).unknown


def test_who_lacks_the_content_key_is_told_so(town, copy):
    keys = replace(town.keys, content=None)
    found = preview.compare(copy.folder, keys, town.keys.folder)
    assert (found.then, found.now) == (None, None)
    assert "经办人" in found.unknown


def test_looking_changes_neither_the_copy_nor_the_store(town, copy):
    town.close()
    files = [p for place in (copy.folder, town.keys.folder) for p in place.iterdir() if p.is_file()]
    before = {p: p.read_bytes() for p in files}
    compare(copy, town)
    assert {p: p.read_bytes() for p in files} == before


def test_a_copy_whose_vault_is_damaged_is_named(town, copy):
    (copy.folder / "content.db").write_bytes(b"x" * 4096)
    with pytest.raises(StoreDamaged, match=r"content\.db"):
        compare(copy, town)
