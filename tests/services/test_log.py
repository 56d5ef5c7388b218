import itertools

import pytest

from db.records import Role
from desktop.errors import Refused
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk, Worker
from desktop.services.log import LogService
from tests.conftest import CHEAP, NOW, TODAY


@pytest.fixture
def admin_desk(opened):
    numbers = itertools.count(1)
    return Desk(
        store=opened.admin,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: f"u{next(numbers)}",
        changed=lambda _tables: None,
    )


@pytest.fixture
def log(admin_desk, opened):
    return LogService(admin_desk, opened.content)


def test_the_newest_entry_comes_first_with_names(log):
    newest = log.page(0, 10, content=False)[0]
    assert (newest.entry.deed, newest.actor, newest.about) == ("登录", "李文书", "用户 李文书")


def test_pages_follow_each_other_without_gap(log, opened):
    with opened.content.atomic():
        for number in range(7):
            opened.content.audit.append(at=NOW, actor="liwenshu", role="clerk", deed=f"{number}")
    count = log.count(content=True)
    pages = [log.page(offset, 3, content=True) for offset in range(0, count, 3)]
    seqs = [row.entry.seq for page in pages for row in page]
    assert seqs == list(range(count, 0, -1))


def test_who_has_left_is_named_by_the_log_in(log, opened):
    with opened.content.atomic():
        opened.content.audit.append(at=NOW, actor="gone", role="clerk", deed="查看")
    assert log.page(0, 1, content=True)[0].actor == "gone"


def test_once_there_is_an_auditor_the_clerk_reads_no_log(log, admin_desk, opened):
    accounts = AccountService(admin_desk, opened.keys, cost=CHEAP)
    accounts.add("wushenji", "吴审计", Role.AUDITOR, "a quiet river 2026")()
    with pytest.raises(Refused, match="由安全审计员办理"):
        log.page(0, 10, content=False)
