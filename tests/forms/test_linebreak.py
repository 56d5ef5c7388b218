import pytest

from desktop.forms.linebreak import Measured


def measured(text, size=10.0):
    return Measured(text, [size / 2 if c < "\u0250" else size for c in text], size)


def cut(text, width=100.0, first=None):
    spans = measured(text).lines(first or width, width)
    return [text[s.start : s.end] for s in spans]


def test_lines_are_filled_one_after_the_other():
    assert cut("国" * 25) == ["国" * 10, "国" * 10, "国" * 5]


def test_the_first_line_is_shorter_by_its_indent():
    assert cut("国" * 25, first=80.0) == ["国" * 8, "国" * 10, "国" * 7]


def test_a_closing_mark_hangs_its_blank_half_over_the_edge():
    assert cut("国国国国国国，国国，，国国国国国国国")[0] == "国国国国国国，国国，，"


@pytest.mark.parametrize("date", ["2026年7月13日", "1,200", "〔2026〕12号", "Wi-Fi"])
@pytest.mark.parametrize("before", range(16, 30))
def test_dates_and_figures_are_never_cut(date, before):
    lines = cut("国" * before + date + "国" * 30, width=150.0)
    assert sum(date in line for line in lines) == 1


def test_unevenness_is_shared_by_the_lines_before():
    text = "国" * 112 + "2026年7月13日" + "国" * 60
    spans = measured(text).lines(280.0, 280.0)
    assert max(span.stretch for span in spans) < 0.09 * 10


def test_a_last_line_does_not_hold_one_character_alone():
    lines = cut("国" * 280 + "。", width=280.0)
    assert len(lines[-1]) > 1 or len(lines) == 10


def test_what_is_longer_than_a_line_is_cut_at_need():
    lines = cut("国" + "x" * 95 + "国")
    assert "".join(lines) == "国" + "x" * 95 + "国"
    assert all(len(line) <= 21 for line in lines)


def test_even_marks_without_end_are_laid_down():
    lines = cut("。" * 50)
    assert "".join(lines) == "。" * 50
    assert len(lines) < 10


def test_justified_lines_reach_the_edge():
    text = "国国国，国国A4国国国。国国国国国（国国）国国国国国国国国"
    m = measured(text)
    for span in m.lines(100.0, 100.0)[:-1]:
        soft = sum(m.soft[span.start : span.end - 1])
        give = sum(m.give[span.start : span.end - 1])
        width = m.natural(span.start, span.end) + span.stretch * soft - span.narrow * give
        hanging = 5.0 if text[span.end - 1] in "，。）" else 0.0
        assert 100.0 - 0.02 <= width <= 100.0 + hanging + 0.02


def test_an_empty_text_is_one_empty_line():
    assert [(s.start, s.end) for s in measured("").lines(100.0, 100.0)] == [(0, 0)]


PROSE = (
    "2025年3月至2026年6月，县委常委会研究全面从严治党工作12次，其中有5次只是传达学习，没有结合实际"
    "提出措施；对3个乡镇党委书记履行第一责任人职责不力的情况，没有按照规定进行约谈（见附件1）。"
    "《关于加强“一把手”监督的意见》印发后，A类项目投入1,200万元，占比35.5%，于2026年7月13日15时30分验收。"
)


@pytest.mark.parametrize("drop", range(0, 120, 7))
def test_lines_of_prose_are_even(drop):
    """No gap of a line is stretched by more than an eighth of an em over thousands of gaps."""
    m = measured(PROSE[drop:] + PROSE * 20, size=15.75)
    spans = m.lines(410.7, 442.2)
    assert len(spans) > 80
    assert max(span.stretch for span in spans) <= 15.75 / 8
    assert sum(span.stretch for span in spans) / len(spans) <= 15.75 / 25
