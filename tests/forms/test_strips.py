"""The blocks as they are found on the pages."""

import pytest

from desktop.forms.paper import (
    Align,
    Closing,
    Copies,
    CutLine,
    Heading,
    Lines,
    NewPage,
    Note,
    Para,
    Sides,
    Space,
    Title,
)

MM = 72 / 25.4
PITCH = 225 * MM / 22
CHARACTER = 15.79


def test_a_title_stands_in_the_middle_of_the_text_with_a_line_below(show, paper):
    title, body = show(paper(Title(text="监督谈话通知"), "正文")).lines(0)[:2]
    assert (title.left + title.right) / 2 == pytest.approx((28 + 78) * MM, abs=2)
    assert title.y - body.y == pytest.approx(2 * PITCH, abs=4)


def test_a_heading_never_ends_a_page(show, paper):
    for lines in range(16, 23):
        seen = show(paper("国" * 28 * lines, Heading(text="一、基本情况"), "文" * 100))
        where = next(page for page in range(len(seen)) if "一、基本情况" in seen.flat(page))
        assert "文文" in seen.flat(where)


@pytest.mark.parametrize("lines", range(18, 26))
def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph(show, paper, lines):
    seen = show(paper("甲" * 28 * lines, "乙" * (28 * 5 - 2)))
    for page in range(len(seen)):
        count = sum(line.text.startswith("乙") for line in seen.lines(page))
        assert count != 1


@pytest.mark.parametrize("lines", range(12, 24))
def test_signature_lines_stay_with_the_end_of_the_text(show, paper, lines):
    sign = Lines(lines=(("谈话人（签名）", ""), ("被谈话人（签名）", ""), ("记录人（签名）", "")))
    seen = show(paper("国" * 28 * lines, sign))
    last = seen.flat(len(seen) - 1)
    assert all(who in last for who in ("谈话人（签名）", "被谈话人（签名）", "记录人（签名）"))
    assert last.count("国") >= 30


def test_signature_lines_stay_with_a_note_before_them(show, paper):
    sign = Lines(lines=(("被谈话人（签名）", ""),))
    for lines in range(14, 23):
        seen = show(paper("国" * 28 * lines, Note(text="说明：如实填写。"), sign))
        last = seen.flat(len(seen) - 1)
        assert "如实填写" in last
        assert "被谈话人（签名）" in last


def test_the_labels_of_signatures_end_at_one_place(show, paper):
    sign = Lines(lines=(("谈话人（签名）", ""), ("被谈话人（签名）", "")))
    first, second = show(paper("正文", sign)).lines(0)[1:3]
    assert first.left == pytest.approx(second.left, abs=2)
    assert first.text.startswith("谈话人（签名）")
    text = show(paper("正文", sign)).document[0].get_textpage()
    ends = [
        text.get_charbox(at)[0]
        for at in range(text.count_chars())
        if text.get_text_range(at, 1) == "）"
    ]
    assert ends[0] == pytest.approx(ends[1], abs=0.1)


def test_the_issuer_stands_over_the_middle_of_the_date_four_characters_from_the_right(show, paper):
    closing = Closing(signer="中共江州市委办公室", on="2026年7月13日")
    signer, day = show(paper("正文", closing)).lines(0)[1:3]
    assert day.right == pytest.approx(184 * MM - 4 * 15.75, abs=4)
    assert (signer.left + signer.right) / 2 == pytest.approx((day.left + day.right) / 2, abs=3)


def test_a_long_issuer_stays_inside_the_text(show, paper):
    closing = Closing(
        signer="中国共产党江州市高新技术产业开发区工作委员会办公室", on="2026年7月13日"
    )
    for line in show(paper("正文", closing)).lines(0)[:3]:
        assert line.left >= 28 * MM
        assert line.right <= 184 * MM


def test_the_copies_line_stands_at_the_foot_of_the_last_page(show, paper):
    copies = Copies(lines=(("抄送", "市纪委监委，" * 8 + "市委组织部。"),))
    seen = show(paper("国" * 1000, foot=(copies,)))
    lines = seen.lines(len(seen) - 1)
    first = next(line for line in lines if line.text.startswith("抄送：市纪委"))
    last = lines[lines.index(first) + 2]
    assert last.left - first.left == pytest.approx(3 * 14, abs=3)
    assert 35 * MM < last.y < 40 * MM


def test_what_is_to_be_on_a_new_page_is(show, paper):
    seen = show(paper("甲", NewPage(), "乙"))
    assert [("甲" in seen.flat(p), "乙" in seen.flat(p)) for p in (0, 1)] == [
        (True, False),
        (False, True),
    ]


def test_both_sides_of_a_line_stand_at_the_edges(show, paper):
    (line,) = show(paper(Sides(left="编号：2026-004", right="2026年7月13日"))).lines(0)[:1]
    assert line.left == pytest.approx(28 * MM, abs=2)
    assert line.right == pytest.approx(184 * MM, abs=3)


def test_a_note_hangs_under_its_first_word(show, paper):
    first, second = show(paper(Note(text="填表说明：" + "逐条填写，" * 20))).lines(0)[:2]
    assert second.left - first.left == pytest.approx(5 * 12, abs=2)


def test_a_cut_line_says_what_to_do(show, paper):
    assert "沿此线裁下" in show(paper("甲", CutLine(text="沿此线裁下"), Title(text="回执"))).flat()


def test_space_is_lines_of_the_grid(show, paper):
    first, second = show(paper("甲", Space(lines=2), "乙")).lines(0)[:2]
    assert first.y - second.y == pytest.approx(3 * PITCH, abs=0.2)


def test_each_line_of_a_text_is_a_paragraph_and_empty_ones_are_left_out(show, paper):
    lines = show(paper("　　甲甲\n\n乙乙  \r\n　丙丙")).lines(0)[:3]
    assert [line.text for line in lines] == ["甲甲", "乙乙", "丙丙"]
    assert all(line.left == pytest.approx(28 * MM + 2 * CHARACTER, abs=3) for line in lines)


def test_text_in_the_middle_or_on_the_right(show, paper):
    blocks = [Para(text="甲乙", indent=0, align=side) for side in (Align.CENTRE, Align.RIGHT)]
    middle, right = show(paper(*blocks)).lines(0)[:2]
    assert (middle.left + middle.right) / 2 == pytest.approx(106 * MM, abs=2)
    assert right.right == pytest.approx(184 * MM, abs=2)
