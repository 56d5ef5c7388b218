"""What stays together and what is repeated, on pages of 10 points with slices of 1."""

from dataclasses import replace

from desktop.forms.flow import Slice, glue, paginate


def slice_(name, height=1.0, **facts):
    return Slice(height, name, **facts)


def names(pages):
    return ["".join(piece.draw for piece in page.slices) for page in pages]


def test_slices_fill_pages():
    assert names(paginate([slice_(c) for c in "abcdefghijkl"], (), 10, 10)) == ["abcdefghij", "kl"]


def test_the_first_page_may_be_shorter():
    assert names(paginate([slice_(c) for c in "abcdefghijkl"], (), 4, 10)) == ["abcd", "efghijkl"]


def test_glued_slices_go_on_together():
    slices = [slice_(c) for c in "abcdefgh"] + glue([slice_(c) for c in "ijk"])
    assert names(paginate(slices, (), 10, 10)) == ["abcdefgh", "ijk"]


def test_what_is_glued_beyond_a_page_is_laid_down_all_the_same():
    assert names(paginate(glue([slice_(c) for c in "abcdefghijkl"]), (), 10, 10)) == [
        "abcdefghij",
        "kl",
    ]


def test_a_gap_is_dropped_at_the_top_of_a_page():
    slices = [slice_(c) for c in "abcdefghij"] + [slice_("-", gap=True), slice_("k")]
    assert names(paginate(slices, (), 10, 10)) == ["abcdefghij", "k"]


def test_a_new_page_is_begun_once():
    slices = [slice_("a", new_page=True), slice_("b", new_page=True), slice_("c")]
    assert names(paginate(slices, (), 10, 10)) == ["a", "bc"]


def test_a_head_is_repeated_and_its_height_counts():
    head = (slice_("H"),)
    slices = [slice_("H"), *(slice_(c, head=head) for c in "abcdefghijklmnopqrst")]
    assert names(paginate(slices, (), 10, 10)) == ["Habcdefghi", "Hjklmnopqr", "Hst"]


def long_slice(text):
    """A slice one point high for each letter, which may be cut after the second."""

    def part(room):
        at = min(int(room), len(text) - 2)
        return (long_slice(text[:at]), long_slice(text[at:])) if at >= 2 else None

    return Slice(float(len(text)), text, part=part)


def test_a_long_slice_is_cut_where_room_is_left():
    slices = [*(slice_(c) for c in "12345"), long_slice("abcdefghijkl")]
    assert names(paginate(slices, (), 10, 10)) == ["12345abcde", "fghijkl"]


def test_it_is_not_cut_where_too_little_would_stand_there():
    slices = [*(slice_(c) for c in "123456789"), long_slice("abcdef")]
    assert names(paginate(slices, (), 10, 10)) == ["123456789", "abcdef"]


def test_a_cut_slice_stays_glued_to_what_follows():
    slices = [replace(long_slice("abcdefghijklmnopqr"), glued=True), slice_("Z", 3.0)]
    assert names(paginate(slices, (), 10, 10)) == ["abcdefghij", "klmnopqr", "Z"] or names(
        paginate(slices, (), 10, 10)
    ) == ["abcdefghij", "klmnop", "qrZ"]


def test_the_foot_stands_on_the_last_page_or_on_one_of_its_own():
    foot = (slice_("F", 3.0),)
    short = paginate([slice_(c) for c in "abcdefg"], foot, 10, 10)
    assert [page.foot for page in short] == [foot]
    full = paginate([slice_(c) for c in "abcdefgh"], foot, 10, 10)
    assert [page.foot for page in full] == [(), foot]


def test_growing_slices_share_what_is_left_of_the_last_page():
    slices = [slice_("a"), slice_("b", fill=True), slice_("c", fill=True)]
    page = paginate(slices, (slice_("F"),), 10, 10)[0]
    assert [piece.height for piece in page.slices] == [1, 4, 4]
