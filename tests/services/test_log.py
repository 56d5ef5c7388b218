import itertools
from dataclasses import replace
from datetime import date, datetime

import pytest

from db.records import Role
from desktop.errors import Refused
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk, Worker
from desktop.services.log import LogOrder, LogQuery, LogService
from tests.conftest import CHEAP, NOW, TODAY
from tests.factories import an_ended_talk
from tests.town import fill


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


AUDITOR = Worker(login="wu", name="吴审计", role=Role.AUDITOR)


@pytest.fixture
def auditors(admin_desk):
    """The log as the auditor reads it, who has no key to the content."""
    return LogService(replace(admin_desk, worker=AUDITOR), None)


def write(opened, *deeds, **fields):
    given = {"at": NOW, "actor": "liwenshu", "role": "clerk"}
    with opened.content.atomic():
        for deed in deeds:
            opened.content.audit.append(**given | {"deed": deed} | fields)


def test_the_auditor_reads_what_was_carried_over_and_no_text(auditors, opened):
    fill(opened.content, own_body=False)
    with opened.content.atomic():
        opened.content.talks.put(an_ended_talk(focus="驻村工作"))
    write(opened, "查看谈话", object_id="t1")
    before = auditors.count(content=True)
    opened.carry_log(1000)
    opened.carry_log(1000)
    newest = auditors.page(0, 1, content=True)[0]
    assert (newest.entry.deed, newest.actor, newest.about) == (
        "查看谈话",
        "李文书",
        "谈话 2026-001",
    )
    assert auditors.count(content=True) == opened.content.audit.head()[0] > before
    assert auditors.carried_until() == NOW
    raw = repr(auditors.page(0, 100, content=True))
    assert "驻村" not in raw
    assert "赵立新" not in raw


def test_the_log_is_narrowed(log, auditors, opened):
    write(opened, "查看谈话", at=datetime(2026, 7, 1, 9, tzinfo=NOW.tzinfo))
    write(opened, "打印", actor="fang", detail="监督谈话记录，内部，1份")
    write(opened, "登录失败", ok=False)
    opened.carry_log(1000)
    for service in (log, auditors):
        for query, deeds in (
            (LogQuery(until=date(2026, 7, 2)), ["查看谈话"]),
            (LogQuery(actor="fang"), ["打印"]),
            (LogQuery(text="谈话记录"), ["打印"]),
            (LogQuery(failed_only=True), ["登录失败"]),
            (LogQuery(since=date(2026, 7, 14)), []),
            (LogQuery(text="100%"), []),
        ):
            found = service.page(0, 10, content=True, query=query)
            assert [row.entry.deed for row in found] == deeds
            assert service.count(content=True, query=query) == len(deeds)


def test_what_is_shown_is_exported_and_the_export_is_logged(auditors, opened, tmp_path):
    write(opened, "打印", detail="监督谈话记录")
    opened.carry_log(1000)
    count, slow = auditors.draw_up(content=True, query=LogQuery(text="打印"))
    auditors.save(slow(), tmp_path / "日志.xlsx", content=True, count=count)
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "日志.xlsx").active
    assert [row for row in sheet.values if "打印" in row and "监督谈话记录" in row]
    assert opened.admin.audit.newest("导出日志").detail == "业务日志1条"
    with pytest.raises(Refused, match="没有符合条件"):
        auditors.draw_up(content=True, query=LogQuery(text="没有这样的事"))


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.TALKER, Role.READER])
def test_nobody_else_reads_the_log(admin_desk, role):
    other = LogService(replace(admin_desk, worker=replace(AUDITOR, role=role)), None)
    for read in (
        lambda: other.page(0, 1, content=False),
        lambda: other.count(content=True),
        other.users,
        lambda: other.save(b"", None, content=False, count=0),
    ):
        with pytest.raises(Refused, match="不能办理"):
            read()


def test_the_log_is_sorted_in_the_store_users_and_roles_by_their_names(log, opened):
    with opened.content.atomic():
        for actor, role, deed in (
            ("fang", "office_head", "审核"),
            ("liwenshu", "clerk", "登记"),
            ("wang", "talker", "安排"),
        ):
            opened.content.audit.append(at=NOW, actor=actor, role=role, deed=deed, detail=actor)

    def by(order, *, descending=False):
        query = LogQuery(order=order, descending=descending)
        rows = log.page(0, 99, content=True, query=query)
        return [row.entry.deed for row in rows if row.entry.deed in {"审核", "登记", "安排"}]

    assert by(LogOrder.SEQ) == ["审核", "登记", "安排"]
    assert by(LogOrder.SEQ, descending=True) == ["安排", "登记", "审核"]
    assert by(LogOrder.DETAIL) == ["审核", "登记", "安排"]
    assert by(LogOrder.ROLE) == ["审核", "登记", "安排"]  # 办公室负责人, 经办人, 谈话人
    assert by(LogOrder.ACTOR, descending=True)[0] == "登记"  # the others have no account
    assert sorted(by(LogOrder.RESULT)) == sorted(by(LogOrder.DEED))
