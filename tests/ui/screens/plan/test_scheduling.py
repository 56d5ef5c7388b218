"""批量安排: several items of the plan get their days at once."""

from datetime import date

from desktop.services.views.plans import ItemState
from tests.ui.screens.plan.hands import add, press


def test_several_items_are_scheduled_and_a_clash_is_shown_first(
    screen, services, town, qtbot, write
):
    for who in ("zhao", "shan"):
        add(services, who)
    screen.tabs.choose("schedule")
    page = screen.pages.schedule
    page.table.selectAll()
    page.day.set_value(date(2026, 8, 12))
    page.gap.setValue(30)
    write(page.place, "第一会议室")
    press(qtbot, page, "安排谈话")
    assert "8月12日09:30与赵立新的谈话（09:00）冲突" in page.clashes.text()
    write(page.attendees, "审计机关丁审计、纪检机关赵监督")
    assert all(r.talk_id is None for r in services.plans.read(2026).rows)
    page.gap.setValue(120)
    press(qtbot, page, "安排谈话")
    rows = services.plans.read(2026).rows
    assert [r.state for r in rows] == [ItemState.SCHEDULED] * 2
    talk = town.store.talks.get(rows[0].talk_id)
    assert talk.attendees == ("审计机关丁审计", "纪检机关赵监督")
    assert page.table.records == []


def test_a_room_that_is_taken_is_told_before_anything_is_arranged(screen, services, qtbot, write):
    add(services, "zhao")
    add(services, "sun", leader="song")
    screen.tabs.choose("schedule")
    page = screen.pages.schedule
    page.table.selectAll()
    page.day.set_value(date(2026, 8, 12))
    page.gap.setValue(30)
    write(page.place, "第一会议室")
    press(qtbot, page, "安排谈话")
    assert "第一会议室" in page.clashes.text()
    assert all(r.talk_id is None for r in services.plans.read(2026).rows)


def test_scheduling_without_a_day_is_said_at_the_field(screen, services, qtbot):
    add(services)
    screen.tabs.choose("schedule")
    screen.pages.schedule.table.selectAll()
    press(qtbot, screen.pages.schedule, "安排谈话")
    assert "还没有填写日期" in screen.pages.schedule.fields.errors["日期"]


def test_an_idle_day_is_arranged_only_when_it_is_meant(screen, services, qtbot):
    add(services)
    screen.tabs.choose("schedule")
    page = screen.pages.schedule
    page.table.selectAll()
    page.day.set_value(date(2026, 8, 15))
    press(qtbot, page, "安排谈话")
    assert page.clashes.text() == "2026年8月15日是非工作日。仍要这样安排，请再按一次。"
    assert services.plans.read(2026).rows[0].talk_id is None
    press(qtbot, page, "安排谈话")
    assert services.plans.read(2026).rows[0].talk_id


def test_a_day_that_is_over_is_said_at_the_field(screen, services, qtbot):
    add(services)
    screen.tabs.choose("schedule")
    page = screen.pages.schedule
    page.table.selectAll()
    page.day.set_value(date(2026, 7, 10))
    press(qtbot, page, "安排谈话")
    assert "已经过去" in page.fields.errors["日期"]
    assert services.plans.read(2026).rows[0].talk_id is None
