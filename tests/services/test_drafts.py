from dataclasses import replace

import pytest

from db.records import Role
from desktop.errors import BadInput, Refused
from desktop.services.drafts import DraftService
from tests.conftest import NOW


@pytest.fixture
def drafts(desk):
    return DraftService(desk)


def test_typing_is_kept_and_told_to_nobody(drafts, desk, store):
    assert drafts.keep("t1", "step2", "王书记指出：") == NOW
    drafts.keep("t1", "step2", "王书记指出：审批把关不严")
    draft = drafts.find("t1", "step2")
    assert (draft.text, draft.version) == ("王书记指出：审批把关不严", 2)
    assert (store.audit.entries(), desk.changed) == ([], [])


def test_another_user_does_not_see_it(drafts, desk):
    drafts.keep("t1", "step2", "王书记指出")
    other = DraftService(replace(desk, worker=replace(desk.worker, login="zhang")))
    other.keep("t1", "step2", "别人的")
    assert drafts.find("t1", "step2").text == "王书记指出"
    other.drop("t1", "step2")
    assert other.find("t1", "step2") is None
    assert drafts.find("t1", "step2") is not None


def test_a_draft_too_long_leaves_the_one_before(drafts):
    drafts.keep("t1", "step2", "先写的")
    with pytest.raises(BadInput, match="200,000个字"):
        drafts.keep("t1", "step2", "长" * 200_000)
    assert drafts.find("t1", "step2").text == "先写的"


def test_an_administrator_has_no_drafts(desk):
    admin = DraftService(replace(desk, worker=replace(desk.worker, role=Role.SYSTEM_ADMIN)))
    with pytest.raises(Refused):
        admin.keep("t1", "step2", "文字")
