import pytest
from PySide6.QtCore import Qt

from db.records import TalkKind
from desktop.ui.screens.talks.creation import CreationScreen
from desktop.ui.widgets.empty import EmptyState
from tests.factories import at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(place):
    place.new()
    return place.creation


def pick(qtbot, write, form, name):
    form.pair.talkee.box.setFocus()
    write(form.pair.talkee.box, name)
    qtbot.keyClick(form.pair.talkee.box, Qt.Key.Key_Return)


def test_ctrl_n_opens_the_form_and_what_is_in_scope_opens_the_rest(place, qtbot):
    qtbot.mouseClick(place.list.heading.findChildren(type(place.creation.create_button))[-1], LEFT)
    form = place.creation

    assert place.inner is form
    assert form.rows.isHidden() or not form.rows.isVisible()
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    assert form.rows.isVisible()
    assert form.create_button.isEnabled()


@pytest.mark.parametrize("key", ["problem_lead", "appointment", "admonition"])
def test_what_is_out_of_scope_is_explained_and_creates_nothing(form, qtbot, key, store):
    keys = list(form.scope.choices)
    qtbot.mouseClick(form.scope.choices[key if key in keys else keys[2]], LEFT)

    assert "第二条" in form.scope.explanation.text()
    assert not form.rows.isVisible()
    assert not form.create_button.isEnabled()
    assert store.talks.all() == []


@pytest.mark.parametrize("typed", ["赵立新", "zlx", "临河"])
def test_the_talkee_is_found_by_name_letters_and_organisation(form, qtbot, write, typed):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, typed)

    assert form.pair.talkee.choice.name == "赵立新"
    assert "赵立新　县委书记" in form.pair.talkee.shown.text()
    assert form.pair.talker.choice.name == "王致远"


def test_several_that_fit_are_walked_with_the_arrow_keys(form, qtbot, write):
    qtbot.mouseClick(form.scope.choices["timely"], LEFT)
    write(form.pair.talkee.box, "书记")
    form.pair.talkee.search("书记")
    assert len(form.pair.talkee.table.records) > 1
    qtbot.keyClick(form.pair.talkee.box, Qt.Key.Key_Down)
    qtbot.keyClick(form.pair.talkee.table, Qt.Key.Key_Down)
    wanted = form.pair.talkee.table.chosen
    qtbot.keyClick(form.pair.talkee.table, Qt.Key.Key_Return)

    assert form.pair.talkee.choice == wanted


def test_a_deputy_is_not_offered_and_the_article_says_why(form, qtbot, write):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "钱进")

    assert form.pair.talkee.choice is None
    assert form.pair.talkee.table.records == []
    assert (
        "副职不能作为被谈话人（办法第七条）"
        in form.pair.talkee.table.findChild(EmptyState).sentence
    )


def test_a_talk_is_created_with_everything_that_was_filled_in(place, form, qtbot, write, store):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    qtbot.keyClicks(form.when.on, "2026-7-20")
    qtbot.keyClick(form.when.on, Qt.Key.Key_Tab)
    write(form.place, "第一会议室")
    write(form.note_takers, "李文书、周记")
    write(form.attendees, "市委组织部 吴敏")
    qtbot.mouseClick(form.create_button, LEFT)

    [talk] = store.talks.all()
    assert (talk.number, talk.kind, talk.place) == ("2026-001", TalkKind.REGULAR, "第一会议室")
    assert talk.planned_at == at(2026, 7, 20, 9)
    assert talk.note_takers == ("李文书", "周记")
    assert talk.attendees == ("市委组织部 吴敏",)
    assert place.inner is place.page
    assert place.page.talk_id == talk.id


def test_a_day_off_is_pointed_out_with_its_weekday(form, qtbot):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    qtbot.keyClicks(form.when.on, "2026-7-18")

    assert form.when.weekday.text() == "星期六"
    assert "非工作日" in form.when.remark.text()
    assert form.when.remark.isVisible()


def test_a_talker_whom_article_seven_refuses_is_refused_at_the_field_and_nothing_is_lost(
    form, qtbot, write, store
):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    form.pair.talker.table.choose("leader-song")
    assert "王致远" in form.pair.talker.reason.text()
    assert "第七条" in form.pair.talker.reason.text()
    write(form.place, "第一会议室")
    qtbot.mouseClick(form.create_button, LEFT)

    assert store.talks.all() == []
    assert "第七条" in form.rows.errors["谈话人"]
    assert "王致远" in form.rows.errors["谈话人"]
    assert form.place.text() == "第一会议室"


def test_a_leader_who_has_left_by_that_day_is_not_offered(form, qtbot, write):
    qtbot.mouseClick(form.scope.choices["timely"], LEFT)
    pick(qtbot, write, form, "孙国平")
    qtbot.keyClicks(form.when.on, "2026-7-20")
    qtbot.keyClick(form.when.on, Qt.Key.Key_Tab)

    assert [c.name for c in form.pair.talker.table.records] == ["王致远", "宋清和"]


def test_a_second_talk_of_the_pair_on_one_day_is_refused_at_the_time(
    form, qtbot, write, a_talk, store
):
    a_talk(planned_at=at(2026, 7, 20, 15))
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    qtbot.keyClicks(form.when.on, "2026-7-20")
    qtbot.keyClick(form.when.on, Qt.Key.Key_Tab)
    qtbot.mouseClick(form.create_button, LEFT)

    assert len(store.talks.all()) == 1
    assert "已有谈话2026-001" in form.rows.errors["谈话时间"]
    assert form.pair.talkee.choice.name == "赵立新"


def test_nobody_chosen_is_said_at_the_field(form, qtbot):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    qtbot.mouseClick(form.create_button, LEFT)

    assert form.rows.errors == {"被谈话人": "请选择被谈话人。"}


def test_a_day_that_is_none_is_said_at_the_field(form, qtbot, write):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    qtbot.keyClicks(form.when.on, "2026-13-40")
    qtbot.mouseClick(form.create_button, LEFT)

    assert "“2026-13-40”不是日期" in form.rows.errors["谈话时间"]


def test_three_note_takers_are_one_too_many(form, qtbot, write):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    write(form.note_takers, "甲、乙、丙")
    qtbot.mouseClick(form.create_button, LEFT)

    assert "最多两名" in form.rows.errors["记录人"]


def test_a_state_secret_is_refused_on_this_machine_at_the_field(form, qtbot, write, store):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    form.marking.marking.setEditText("秘密★1年")
    assert form.marking.by.isVisible()
    qtbot.mouseClick(form.create_button, LEFT)

    assert "不是涉密计算机" in form.rows.errors["密级或标识"]
    assert store.talks.all() == []


def test_a_form_half_filled_in_is_there_again_after_a_kill(form, qtbot, write, services, changes):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    pick(qtbot, write, form, "赵立新")
    write(form.place, "第一会议室")
    with qtbot.waitSignal(form.draft.kept):
        pass

    again = CreationScreen(services, changes)
    qtbot.addWidget(again)
    again.begin()
    assert again.scope.key == "regular"
    assert again.pair.talkee.choice.name == "赵立新"
    assert again.pair.talker.choice.name == "王致远"
    assert again.place.text() == "第一会议室"


def test_giving_up_forgets_the_form_and_goes_back_to_the_list(place, form, qtbot, write, store):
    qtbot.mouseClick(form.scope.choices["regular"], LEFT)
    write(form.place, "第一会议室")
    form.draft.keep_now()
    qtbot.mouseClick(form.cancel_button, LEFT)

    assert place.inner is place.list
    place.new()
    assert form.place.text() == ""
    assert form.scope.key == ""
