from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.records import Origin, RecordState, TalkStatus
from desktop.ui.screens.talks.late_entry import LateEntryScreen
from tests.factories import at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(place):
    place.open({"new": "late"})
    return place.late.form


@pytest.fixture
def filled_in(form, qtbot, write):
    """A talk on 10 July from 15:00 to 16:10 with one finding."""
    qtbot.keyClicks(form.on, "2026-7-10")
    qtbot.keyClick(form.on, Qt.Key.Key_Tab)
    form.began.set_value(at(2026, 7, 10, 15).time())
    form.ended.set_value(at(2026, 7, 10, 16, 10).time())
    write(form.pair.talkee.box, "赵立新")
    qtbot.keyClick(form.pair.talkee.box, Qt.Key.Key_Return)
    write(form.place, "书记办公室")
    qtbot.mouseClick(form.findings.add_button, LEFT)
    card = form.findings.cards[0]
    write(card.title_field, "谈心谈话少")
    write(card.texts["requirement"], "每季度一次")
    write(card.who, "赵立新")
    qtbot.keyClicks(card.by, "2026-9-30")
    return form


def enter(place, qtbot):
    qtbot.mouseClick(place.late.enter_button, LEFT)


def test_a_talk_on_paper_is_entered_on_one_page_and_its_deadlines_run_from_its_end(
    place, filled_in, qtbot, store, services
):
    enter(place, qtbot)

    [talk] = store.talks.all()
    assert (talk.origin, talk.status) == (Origin.LATE_ENTRY, TalkStatus.AWAITING_SIGNATURE)
    assert talk.ended_at == at(2026, 7, 10, 16, 10)
    [finding] = store.findings.of_talk(talk.id)
    assert (finding.title, finding.requirement) == ("谈心谈话少", "每季度一次")
    assert finding.requirement_by == date(2026, 9, 30)
    assert services.talks.read(talk.id).action_due == date(2026, 8, 10)
    assert place.page.stage == "record"


def test_a_talk_that_is_planned_already_is_pointed_out(form, a_talk, qtbot, write):
    a_talk()
    write(form.pair.talkee.box, "赵立新")
    qtbot.keyClick(form.pair.talkee.box, Qt.Key.Key_Return)
    assert form.pair.talkee.listed.isVisible()
    assert "已列有谈话2026-001，还没有进行" in form.pair.talkee.listed.text()
    qtbot.mouseClick(form.pair.talkee.change_button, LEFT)
    assert not form.pair.talkee.listed.isVisible()


def test_a_signed_talk_is_entered_with_its_scan(
    place, filled_in, qtbot, write, store, services, tmp_path, monkeypatch
):
    scan = tmp_path / "签字页.pdf"
    scan.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(scan), ""))
    filled_in.way.choose("last_page")
    assert filled_in.signed_on.isVisible()
    qtbot.keyClicks(filled_in.signed_on, "2026-7-10")
    qtbot.mouseClick(filled_in.scan_button, LEFT)
    assert "签字页.pdf" in filled_in.scan_label.text()
    enter(place, qtbot)

    [talk] = store.talks.all()
    assert talk.status is TalkStatus.REMEDIATION
    assert store.records.get(talk.id).state is RecordState.SIGNED
    assert [a.name for a in services.attachments.of_talk(talk.id)] == ["签字页.pdf"]


def test_an_end_before_the_start_is_refused_at_the_field_and_nothing_is_lost(
    place, filled_in, qtbot, store
):
    filled_in.ended.set_value(at(2026, 7, 10, 14).time())
    enter(place, qtbot)

    assert "结束时间早于开始时间" in filled_in.rows.errors["结束时间"]
    assert store.talks.all() == []
    assert filled_in.findings.cards[0].title_field.text() == "谈心谈话少"


def test_an_error_goes_when_the_next_try_fails_elsewhere(place, filled_in, qtbot):
    filled_in.ended.set_value(at(2026, 7, 10, 14).time())
    enter(place, qtbot)
    filled_in.ended.set_value(at(2026, 7, 10, 16).time())
    filled_in.text.setPlainText("字" * 100_001)
    enter(place, qtbot)

    assert filled_in.rows.errors == {}
    assert "超过100,000字" in filled_in.paper.errors["谈话记录"]


def test_a_day_to_come_is_refused_at_the_field(place, filled_in, qtbot, store):
    filled_in.on.clear()
    qtbot.keyClicks(filled_in.on, "2026-7-14")
    enter(place, qtbot)

    assert "还没有到" in filled_in.rows.errors["开始时间"]
    assert store.talks.all() == []


def test_a_refusal_of_a_signature_needs_its_reason(place, filled_in, qtbot, store):
    filled_in.way.choose("refused")
    qtbot.keyClicks(filled_in.signed_on, "2026-7-10")
    enter(place, qtbot)

    assert "请写明原因" in filled_in.paper.errors["拒签原因"]
    assert store.talks.all() == []


def test_a_finding_without_a_title_is_said_at_its_card(place, filled_in, qtbot, store):
    qtbot.mouseClick(filled_in.findings.add_button, LEFT)
    enter(place, qtbot)

    assert filled_in.findings.cards[0].rows.errors == {}
    assert "请写明问题" in filled_in.findings.cards[1].rows.errors["问题"]
    assert store.talks.all() == []
    qtbot.mouseClick(filled_in.findings.cards[1].remove_button, LEFT)
    enter(place, qtbot)
    assert len(store.talks.all()) == 1


def test_a_talker_refused_by_article_seven_is_refused_at_the_field(place, filled_in, qtbot, store):
    filled_in.pair.talker.table.choose("leader-song")
    enter(place, qtbot)

    assert "第七条" in filled_in.rows.errors["谈话人"]
    assert store.talks.all() == []


def test_a_page_half_filled_in_is_there_again_after_a_kill(filled_in, qtbot, services, changes):
    qtbot.waitUntil(lambda: not filled_in.draft._dirty)  # nobody pressed a button

    again = LateEntryScreen(services, changes)
    qtbot.addWidget(again)
    again.begin()
    form = again.form
    assert form.on.text() == "2026年7月10日"
    assert form.pair.talkee.choice.name == "赵立新"
    assert form.place.text() == "书记办公室"
    card = form.findings.cards[0]
    assert (card.title_field.text(), card.who.text()) == ("谈心谈话少", "赵立新")
    assert card.by.value == date(2026, 9, 30)


def test_giving_up_goes_back_to_the_list_and_forgets(place, filled_in, qtbot, store):
    qtbot.mouseClick(place.late.cancel_button, LEFT)

    assert place.inner is place.list
    place.open({"new": "late"})
    assert filled_in.place.text() == ""
    assert filled_in.findings.cards == []
