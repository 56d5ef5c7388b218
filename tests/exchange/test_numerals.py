import pytest

from desktop.exchange.numerals import read_numeral, written_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二百三十四", 234),
        ("一千零一", 1001),
        ("一二〇", 120),
        ("两百", 200),
        ("12", 12),
        ("１２", 12),
        ("十 二", 12),
        ("", None),
        ("甲", None),
        ("十甲", None),
    ],
)
def test_numerals_of_articles(text, number):
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1000, "1000"),
    ],
)
def test_numbers_are_written_as_articles_count(number, words):
    assert written_numeral(number) == words


def test_what_is_written_is_read_back():
    assert [read_numeral(written_numeral(n)) for n in range(1, 1000)] == list(range(1, 1000))


@pytest.mark.parametrize("text", ["一" * 5000, "9" * 5000, "10000", "九" * 5, "99999999"])
def test_what_counts_no_article_is_no_number(text):
    assert read_numeral(text) is None
