from datetime import date, datetime

from desktop.outside import Outside


def test_a_given_day_is_today_with_the_present_time_of_day_and_offset():
    outside = Outside(date(2026, 7, 13))
    before = datetime.now().astimezone()
    now = outside.now()
    assert outside.today() == now.date() == date(2026, 7, 13)
    assert abs((now.hour * 60 + now.minute) - (before.hour * 60 + before.minute)) % 1439 <= 1
    assert now.utcoffset() is not None
    assert now.microsecond == 0


def test_without_a_day_the_clock_says_which_it_is():
    before = datetime.now().astimezone().replace(microsecond=0)
    assert before <= Outside().now() <= datetime.now().astimezone()
    assert Outside().today() in {before.date(), datetime.now().astimezone().date()}


def test_ids_are_32_hexadecimal_digits_and_differ():
    first, second = Outside().new_id(), Outside().new_id()
    assert first != second
    assert len(bytes.fromhex(first)) == 16


def test_another_clock_may_be_put_in():
    noon = datetime(2026, 3, 30, 12, 0, 0, 7, tzinfo=datetime.now().astimezone().tzinfo)
    outside = Outside(date(2026, 4, 2), clock=lambda: noon)
    assert outside.now() == noon.replace(month=4, day=2, microsecond=0)


def test_what_time_it_really_is_is_told_where_another_day_was_given():
    noon = datetime(2026, 3, 30, 12, 0, 0, 7, tzinfo=datetime.now().astimezone().tzinfo)
    assert Outside(date(2026, 4, 2), clock=lambda: noon).really() == noon.replace(microsecond=0)
    assert Outside(date(2026, 3, 30), clock=lambda: noon).really() is None
    assert Outside(clock=lambda: noon).really() is None


def test_passwords_go_by_the_clock_whatever_day_was_given():
    noon = datetime(2026, 3, 30, 12, 0, tzinfo=datetime.now().astimezone().tzinfo)
    assert Outside(date(2026, 4, 2), clock=lambda: noon).by_the_clock().now() == noon
