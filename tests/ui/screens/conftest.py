"""Stores, services and screens for tests of screens, with a clock that can be moved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db.attachments import AttachmentFiles
from db.records import FindingCategory, TalkKind
from desktop.app.places import talk_services
from desktop.services.views.findings import FindingText
from desktop.services.views.talks import NewTalk
from desktop.ui.screens.talks.place import TalksScreen
from tests.factories import a_term, at
from tests.followed import follow, services_of
from tests.town import fill


class Clock:
    def __init__(self):
        self.time = at(2026, 7, 13, 9, 30)

    def __call__(self):
        return self.time

    def go_on(self, **by):
        self.time += timedelta(**by)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ui_desk(desk, changes, clock):
    fill(desk.store)
    return replace(desk, changed=changes.tell, now=clock, today=lambda: clock().date())


@pytest.fixture
def services(ui_desk, tmp_path):
    return talk_services(ui_desk, AttachmentFiles(tmp_path / "attachments", bytes(32)))


@pytest.fixture
def place(qtbot, services, changes):
    """The place 谈话 at the size of a small screen."""
    place = TalksScreen(services, changes)
    qtbot.addWidget(place)
    place.resize(1104, 634)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    return place


@pytest.fixture
def a_talk(services):
    """Create a talk; the test names what it is about."""

    def make(**given):
        fields = {
            "kind": TalkKind.REGULAR,
            "tenure_id": "tenure-zhao",
            "leader_id": "leader-wang",
            "planned_at": at(2026, 7, 13, 15),
            "place": "第一会议室",
            "note_takers": ("李文书",),
        }
        return services.talks.create(NewTalk(**fields | given))

    return make


@pytest.fixture
def a_finding(services):
    def make(talk_id, title="谈心谈话少", **given):
        fields = {"title": title, "category": FindingCategory.FIRST_RESPONSIBLE}
        return services.findings.add(talk_id, FindingText(**fields | given))

    return make


@pytest.fixture
def under_way(services, a_talk, a_finding):
    """A talk that has just been started, with two findings."""
    talk_id = a_talk()
    a_finding(talk_id, facts="全年2次", part="没有带头", thinking="重业务轻党建")
    a_finding(talk_id, "接待费用报销凭证不全")
    services.conversation.start(talk_id, word="已口头报告")
    return talk_id


@pytest.fixture
def ended(services, under_way, clock):
    """A talk that has been held and has ended, not signed yet."""
    for number in range(1, 6):
        services.conversation.go_to(under_way, number)
        services.conversation.save_step(under_way, number, f"第{number}步的记录")
    clock.go_on(minutes=40)
    services.conversation.end(under_way)
    return under_way


@pytest.fixture
def followed(desk, changes):
    """The desk over the town with talks that are being followed up."""
    fill(desk.store)
    with desk.store.atomic():
        desk.store.terms.put(a_term())
    follow(desk.store)
    return replace(desk, changed=changes.tell)


@pytest.fixture
def follow_up_services(followed, tmp_path):
    return services_of(followed, tmp_path)


@pytest.fixture
def visits():
    """What a screen asked for: (place, target) pairs; connect `visits.append` style."""
    return []
