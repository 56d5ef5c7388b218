import pytest

from desktop.forms.marks import Kind, clean, kind, pairs


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("国", Kind.HAN),
        ("〇", Kind.HAN),
        ("𠅤", Kind.HAN),
        ("A", Kind.WORD),
        ("7", Kind.WORD),
        ("。", Kind.CLOSING),
        ("《", Kind.OPENING),
        ("—", Kind.JOINED),
        ("·", Kind.NOT_FIRST),
        ("％", Kind.NOT_FIRST),
        ("￥", Kind.NOT_LAST),
        (" ", Kind.SPACE),
        ("①", Kind.OTHER),
    ],
)
def test_each_character_is_of_a_kind(char, expected):
    assert kind(char) is expected


@pytest.mark.parametrize(
    "text", ["国。", "（国", "12", "12%", "A4", "……", "——", "国—", "￥1", "国）", "“国", "x,"]
)
def test_two_that_are_never_parted(text):
    assert not pairs(text)[0].legal


@pytest.mark.parametrize("text", ["国家", "。国", "国（", "1国", "国A", "）（", " 国"])
def test_two_between_which_a_line_may_end(text):
    assert pairs(text)[0].legal


@pytest.mark.parametrize(
    "text", ["2026年7月13日", "7月13日", "15时30分", "〔2026〕12号", "2026年", "3,500.75"]
)
def test_dates_times_and_figures_stay_whole(text):
    assert not any(pair.legal for pair in pairs(text)[:-1])


@pytest.mark.parametrize(
    ("text", "space"),
    [
        ("国A", 0.25),
        ("7月", 0.25),
        ("国，", 0.0),
        ("7，", 0.0),
        ("》（", -0.5),
        ("）。", -0.5),
        ("：“", -0.5),
        ("“《", -0.5),
        ("国《", 0.0),
        ("，国", 0.0),
        ("AB", 0.0),
    ],
)
def test_space_between_neighbours(text, space):
    assert pairs(text)[0].space == space


def test_letters_of_a_word_and_halves_of_a_dash_are_not_set_apart():
    assert [pair.soft for pair in pairs("AB国——家")] == [False, True, True, False, True, False]


def test_what_has_no_picture_is_taken_out_and_every_line_end_is_one():
    assert clean("甲\x00\u200b乙\ufeff\r\n丙\r丁\u2028戊\v己\ufe0f") == "甲乙\n丙\n丁\n戊\n己"
    assert clean("甲\t乙\xa0丙") == "甲　乙 丙"
