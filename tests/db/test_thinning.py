from datetime import datetime, timedelta, timezone

from db.thinning import to_keep, to_keep_after_restore

CST = timezone(timedelta(hours=8))
NOW = datetime(2026, 7, 13, 18, 0, tzinfo=CST)


def days_ago(days, hour=18):
    return NOW.replace(hour=hour) - timedelta(days=days)


def test_all_of_the_last_two_days_are_kept():
    times = [NOW - timedelta(hours=h) for h in range(47)]
    assert to_keep(times, NOW) >= set(times)


def test_of_an_older_day_the_last_is_kept():
    times = [days_ago(5, hour) for hour in (9, 12, 17)]
    assert to_keep(times, NOW) == {days_ago(5, 17)}


def test_two_years_of_daily_copies_come_down_to_days_weeks_and_months():
    times = [days_ago(d) for d in range(730)]
    kept = to_keep(times, NOW)
    assert kept >= set(times[:12])  # daily
    assert days_ago(15) in kept  # Sunday 28 June closes its week
    assert NOW.replace(month=1, day=31) in kept  # months, the last of each
    assert NOW.replace(month=11, day=30, year=2025) in kept
    assert NOW.replace(month=10, day=31, year=2025) not in kept
    assert len(kept) <= 12 + 10 + 9


def test_a_sparse_history_is_kept_whole():
    times = [days_ago(d) for d in (3, 40, 80, 170)]
    assert to_keep(times, NOW) == set(times)


def test_nothing_from_nothing():
    assert to_keep([], NOW) == set()


def test_what_was_copied_before_a_restore_is_not_thinned_by_what_comes_after():
    restored = NOW
    before = [restored - timedelta(hours=h) for h in (1, 2, 30)]
    after = [restored + timedelta(hours=h) for h in (1, 2, 3)]
    much_later = restored + timedelta(days=100)
    assert to_keep(before + after, much_later) == {after[-1], before[-1]}
    kept = to_keep_after_restore(before + after, much_later, restored)
    assert kept == {*before, after[-1]}
    assert to_keep_after_restore(before + after, much_later, None) == to_keep(
        before + after, much_later
    )


def test_after_nine_months_a_restore_is_forgotten():
    before, after = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
    late = NOW + timedelta(days=271)
    assert to_keep_after_restore([before, after], late, NOW) == {after}
