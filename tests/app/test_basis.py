"""The links both ways: every page that an article names opens, and names the article in return."""

from dataclasses import replace

import pytest

from db.records import Role
from desktop.app.office import Office
from desktop.app.places import screens
from desktop.forms.catalogue import FORMS
from desktop.outside import Outside
from desktop.services.parts.basis import articles, by_place
from desktop.ui.memory import Memory
from desktop.ui.places import PLACES
from tests.conftest import CHEAP, TODAY

WHERE = [(a, where) for a in articles() for where in a.where]


@pytest.fixture
def office(opened):
    return Office(opened, Outside(TODAY), cost=CHEAP)


@pytest.fixture
def shell(office, qtbot, tmp_path):
    shell = office.window(Memory(tmp_path / "ui.ini"))
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    shell.show()
    return shell


def test_all_twenty_articles_are_explained():
    assert [a.number for a in articles()] == list(range(1, 21))
    assert all(a.title and a.meaning and a.asks for a in articles())


def arrived(screen, where):
    """Tell whether the very page that was asked for is shown."""
    if where.place == "计划与覆盖" and "tab" in where.target:
        return screen.tabs.key == where.target["tab"]
    if where.place == "系统管理":
        return screen.page.key == where.target["page"]
    if where.place == "谈话" and "new" in where.target:
        return screen.whereabouts() == where.target
    if where.place == "整改跟踪" and "group" in where.target:
        return screen.tabs.key == where.target["group"]
    if where.place == "统计报告" and "tab" in where.target:
        return screen.page.key == where.target["tab"]
    return True


def test_every_page_that_an_article_names_opens_and_names_it_back(shell):
    forms = {form.key for form in FORMS}
    for article, where in WHERE:
        assert where.place in {p.name for p in PLACES}
        if where.place == "表格打印":  # a page of each would take long
            assert where.target["form"] in forms
            shell.open_place("表格打印")
        else:
            shell.open_place(where.place, **where.target)
        assert shell.place == where.place
        assert arrived(shell.screen_shown, where)
        assert shell.screen_shown.notice.sentence == ""
        offered = [action.text() for action in shell.status.basis.menu().actions()]
        assert any(text.startswith(f"{article.label}　") for text in offered)


def test_an_article_is_opened_from_the_foot_of_the_window(shell):
    shell.open_place("整改跟踪")
    action = next(a for a in shell.status.basis.menu().actions() if a.text().startswith("第十一条"))
    action.trigger()
    assert shell.place == "法规依据"
    assert shell.screen_shown.whereabouts() == {"article": "11"}
    assert not shell.status.basis.isVisible()


@pytest.mark.parametrize(
    "role",
    [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR, Role.TALKER, Role.READER],
    ids=str,
)
def test_every_role_has_the_place(office, role):
    office.opened.user = replace(office.opened.user, role=role)
    assert "法规依据" in screens(office.parts())


def test_administrators_see_only_two_places(office, qtbot):
    office.opened.user = replace(office.opened.user, role=Role.AUDITOR)
    parts = replace(office.parts(), desk=None)
    places = screens(parts)
    assert list(places) == ["法规依据", "系统管理"]
    screen = places["法规依据"]()
    qtbot.addWidget(screen)
    screen.show()
    screen.open({"article": "5"})
    assert screen.article.links == []
    screen.open({"article": "16"})
    assert [w.target["page"] for w in screen.article.links] == ["log"]


def test_no_place_is_without_its_articles():
    assert set(by_place()) >= {p.name for p in PLACES} - {"法规依据"}
