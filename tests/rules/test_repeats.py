"""Repeated passages: what is the same, what does not count, and that prints find it."""

from random import Random

import pytest

from desktop.rules.repeats import (
    LEAST,
    covered,
    cut_out,
    passages,
    plain,
    prints,
    share,
    share_in,
    size,
    squeezed,
)
from desktop.rules.standard_phrases import PHRASES

SIGNS = [chr(code) for code in range(0x4E00, 0x5600)]
NONE = cut_out()


def invented(seed, length):
    return "".join(Random(seed).choices(SIGNS, k=length))  # noqa: S311 (a text, no secret)


def same(one, other, phrases=NONE):
    """The passages of the one text that stand in the other."""
    found = passages(plain(one, phrases), plain(other, phrases))
    return [one[p.begin : p.end] for p in found]


def common(one, other, phrases=NONE):
    return set(prints(squeezed(one, phrases))) & set(prints(squeezed(other, phrases)))


def test_a_planted_passage_is_found_where_it_stands():
    planted = invented(1, 60)
    one = invented(2, 400) + planted + invented(3, 400)
    other = invented(4, 100) + planted + invented(5, 900)
    (found,) = passages(plain(one, NONE), plain(other, NONE))
    assert one[found.begin : found.end] == other[found.other_begin : found.other_end] == planted
    assert (found.begin, found.other_begin) == (400, 100)


@pytest.mark.parametrize(
    ("length", "found"), [(LEAST - 1, False), (LEAST, True), (LEAST + 1, True)]
)
def test_a_passage_counts_from_the_least_length_on(length, found):
    planted = invented(1, length)
    one, other = f"{invented(2, 300)}{planted}{invented(3, 300)}", f"{planted}{invented(4, 500)}"
    assert same(one, other) == ([planted] if found else [])


@pytest.mark.parametrize("seed", range(40))
def test_two_texts_with_a_passage_of_the_least_length_share_a_print(seed):
    planted = invented(seed, LEAST)
    at = Random(seed).randrange(200)  # noqa: S311 (a place, no secret)
    one = invented(seed + 100, at) + planted + invented(seed + 200, 300)
    other = invented(seed + 300, 250) + planted + invented(seed + 400, at)
    assert common(one, other)


def test_texts_that_say_the_same_in_other_words_repeat_nothing():
    one = "你对县里三个重点水利项目的招投标情况过问不多，去年只在常委会上听过一次汇报。"
    other = "去年常委会只安排了一次汇报，三个重点水利项目怎样招标、投标，你平时很少了解。"
    assert same(one, other) == []
    assert not common(one, other)


def test_marks_spaces_widths_and_figures_do_not_hide_a_repeat():
    one = "督查发现该单位2025年安全生产部署转发9个文件，自己的措施只有2条，上报的成效查无实据。"
    other = (
        "督查发现，该单位 ２０２４年安全生产部署转发12个文件；自己的措施只有10条,上报的成效查无实据"
    )
    assert same(one, other) == [one[: one.rindex("。")]]
    assert common(one, other)


@pytest.mark.parametrize("phrase", PHRASES)
def test_standard_phrases_of_the_forms_do_not_count(phrase):
    text = phrase * 3 + invented(1, 5)
    assert size(squeezed(text, NONE)) == plain(text, NONE).size == 5
    assert prints(squeezed(text, NONE)) == []
    assert same(text, text) == []


def test_topics_to_choose_from_do_not_count():
    topic = "管党治党的重要工作是否亲自部署、重大问题是否亲自过问，有没有只挂帅不出征"
    one, other = (f"{invented(n, 40)}{topic}{invented(n + 10, 40)}" for n in (1, 2))
    assert same(one, other) == [topic]
    assert same(one, other, cut_out([topic])) == []
    assert not common(one, other, cut_out([topic]))


def test_a_passage_does_not_run_over_a_standard_phrase():
    phrase = PHRASES[-5]
    one = invented(1, 15) + phrase + invented(2, 15)
    assert same(one, one) == []


@pytest.mark.parametrize(
    "text", ["", "，。；", "谈话记录", "会议开过了没有记录", invented(1, LEAST - 1)]
)
def test_short_texts_repeat_nothing(text):
    assert prints(squeezed(text, NONE)) == []
    assert same(text, text) == []
    assert share(plain(text, NONE), []) == 0


def test_the_share_counts_what_counts_and_overlaps_once():
    planted = invented(1, 50)
    text = plain(planted + invented(2, 50), NONE)
    found = passages(text, plain(planted, NONE))
    assert share(text, found) == 0.5
    assert covered(text, [*found, *found]) == 50
    phrased = plain("四、提出整改要求" + planted, NONE)
    assert share(phrased, passages(phrased, plain(planted, NONE))) == 1


def test_the_share_in_several_texts_is_counted_once_and_as_passage_by_passage():
    planted, second = invented(1, 50), invented(2, 40)
    own = planted + invented(3, 60) + second + planted
    others = [invented(4, 30) + planted, second + invented(5, 30) + planted, invented(6, 90)]
    squeezed_ = [squeezed(t, NONE) for t in (own, *others)]
    assert share_in(squeezed_[0], squeezed_[1:]) == 140 / 200
    placed = plain(own, NONE)
    found = [p for t in others for p in passages(placed, plain(t, NONE))]
    assert share(placed, found) == 140 / 200
    assert share_in("", others) == share_in(squeezed_[0], []) == 0


def test_a_passage_that_stands_twice_is_found_twice():
    planted = invented(1, 40)
    assert same(planted + invented(2, 30) + planted, planted) == [planted, planted]


def test_of_several_places_the_longest_is_shown():
    planted = invented(1, 80)
    other = planted[:30] + invented(2, 30) + planted
    assert same(planted, other) == [planted]


@pytest.mark.parametrize(
    "text",
    [
        invented(1, 300),
        "第3条，第3、4条 ①②　ＡＢＣabc　“引号”。\n二、100.5万元（含税）",
        "𠮷林𠮷林" * 20,
    ],
)
def test_the_quick_and_the_placed_way_give_the_same_text(text):
    made = plain(text, NONE)
    assert made.text == squeezed(text, NONE)
    assert len(made.places) == len(made.text)


def test_a_text_of_one_sign_over_and_over_is_compared_quickly():
    text = "哈" * 20_000
    assert same(text, text) == [text]
