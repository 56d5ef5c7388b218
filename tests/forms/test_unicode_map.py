import re

from desktop.forms.unicode_map import to_unicode


def test_characters_beyond_the_bmp_are_surrogate_pairs():
    assert "<02> <D83DDE00>" in to_unicode([0, 0x56FD, 0x1F600])


def test_what_is_no_character_is_left_out():
    assert re.findall("^<(..)> ", to_unicode([0, 0x56FD, 0, 0x5BB6]), re.M) == ["00", "01", "03"]


def test_a_block_holds_a_hundred_entries_at_most():
    blocks = re.findall(r"(\d+) beginbfchar", to_unicode(list(range(0x4E00, 0x4E00 + 256))))
    assert blocks == ["100", "100", "56"]
