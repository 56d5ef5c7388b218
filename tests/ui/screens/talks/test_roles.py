"""What talkers and readers see of the place 谈话: nothing that they may not do."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTextEdit

from db.attachments import AttachmentFiles
from db.records import Role
from desktop.app.places import talk_services
from desktop.security.permissions import DEEDS
from desktop.services.desk import Worker
from desktop.ui.screens.talks.place import TalksScreen

READING = {"返回列表", "查看", "知道了", "打印记录"}


@pytest.fixture
def place_of(ui_desk, qtbot, changes, tmp_path):
    def make(role, person_id=None):
        worker = Worker(login="other", name="宋清和", role=role, person_id=person_id)
        files = AttachmentFiles(tmp_path / "attachments", bytes(32))
        place = TalksScreen(talk_services(replace(ui_desk, worker=worker), files), changes)
        qtbot.addWidget(place)
        place.resize(1104, 634)
        place.show()
        return place

    return make


@pytest.fixture
def reading(services, changes, qtbot):
    """The place of somebody who may read and nothing more."""
    only = replace(services, may=lambda kind: Role.READER in DEEDS[kind])
    place = TalksScreen(only, changes)
    qtbot.addWidget(place)
    place.resize(1104, 634)
    place.show()
    return place


def buttons(page):
    return {b.text() for b in page.findChildren(QPushButton) if b.isVisible() and b.isEnabled()}


def writable(page):
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
    fields = [field for kind in kinds for field in page.findChildren(kind)]
    return [f.accessibleName() for f in fields if f.isVisible() and not f.isReadOnly()]


def test_a_talk_out_of_sight_is_refused_in_a_sentence(place_of, under_way):
    place = place_of(Role.TALKER, "song")
    place.open({"talk_id": under_way})

    assert place.inner is place.list
    assert "不在您的查看范围内" in place.list.notice.sentence


def test_a_reader_reads_every_stage_and_changes_nothing(reading, ended):
    place = reading
    assert "新建谈话" not in buttons(place)
    for stage in ("preparation", "step1", "step2", "step3", "step4", "step5", "record"):
        place.open({"talk_id": ended, "stage": stage})
        assert place.page.stage == stage
        assert place.page.notice.sentence == ""
        assert writable(place.page) == []
    for part in ("arrangement", "topics", "materials", "self_check", "findings", "outline"):
        place.open({"talk_id": ended, "stage": "preparation"})
        place.page.preparation.show_part(part)
        assert writable(place.page) == []
        shown = buttons(place.page.preparation.part)
        assert shown <= READING, shown
    place.open({"talk_id": ended, "stage": "record"})
    assert buttons(place.page.record) <= READING
    assert place.page.acts.button.isHidden()


def test_a_reader_turns_the_pages_of_a_talk_under_way_without_moving_it(reading, under_way, store):
    place = reading
    place.open({"talk_id": under_way, "stage": "step1"})
    place.page.steps.forward()

    assert place.page.stage == "step2"
    assert store.talks.get(under_way).step == 1
    assert place.page.mode_button.isHidden()


def test_nobody_but_the_office_opens_a_form(place_of):
    place = place_of(Role.TALKER, "wang")
    place.new()

    assert place.inner is place.list
    assert "由经办人或办公室负责人建立" in place.list.notice.sentence


def test_a_talker_prepares_and_holds_own_talks(place_of, under_way, write, services):
    place = place_of(Role.TALKER, "wang")
    place.open({"talk_id": under_way})
    write(place.page.steps.page.passage.area, "我指出")
    place.page.steps.forward()

    assert place.page.stage == "step2"
    assert services.conversation.read(under_way).steps[0].text == "我指出"
    assert place.page.acts.words == ["撤回开始…"]


def test_a_talker_reads_the_record_and_leaves_it_to_the_office(place_of, ended):
    place = place_of(Role.TALKER, "wang")
    place.open({"talk_id": ended})

    assert place.page.record.passage.area.isReadOnly()
    assert not place.page.record.fix_button.isVisible()


def test_once_a_talk_is_over_its_preparation_is_read_only(place, ended):
    place.open({"talk_id": ended, "stage": "preparation"})
    for part in ("arrangement", "topics", "materials", "self_check", "findings", "outline"):
        place.page.preparation.show_part(part)
        assert writable(place.page.preparation.part) == []


def test_the_talk_mode_alone_has_the_offices_minutes_before_the_lock(place, under_way, store):
    with store.atomic():
        office = store.settings.office()
        store.settings.put_office(replace(office, conversation_idle_minutes=45))
    place.open({"talk_id": under_way})
    assert place.idle_minutes == 0
    place.page.enter_mode()
    assert place.idle_minutes == 45
    place.page.mode.close()
    assert place.idle_minutes == 0
