"""The day is read once for the window and its first page."""

from dataclasses import replace
from datetime import date

from desktop.app.today import KeptToday
from desktop.ui.changes import Changes
from tests.factories import an_ended_talk, at
from tests.town import fill


def test_the_day_is_read_anew_once_something_has_changed(desk, qapp):
    fill(desk.store)
    changes = Changes()
    today = KeptToday(desk, changes)
    before = today.read()
    with desk.store.atomic():
        desk.store.talks.put(an_ended_talk(at(2026, 5, 5)))
    assert today.read() is before
    seen = []
    changes.happened.connect(lambda _tables: seen.append(today.read()))
    changes.tell({"talks"})
    assert seen[0].remediation.count == before.remediation.count + 1
    assert today.read() is seen[0]


def test_the_day_is_read_anew_when_it_has_turned(desk, qapp):
    days = [date(2026, 7, 13)]
    today = KeptToday(replace(desk, today=lambda: days[0]), Changes())
    assert today.read().today == date(2026, 7, 13)
    days[0] = date(2026, 7, 14)
    assert today.read().today == date(2026, 7, 14)
