import pytest

from desktop.exchange.numerals import read_numeral


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
