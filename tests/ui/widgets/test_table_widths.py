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
