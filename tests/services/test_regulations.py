"""Official texts are looked through, taken in as a whole, and read by every role."""

import itertools
from dataclasses import replace

import pytest

from db.errors import Conflict
from db.records import Basis, Role
from desktop.errors import BadInput, Refused
from desktop.services.desk import Desk, Worker
from desktop.services.regulations import RegulationService, still_open
from tests.conftest import NOW, TODAY, Changed

TEXT = """江州市监督谈话工作办法
第一章 总则
第一条 为了做好会议管理，制定本办法。
第二条 有下列情形的，应当开会：
（一）上级部署；
（二）突发事件。
第三条 本办法自发布之日起施行。"""


@pytest.fixture
def admin_desk(admin):
    numbers = itertools.count(1)
    return Desk(
        store=admin,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: f"i{next(numbers)}",
        changed=Changed(),
    )


@pytest.fixture
def service(admin_desk):
    return RegulationService(admin_desk)


def as_role(desk, role):
    return RegulationService(replace(desk, worker=replace(desk.worker, role=role)))


def test_a_text_is_taken_in_with_paragraphs_and_headings(service, admin_desk):
    service.take_over(service.recognise(TEXT, "粘贴"))
    (view,) = service.texts()
    assert (view.regulation.title, view.regulation.basis) == (
        "江州市监督谈话工作办法",
        Basis.MEASURES,
    )
    assert [(a.number, a.heading) for a in view.articles] == [
        (1, "第一章 总则"),
        (2, "第一章 总则"),
        (3, "第一章 总则"),
    ]
    assert view.articles[1].text.split("\n")[1] == "（一）上级部署；"
    assert admin_desk.changed == [{"regulations"}]
    assert admin_desk.store.audit.entries(limit=1)[0].deed == "导入法规原文"


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reads_and_searches(service, admin_desk, role):
    service.take_over(service.recognise(TEXT, "粘贴"))
    reader = as_role(admin_desk, role)
    assert len(reader.texts()) == 1
    assert [p.label for p in reader.find("突发")] == ["第二条"]


@pytest.mark.parametrize(
    "role", [Role.TALKER, Role.READER, Role.SECURITY_ADMIN, Role.AUDITOR], ids=str
)
def test_who_may_not_take_in_is_refused(service, admin_desk, role):
    reader = as_role(admin_desk, role)
    assert not reader.may_change
    with pytest.raises(Refused, match="不能办理"):
        reader.take_over(reader.recognise(TEXT, "粘贴"))
    assert reader.texts() == ()


def test_a_newer_text_takes_the_place_of_the_older_one(service):
    service.take_over(service.recognise(TEXT, "粘贴"))
    service.take_over(service.recognise(TEXT.replace("突发事件", "紧急事件"), "粘贴"))
    (view,) = service.texts()
    assert "紧急事件" in view.articles[1].text
    assert service.find("突发事件") == []


def test_equal_doubles_settle_themselves_and_different_ones_wait(service):
    draft = service.recognise(TEXT + "\n第三条 本办法自发布之日起施行。", "粘贴")
    assert [a.kept for a in draft.articles] == [True, True, True, False]
    assert still_open(draft) == ()
    other = service.recognise(TEXT.replace("第二条", "第一条 另一说。\n第二条"), "粘贴")
    assert len(still_open(other)) == 1
    with pytest.raises(Refused, match="第一条各有不止一条"):
        service.take_over(other)
    chosen = other.with_article(0, replace(other.articles[0], kept=False))
    assert still_open(chosen) == ()
    service.take_over(chosen)
    assert service.texts()[0].articles[0].text == "另一说。"


def test_a_gap_that_is_accepted_is_said_with_the_text(service):
    draft = service.recognise(TEXT.replace("第二条", "第四条").replace("第三条", "第五条"), "粘贴")
    service.take_over(draft)
    assert service.texts()[0].regulation.remarks == draft.questions
    assert "缺第2条" in draft.questions[0]


def test_articles_out_of_order_are_put_in_order(service):
    service.take_over(service.recognise("办法\n第一条 甲。\n第三条 丙。\n第二条 乙。", "粘贴"))
    assert [a.number for a in service.texts()[0].articles] == [1, 2, 3]


def test_nothing_is_stored_without_title_or_articles(service):
    draft = service.recognise(TEXT, "粘贴")
    for wrong in (
        replace(draft, title=" "),
        replace(draft, articles=tuple(replace(a, kept=False) for a in draft.articles)),
        draft.with_article(0, replace(draft.articles[0], text=" ")),
    ):
        with pytest.raises(Refused, match="还没有导入"):
            service.take_over(wrong)
    with pytest.raises(BadInput, match="没有认出"):
        service.recognise("没有条文", "粘贴")
    assert service.texts() == ()


def test_a_text_is_withdrawn_with_a_reason(service):
    stored = service.take_over(service.recognise(TEXT, "粘贴"))
    with pytest.raises(Refused, match="理由"):
        service.withdraw(stored.id, stored.version, " ")
    with pytest.raises(Conflict):
        service.withdraw(stored.id, stored.version + 1, "不是正式文本")
    service.withdraw(stored.id, stored.version, "不是正式文本")
    assert service.texts() == ()


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("会议 办法", ["第一条", "第二条", "第三条"]),
        ("会议管理", ["第一条"]),
        ("条", ["第一条", "第二条", "第三条"]),
        ("第二条", ["第二条"]),
        (" ", []),
        ("没有这样的话", []),
    ],
)
def test_articles_are_found_by_words(service, words, labels):
    service.take_over(service.recognise(TEXT.replace("监督谈话", "会议"), "粘贴"))
    assert [p.label for p in service.find(words)] == labels
