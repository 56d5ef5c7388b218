import pytest
from PySide6.QtCore import Qt

from db.records import Origin, TalkStatus

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(place, qtbot, write):
    place.open({"new": "earlier"})
    screen = place.earlier
    write(screen.pair.talkee.box, "赵立新")
    qtbot.keyClick(screen.pair.talkee.box, Qt.Key.Key_Return)
    screen.pair.talker.table.choose("leader-song")
    write(screen.result, "指出谈心谈话少，已整改。")
    return screen


def test_an_earlier_talk_has_date_persons_and_result_and_no_deadlines(
    place, screen, qtbot, store, services
):
    qtbot.keyClicks(screen.on, "2025-11-20")
    qtbot.mouseClick(screen.enter_button, LEFT)

    [talk] = store.talks.all()
    assert (talk.origin, talk.status) == (Origin.EARLIER, TalkStatus.CLOSED)
    assert (talk.number, talk.talker_id) == ("2025-001", "song")
    view = services.talks.read(talk.id)
    assert (view.action_due, view.results_due) == (None, None)
    assert place.page.stage == "record"
    assert place.page.record.passage.text == "指出谈心谈话少，已整改。"
    assert place.page.record.passage.area.isReadOnly()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("2026-7-14", "不能晚于今天"), ("", "请填写“谈话日期”"), ("去年", "不是日期")],
)
def test_a_day_that_cannot_be_is_refused_at_the_field(screen, qtbot, write, store, day, sentence):
    write(screen.on, day)
    qtbot.mouseClick(screen.enter_button, LEFT)

    assert sentence in screen.rows.errors["谈话日期"]
    assert store.talks.all() == []
    assert screen.result.toPlainText() == "指出谈心谈话少，已整改。"


def test_a_day_after_the_measures_is_no_earlier_talk(screen, qtbot, store, place):
    qtbot.keyClicks(screen.on, "2026-3-2")
    qtbot.mouseClick(screen.enter_button, LEFT)

    assert store.talks.all() == []
    assert screen.notice.sentence or screen.rows.errors
