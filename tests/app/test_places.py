import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from db.records import Organisation, OrganisationKind, Person, Role
from desktop.app.finding import found
from desktop.app.office import Office
from desktop.app.places import screens
from desktop.outside import Outside
from desktop.services.views.search import Hit
from desktop.ui.background import busy
from desktop.ui.memory import Memory
from desktop.ui.palette import Tone
from tests.conftest import CHEAP, NOW, TODAY

HEAVY = {"reportlab", "openpyxl", "docx", "pypdfium2", "pypinyin", "PySide6.QtTest"}


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


def test_every_place_opens_over_an_empty_store(shell):
    for place in shell._make:
        shell.open_place(place)
        assert shell.place == place
        assert shell.screen_shown.notice.sentence == ""


def test_every_tab_of_the_statistics_is_made_when_it_is_opened_and_is_what_it_says(shell, qtbot):
    shell.open_place("统计报告")
    place = shell.screen_shown
    assert list(place.pages.made) == ["figures"]
    for at in range(place.tabs.count()):
        place.tabs.setCurrentIndex(at)
        qtbot.waitUntil(lambda: not busy())
        assert place.pages.currentWidget() is place.page
        assert (place.page.key, place.page.title) == (place.tabs.key, place.tabs.tabText(at))
    assert place.tabs.count() == 4


def test_every_page_of_the_administration_is_made_when_it_is_opened_and_is_what_it_says(shell):
    shell.open_place("系统管理")
    place = shell.screen_shown
    assert list(place.pages.made) == [place.keys[0]]
    titles = [place.list.item(at).text() for at in range(place.list.count())]
    for key, title in zip(place.keys, titles, strict=True):
        place.open({"page": key})
        assert (place.page.key, place.page.title) == (key, title)
    assert len(titles) > 3


def places_of(office, role):
    user = replace(office.opened.user, role=role)
    office.opened.user = user
    return list(screens(office.parts()))


def test_who_only_reads_prints_nothing(office):
    places = places_of(office, Role.READER)
    assert places == ["谈话", "法规依据", "系统管理"]


def test_the_clerk_has_every_place(office):
    assert set(places_of(office, Role.CLERK)) >= {
        "今日",
        "计划与覆盖",
        "谈话",
        "整改跟踪",
        "表格打印",
        "统计报告",
        "系统管理",
    }


def hit(kind, talk_id):
    return Hit(
        kind=kind, id="x1", talk_id=talk_id, number="2026-004", title="赵立新", where="", snippet=""
    )


@pytest.mark.parametrize(
    ("kind", "talk_id", "place", "target"),
    [
        ("people", None, "谈话对象", {"person_id": "x1"}),
        ("tenures", None, "谈话对象", {"person_id": "x1"}),
        ("regulation_articles", None, "法规依据", {"article_id": "x1"}),
        ("organisations", None, "谈话对象", {"organisation_id": "x1"}),
        ("talks", "t1", "谈话", {"talk_id": "t1"}),
        ("records", "t1", "谈话", {"talk_id": "t1", "stage": "record"}),
        ("actions", "t1", "谈话", {"talk_id": "t1", "stage": "remediation"}),
    ],
)
def test_a_hit_opens_where_it_stands(kind, talk_id, place, target):
    made = found(hit(kind, talk_id))
    assert (made.place, made.target) == (place, target)


def test_what_is_searched_is_found_in_the_window(office, shell):
    content = office.opened.content
    with content.atomic():
        content.people.put(Person(id="p1", name="赵立新"))
        content.organisations.put(
            Organisation(id="o1", name="中共临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
        )
    from desktop.app.finding import finder

    hits = finder(office.desk)("临河")
    assert [(one.title, one.place) for one in hits] == [("中共临河县委", "谈话对象")]


def test_administrators_search_nothing(office):
    from desktop.app.finding import finder

    assert finder(None) is None


def test_a_disk_that_is_getting_full_is_said_at_the_log_in(opened, monkeypatch):
    assert Office(opened, Outside(TODAY), cost=CHEAP).warnings == ()
    left = shutil.disk_usage(opened.keys.folder)._replace(free=1024**2)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: left)
    (said,) = Office(opened, Outside(TODAY), cost=CHEAP).warnings
    assert "只剩1 MB" in said


def test_another_day_makes_no_password_younger(opened):
    said = [
        Office(opened, Outside(TODAY, clock=lambda days=days: NOW + timedelta(days=days)))
        for days in (89, 90)
    ]
    assert [office.must_change for office in said] == [False, True]


def test_the_last_backup_is_worded(office):
    assert office.backup_tag().tone is Tone.NEAR
    office.backed_up(office.back_up(closing=False)())
    assert "今天" in office.backup_tag().text
    later = Office(office.opened, Outside(TODAY + timedelta(days=3)), cost=CHEAP)
    assert later.backup_tag().tone is Tone.NEAR
    assert "7月13日" in later.backup_tag().text


def test_every_place_is_imported_while_the_password_is_typed_and_nothing_heavy():
    code = (
        "import sys; from desktop.app.places import import_all; import_all();"
        "before = set(sys.modules);"
        "import desktop.ui.screens.conversation.page, desktop.ui.screens.plan.pages;"
        "import desktop.ui.screens.regulations.screen, desktop.ui.screens.people.screen;"
        f"print(sorted(set(sys.modules) - before), sorted({HEAVY!r} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert done.stdout.splitlines() == ["[] []"]
