from dataclasses import replace

import pytest

from db.records import Person, Role
from desktop.errors import Refused


def test_a_deed_is_one_block_one_log_entry_and_one_word_of_change(desk, store):
    with desk.deed("roster", "登记人员", "p1", {"people"}):
        store.people.put(Person(id="p1", name="王芳"))
    entry = store.audit.entries()[0]
    assert (entry.seq, entry.actor, entry.deed, entry.object) == (1, "liwenshu", "登记人员", "p1")
    assert desk.changed == [{"people"}]
    assert store.audit.broken() is None


def test_a_deed_that_fails_leaves_no_trace(desk, store):
    with pytest.raises(ZeroDivisionError), desk.deed("roster", "登记人员", "p1", {"people"}):
        store.people.put(Person(id="p1", name="王芳"))
        raise ZeroDivisionError
    assert (store.people.find("p1"), store.audit.entries(), desk.changed) == (None, [], [])


def test_a_role_without_the_right_is_refused(desk, store):
    auditor = replace(desk, worker=replace(desk.worker, role=Role.AUDITOR))
    with pytest.raises(Refused, match="安全审计员不能办理"), auditor.deed("roster", "x", "", set()):
        pass
