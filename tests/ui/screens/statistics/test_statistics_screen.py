"""统计报告 is laid out like every other place: the heading, the tabs below it, the page."""

from PySide6.QtCore import QPoint, Qt

from desktop.ui.background import busy
from desktop.ui.screens.statistics.check_page import CheckPage


def top_of(place, part):
    return part.mapTo(place, QPoint(0, 0)).y()


def test_the_tabs_stand_below_the_heading_of_the_page_that_is_open(place):
    for key in ("figures", "report"):
        place.tabs.choose(key)
        page = place.page
        heads = [p.head for p in place.pages.made.values() if p.head.isVisible()]
        assert heads == [page.head]
        assert top_of(place, page.heading) < top_of(place, place.tabs) < top_of(place, page)


def test_the_list_behind_a_number_takes_the_place_of_the_heading(place, qtbot):
    page = place.page
    qtbot.mouseClick(page.sheet.headline[4], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not busy())
    assert (page.heading.isVisible(), page.counted.heading.isVisible()) == (False, True)
    assert top_of(place, page.counted.heading) < top_of(place, place.tabs)
    qtbot.mouseClick(page.counted.back, Qt.MouseButton.LeftButton)
    assert (page.heading.isVisible(), page.counted.heading.isVisible()) == (True, False)


def test_each_page_has_its_own_place_in_the_manual(place):
    assert place.topic() == "statistics"
    assert CheckPage.help_topic == "check"
