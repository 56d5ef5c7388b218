import pytest

from desktop.forms.titles import break_label, break_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("监督谈话通知", ["监督谈话通知"]),
        (
            "中共江州市委办公室关于商请提供监督谈话对象有关情况和材料的函",
            ["中共江州市委办公室", "关于商请提供监督谈话对象", "有关情况和材料的函"],
        ),
        (
            "中共江州市委关于2026年度开展对下级党组织“一把手”监督谈话工作情况的报告",
            ["中共江州市委关于2026年度", "开展对下级党组织“一把手”", "监督谈话工作情况的报告"],
        ),
    ],
)
def test_a_title_is_broken_by_sense(title, lines):
    assert break_title(title, 20) == lines


@pytest.mark.parametrize("length", range(21, 90, 7))
def test_any_title_fits_and_loses_nothing(length):
    title = ("关于临河县委书记王建国同志落实整改要求的" * 9)[:length]
    lines = break_title(title, 20)
    assert "".join(lines) == title
    assert max(map(len, lines)) <= 20
    assert not any(line[0] in "的。，" for line in lines[1:])


@pytest.mark.parametrize(
    ("label", "most", "lines"),
    [
        ("被谈话人", 4, ["被谈话人"]),
        ("谈话后的思想认识", 4, ["谈话后的", "思想认识"]),
        ("办公室负责人审核意见", 4, ["办公室", "负责人", "审核意见"]),
        ("整改措施\n落实情况", 8, ["整改措施", "落实情况"]),
    ],
)
def test_a_label_is_broken_into_even_lines_of_whole_words(label, most, lines):
    assert break_label(label, most) == lines
