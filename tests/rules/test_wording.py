import pytest

from desktop.errors import BadInput
from desktop.rules.wording import line, passage, quoted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("第一行\r\n第二行\r第三行\n", "第一行\n第二行\n第三行"),
        ("会\x00议\x07纪\x1b[31m要\x7f", "会议纪[31m要"),
        ("表态👨‍👩‍👧好", "表态👨‍👩‍👧好"),
        ("  两格起段\t制表", "  两格起段\t制表"),
        ("半个字\ud83d。", "半个字。"),
        ("\n\n\n", ""),
    ],
)
def test_control_characters_go_and_emoji_stay(typed, kept):
    assert passage(typed, "谈话记录") == kept


def test_a_passage_too_long_is_refused_at_its_field():
    assert len(passage("长" * 100_000, "谈话记录")) == 100_000
    with pytest.raises(BadInput, match=r"200,000个字.*没有保存") as caught:
        passage("长" * 200_000, "谈话记录")
    assert caught.value.field == "谈话记录"


def test_a_line_has_one_line():
    assert line(" 第一\n会议室  东侧 ", "地点") == "第一 会议室 东侧"
    with pytest.raises(BadInput, match="201个字"):
        line("长" * 201, "地点")


@pytest.mark.parametrize("typed", ["", "  ", "\n", "\x00"])
def test_what_must_be_filled_in_is_said(typed):
    assert line(typed, "原因") == ""
    with pytest.raises(BadInput, match="“原因”还没有填写") as caught:
        line(typed, "原因", required=True)
    assert caught.value.field == "原因"


@pytest.mark.parametrize(
    ("text", "words"),
    [("谈心谈话少", "“谈心谈话少”"), ("“三重一大”事项", "“‘三重一大’事项”")],
)
def test_quotation_marks_inside_others_are_single(text, words):
    assert quoted(text) == words
