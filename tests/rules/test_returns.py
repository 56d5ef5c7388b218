import pytest

from desktop.rules.returns import FIELDS, LABELS, faults, read, total, written


@pytest.mark.parametrize(
    ("figures", "wrong"),
    [
        ({}, []),
        ({"covered": 3, "heads": 3}, []),
        ({"covered": 4, "heads": 3}, ["covered"]),
        ({"closed_out": 2, "findings": 1, "required": 2}, ["closed_out", "required"]),
        ({"on_time": 5, "dues": 4}, ["on_time"]),
        ({"regular": 3, "timely": 1, "held": 4}, []),
        ({"regular": 3, "timely": 1, "held": 5}, ["held"]),
        ({"regular": 3, "held": 5}, []),
    ],
)
def test_what_cannot_be_right_is_named(figures, wrong):
    assert [key for key, _ in faults(figures)] == wrong


def test_figures_are_summed_and_stored_and_read_back():
    rows = [{"held": 3, "findings": 5}, {"held": 4}]
    assert total(rows)["held"] == 7
    assert total([]) == dict.fromkeys(LABELS, 0)
    assert read(written(rows[0])) == rows[0]
    assert read(["held=2", "gone=9"]) == {"held": 2}


def test_no_name_of_a_column_is_used_twice():
    names = [n for f in FIELDS for n in (f.label, *f.names.split())]
    assert len(set(names)) == len(names)
