"""年度报告 shows the drafts of a year; each number leads to its list, each draft to its pages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.records import Role
from desktop.services.desk import Worker
from desktop.ui.background import busy
from desktop.ui.screens.statistics.report_page import ReportPage
from tests.ui.screens.statistics.conftest import services_at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(place, qtbot):
    place.open({"tab": "report", "year": "2026"})
    qtbot.waitUntil(lambda: not busy() and place.page.view is not None)
    return place.page


def read(page):
    return [w.text() for w in page.sheet.text.findChildren(QLabel) if not w.isHidden()]


def test_the_report_is_read_with_its_headings_and_gaps(page):
    said = read(page)
    assert said[0] == "中共江州市委关于2026年开展监督谈话工作情况的报告"
    assert "一、工作开展情况" in said
    assert any(text.startswith("〔此处由办公室补写：") for text in said)
    assert [page.tabs.tabText(n) for n in range(3)] == ["年度报告", "主体责任报告段落", "述职段落"]


def test_every_number_of_every_draft_opens_a_list_of_that_length(page, qtbot):
    tried = 0
    for key in ("year-report", "duty-section", "duty-paragraph"):
        page.tabs.choose(key)
        for source in list(page.sheet.sources.records):
            page.sheet.sources.opened.emit(source)
            qtbot.waitUntil(lambda: not busy())
            assert page.stack.currentWidget() is page.counted
            assert len(page.counted.table.records) == source.number
            tried += 1
            qtbot.mouseClick(page.counted.back, LEFT)
            assert page.stack.currentWidget() is page.sheet
    assert tried > 15


def test_a_draft_is_printed_and_exported_in_its_place(page, place, qtbot):
    qtbot.mouseClick(page.export, LEFT)
    page.tabs.choose("duty-paragraph")
    assert page.leader.isVisible()
    page.leader.choose("song")
    qtbot.waitUntil(lambda: page.view.leader_id == "song")
    assert "宋清和" in read(page)[0]
    place.print_out()
    assert place.visited == [
        ("表格打印", {"form": "year-report", "year": "2026"}),
        ("表格打印", {"form": "duty-paragraph", "year": "2026", "leader": "song"}),
    ]


def test_handing_in_is_registered_and_taken_back(page, place, qtbot, counted_desk):
    qtbot.mouseClick(page.hand_in, LEFT)
    qtbot.waitUntil(lambda: page.view.handed_in)
    assert not page.hand_in.isVisible()
    assert "不再提醒" in place.notice.sentence
    assert counted_desk.store.settings.get("reported years") == [2026]
    qtbot.mouseClick(page.take_back, LEFT)
    qtbot.waitUntil(lambda: not page.view.handed_in)
    assert counted_desk.store.settings.get("reported years") == []


def test_another_year_is_drafted_when_it_is_chosen(page, place, qtbot):
    page.year.choose(2025)
    qtbot.waitUntil(lambda: page.view.year == 2025)
    assert "2025年，开展监督谈话1次，为及时谈话。" in "".join(read(page))
    assert place.whereabouts() == {"tab": "report", "year": "2025"}


def test_a_talker_drafts_the_own_paragraph_and_hands_in_nothing(qtbot, counted_desk):
    song = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    page = ReportPage(services_at(replace(counted_desk, worker=song)))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.view is not None)
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == ["述职段落"]
    assert not page.hand_in.isVisible()
    assert [page.leader.itemText(n) for n in range(page.leader.count())] == ["宋清和（市委副书记）"]
