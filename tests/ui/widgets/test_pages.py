import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.pages import Pages


@pytest.fixture
def made():
    return []


@pytest.fixture
def pages(qtbot, made):
    def make(key):
        made.append(key)
        return QLabel(key)

    pages = Pages({key: lambda key=key: make(key) for key in ("one", "two")})
    qtbot.addWidget(pages)
    return pages


def test_a_page_is_made_when_it_is_first_shown_and_only_once(pages, made):
    assert (made, pages.key, pages.count()) == ([], "", 0)
    pages.turn_to("two")
    assert (made, pages.key, pages.shown.text()) == (["two"], "two", "two")
    pages.turn_to("one")
    pages.turn_to("two")
    assert made == ["two", "one"]
    assert pages.currentWidget() is pages.shown is pages.made["two"]


def test_a_page_may_be_wanted_without_being_shown(pages, made):
    pages.turn_to("one")
    assert pages.page("two").text() == "two"
    assert (made, pages.key) == (["one", "two"], "one")


def test_it_is_known_what_is_offered(pages):
    assert pages.keys == ["one", "two"]
    assert pages.offers("one")
    assert not pages.offers("three")
