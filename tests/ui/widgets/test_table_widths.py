import pytest

from desktop.ui.widgets.table_widths import share


@pytest.mark.parametrize(
    ("needed", "stretching", "room", "widths"),
    [
        ([100, 200], [1], 500, [100, 400]),
        ([100, 200], [], 500, [100, 200]),
        ([100, 200, 200], [1, 2], 700, [100, 300, 300]),
        ([100, 400], [1], 300, [100, 200]),
        ([100, 400], [1], 196, [100, 96]),
        ([100, 400], [1], 190, [100, 400]),
        ([10, 200], [], 500, [36, 200]),
    ],
)
def test_the_width_is_shared(needed, stretching, room, widths):
    assert share(needed, stretching, room) == widths


def test_a_name_is_never_squeezed_what_stands_below_it_is():
    assert share([100, 400, 400], [1, 2], 500, {1: 90, 2: 300}) == [100, 97, 302]


def test_where_the_names_themselves_do_not_fit_the_table_scrolls():
    assert share([100, 400], [1], 300, {1: 350}) == [100, 400]
