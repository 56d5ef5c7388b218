from datetime import date

import pytest

from desktop.planning.forecast import forecast

TODAY = date(2026, 7, 13)


def look(**facts):
    usual = {"heads": 10, "covered": 6, "planned_on": (), "pace": 0.0, "today": TODAY}
    return forecast(**usual | {"term_ends_on": date(2026, 12, 20)} | facts)


def test_the_months_run_from_the_present_one_to_the_end_of_the_term():
    months = [m.month for m in look().months]
    assert (months[0], months[-1], len(months)) == (date(2026, 7, 1), date(2026, 12, 1), 6)


def test_the_plan_counts_month_by_month_and_overdue_items_count_now():
    seen = look(planned_on=[date(2026, 3, 31), date(2026, 8, 31), date(2026, 8, 31)])
    assert [m.by_plan for m in seen.months] == [7, 9, 9, 9, 9, 9]
    assert seen.plan_done_on is None


def test_the_months_tell_what_is_planned_in_each_until_both_ways_are_complete():
    seen = look(planned_on=[date(2026, 8, 31)] * 3 + [date(2026, 9, 30)], pace=2.0)
    assert [m.planned for m in seen.months] == [0, 3, 1, 0, 0, 0]
    assert [m.month.month for m in seen.telling] == [7, 8, 9]
    assert look(pace=2.0).telling == look(pace=2.0).months


def test_what_is_planned_after_the_term_does_not_count():
    assert look(planned_on=[date(2026, 12, 31)]).months[-1].by_plan == 6


def test_the_pace_goes_on():
    seen = look(pace=1.5)
    assert [m.by_pace for m in seen.months] == [7, 9, 10, 10, 10, 10]
    assert seen.pace_done_on == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"covered": 10}, "本届任期已全覆盖（10 / 10）。"),
        ({"heads": 0, "covered": 0}, "本届任期已全覆盖（0 / 0）。"),
        ({"term_ends_on": date(2026, 6, 30)}, "本届任期已满，尚有4人未谈。"),
        (
            {"planned_on": [date(2026, 9, 30)] * 4},
            "按计划2026年9月可全覆盖；按目前进度（每月0.0人）任期内只能覆盖 6 / 10。",
        ),
        (
            {"pace": 2.0},
            "按计划任期内只能覆盖 6 / 10，尚差4人；按目前进度（每月2.0人）2026年8月可全覆盖。",
        ),
    ],
)
def test_the_forecast_in_words(facts, sentence):
    assert look(**facts).sentence == sentence


def test_a_term_across_the_turn_of_a_year():
    months = [m.month for m in look(term_ends_on=date(2027, 2, 1)).months]
    assert months[-3:] == [date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]
