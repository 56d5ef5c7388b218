from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from db.records import TalkKind, TalkStatus
from desktop.services.views.talks import TalkFilter
from desktop.ui.screens.talks.listing import next_of, time_of
from desktop.ui.screens.talks.place import TalksScreen
from desktop.ui.widgets.empty import EmptyState
from tests.factories import an_ended_talk, at

KEY = Qt.Key


@pytest.fixture
def three(a_talk):
    """Three talks: with 赵立新 on 13 July, 孙国平 on 15 July (timely), 单雄 without a day."""
    return (
        a_talk(),
        a_talk(
            kind=TalkKind.TIMELY,
            tenure_id="tenure-sun",
            leader_id="leader-song",
            planned_at=at(2026, 7, 15, 10),
        ),
        a_talk(tenure_id="tenure-shan", planned_at=None),
    )


def names(place):
    return [row.talkee for row in place.list.table.records]


def test_an_empty_list_says_what_comes_next(place):
    sentence = place.list.table.findChild(EmptyState).sentence

    assert "新建谈话" in sentence
    assert "补录" in sentence
    assert place.list.count.text() == "共 0 场"


def test_more_talks_than_a_page_are_counted_in_the_store(place, qtbot, ui_desk):
    with ui_desk.store.atomic():
        ui_desk.store.talks.put_all(
            [an_ended_talk(id=f"many-{n}", number=f"2025-{n:03}") for n in range(103)]
        )
    place.list.refresh()
    assert len(names(place)) == 100
    qtbot.waitUntil(lambda: place.list.count.text() == "共 103 场")


def test_a_row_says_who_when_where_how_it_stands_and_what_is_next(place, three):
    table = place.list.table
    row = names(place).index("孙国平")
    words = [table.model().words(row, at) for at in range(6)]

    assert words == [
        "2026-002 及时谈话",
        "孙国平 市水务局党组书记",
        "宋清和 市委副书记",
        "2026年7月15日 10:00 第一会议室",
        "已列计划",
        "做准备",
    ]


def test_headings_sort_and_the_order_outlives_a_refresh(place, three):
    table = place.list.table
    assert names(place) != ["赵立新", "孙国平", "单雄"]
    table._sorting.click(0)
    assert names(place) == ["赵立新", "孙国平", "单雄"]
    table._sorting.click(0)
    place.list.refresh()
    assert names(place) == ["单雄", "孙国平", "赵立新"]


@pytest.mark.parametrize("way", ["enter", "double click"])
def test_enter_and_a_double_click_open_a_talk(place, three, qtbot, way):
    table = place.list.table
    table.setFocus()
    row = names(place).index("赵立新")
    table.selectRow(row)
    if way == "enter":
        qtbot.keyClick(table, KEY.Key_Return)
    else:
        middle = table.visualRect(table.model().index(row, 2)).center()
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert place.inner is place.page
    assert place.page.talk_id == three[0]


def test_the_list_is_narrowed_by_state_kind_talker_year_and_words(place, three, services, qtbot):
    services.conversation.start(three[0], word="时间紧急")
    filters = place.list.filters
    filters.status.choose((TalkStatus.IN_PROGRESS,))
    assert names(place) == ["赵立新"]
    filters.status.choose(())
    filters.kind.choose(TalkKind.TIMELY)
    assert names(place) == ["孙国平"]
    filters.kind.choose(None)
    filters.talker.choose("song")
    assert names(place) == ["孙国平"]
    filters.talker.choose(None)
    filters.year.choose(2026)
    assert len(names(place)) == 3
    qtbot.keyClicks(filters.text, "sx")
    qtbot.keyClick(filters.text, KEY.Key_Return)
    assert names(place) == ["单雄"]
    assert place.list.count.text() == "共 1 场"

    qtbot.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    assert len(names(place)) == 3
    assert not filters.clear_button.isVisible()


def test_nothing_found_is_said_otherwise_than_nothing_there(place, three):
    place.list.filters.status.choose((TalkStatus.ARCHIVED,))

    assert "没有符合条件的谈话" in place.list.table.findChild(EmptyState).sentence


def test_the_filter_is_remembered(place, three, services, changes, qtbot):
    place.list.filters.kind.choose(TalkKind.TIMELY)

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.show()
    assert again.list.filters.filter == TalkFilter(kind=TalkKind.TIMELY)
    assert names(again) == ["孙国平"]


def test_the_list_follows_what_happens_to_a_talk(place, three, services):
    services.conversation.start(three[0], word="时间紧急")
    row = place.list.table.records[names(place).index("赵立新")]

    assert row.status is TalkStatus.IN_PROGRESS
    assert next_of(row) == "继续谈话（第1步）"
    assert time_of(row) == "2026年7月13日 09:30"


def test_a_marked_talk_is_not_copied(place, three, store):
    assert place.list.table.may_copy()
    with store.atomic():
        talk = store.talks.get(three[0])
        store.talks.put(replace(talk, marking="秘密★1年"))
    place.list.reload()
    place.list.table.selectRow(names(place).index("赵立新"))

    assert not place.list.table.may_copy()
