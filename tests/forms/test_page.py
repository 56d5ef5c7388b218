"""The measures of GB/T 9704, read from the PDF that was made."""

from itertools import pairwise

import pytest

from desktop.forms.paper import LetterHead, Title

MM = 72 / 25.4
LEADING = 225 * MM / 22


@pytest.fixture
def full(show, paper):
    """Two pages and a half of characters only."""
    return show(paper("国" * (28 * 55 - 2), marking="秘密★1年"))


def body(seen, page):
    return [line for line in seen.lines(page) if line.text.startswith("国")]


def test_a_full_page_has_22_lines_of_28_characters(full):
    lines = body(full, 1)
    assert [len(line.text) for line in lines] == [28] * 22


def test_the_pitch_of_lines_is_225_mm_by_22(full):
    lines = body(full, 1)
    steps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    assert steps == pytest.approx([28.99] * 21, abs=0.11)
    assert lines[0].y - lines[-1].y == pytest.approx(21 * LEADING, abs=0.1)


def test_the_text_area_is_156_by_225_mm_with_37_above_and_28_at_the_binding(full):
    lines = body(full, 1)
    assert min(line.left for line in lines) == pytest.approx(28 * MM, abs=2.5)
    assert max(line.right for line in lines) == pytest.approx(184 * MM, abs=2.5)
    assert min(line.left for line in lines) >= 28 * MM
    assert max(line.right for line in lines) <= 184 * MM
    top, bottom = lines[0].y + LEADING / 2, lines[-1].y - LEADING / 2
    assert 297 * MM - top == pytest.approx(37 * MM, abs=6)
    assert bottom == pytest.approx(35 * MM, abs=6)


def test_the_first_line_is_indented_by_two_characters(full):
    first, second = body(full, 0)[:2]
    assert first.left - second.left == pytest.approx(2 * 15.79, abs=0.1)


def number(seen, page):
    return next(line for line in seen.lines(page) if line.text == f"—{page + 1}—")


def test_page_numbers_stand_outside_7_mm_below_the_text(full):
    odd, even = number(full, 0), number(full, 1)
    assert odd.right == pytest.approx(184 * MM - 14, abs=0.5)
    assert even.left == pytest.approx(28 * MM + 14, abs=0.5)
    assert odd.y + 0.36 * 14 == pytest.approx((35 - 7) * MM, abs=0.5)


def test_the_marking_stands_top_left_on_every_page(full):
    for page in range(len(full)):
        mark = next(line for line in full.lines(page) if line.text == "秘密★1年")
        assert mark.left == pytest.approx(28 * MM, abs=2)
        assert mark.y > 297 * MM - 37 * MM


def test_copy_number_marking_and_urgency_stand_one_below_the_other(show, paper):
    seen = show(paper("正文", marking="机密★1年", copy_number="000001", urgency="特急"))
    texts = [line.text for line in seen.lines(0)]
    assert texts[:3] == ["000001", "机密★1年", "特急"]


def letter(paper, **head):
    return paper(
        Title(text="关于整改的函"),
        "正文" * 500,
        marking="内部",
        letter=LetterHead(name="中共江州市委办公室", number="江监谈函〔2026〕1号", **head),
    )


def test_a_letter_has_its_head_30_mm_from_the_top_and_no_number_on_its_first_page(show, paper):
    seen = show(letter(paper))
    head, number = seen.lines(0)[:2]
    assert head.text == "中共江州市委办公室"
    assert head.y + 0.86 * 32 == pytest.approx((297 - 30) * MM, abs=1)
    assert number.text == "内部江监谈函〔2026〕1号"
    assert "—1—" not in seen.flat(0)
    assert "—2—" in seen.flat(1)


def test_a_letter_has_double_rules_of_170_mm_at_head_and_foot(show, paper):
    rules = drawn(show(letter(paper)), 0)
    assert [right - left for left, right, _ in rules] == pytest.approx([170 * MM] * 4, abs=6)
    heights = sorted(y for _, _, y in rules)
    assert heights[0] == pytest.approx(20 * MM, abs=4)
    assert heights[-1] == pytest.approx((297 - 30 - 4) * MM - 32, abs=3)


def test_paper_that_has_its_head_gets_neither_head_nor_rules_but_the_same_text(show, paper):
    bare, with_head = show(letter(paper, printed=True)), show(letter(paper))
    assert drawn(bare, 0) == []
    assert bare.lines(0) == with_head.lines(0)[1:]


def drawn(seen, page):
    """The rules on a page: left, right, height."""
    found = []
    for thing in seen.document[page].get_objects():
        if thing.type == 2:
            left, bottom, right, top = thing.get_bounds()
            found.append((left, right, (bottom + top) / 2))
    return found


def test_a_landscape_page_keeps_its_number_at_the_place_of_the_others(show, paper):
    seen = show(paper("表" * 900, landscape=True, marking="内部"), paper("正文"))
    wide, upright = seen.document[0], seen.document[len(seen) - 1]
    assert (wide.get_rotation(), upright.get_rotation()) == (90, 0)
    assert wide.get_mediabox() == upright.get_mediabox()
    assert wide.get_width() > wide.get_height()
    assert number(seen, 0).left == pytest.approx(
        next(line for line in seen.lines(len(seen) - 1) if line.text == "—1—").left, abs=0.1
    )
    assert "表" * 40 in seen.flat(0)


def test_a_long_note_at_the_foot_leaves_room_for_the_page_number(show, paper):
    seen = show(paper("正文", foot_note="经办李文书审核方主任" * 9))
    text = seen.document[0].get_textpage()
    line = next(line for line in seen.lines(0) if "经办" in line.text)
    assert line.text.endswith("—1—")
    found = [
        text.get_charbox(at)
        for at in range(text.count_chars())
        if text.get_text_range(at, 1) in "任—"
    ]
    assert max(box[2] for box in found[:-2]) < min(box[0] for box in found[-2:])


def test_the_note_at_the_foot_stands_opposite_the_page_number(show, paper):
    seen = show(paper("国" * 1000, foot_note="审计序号12"))
    for page, side in ((0, "left"), (1, "right")):
        note = next(line for line in seen.lines(page) if "审计" in line.text)
        assert note.text == ("审计序号12—1—" if side == "left" else "—2—审计序号12")
