import pytest

from desktop.rules.substance import lacks, thin
from tests.factories import a_finding


@pytest.mark.parametrize(
    ("facts", "part", "thinking", "expected"),
    [
        ("2025年谈心2次", "带头不够", "重业务轻党建", ()),
        ("2025年谈心2次", "", "", ("人", "思想")),
        ("", "带头不够", "重业务轻党建", ("事",)),
        ("", "", "", ("事", "人", "思想")),
        ("  \n", "——", "。。。", ("事", "人", "思想")),
        ("3次", "无", "急", ()),
    ],
)
def test_article_8_facts_person_and_thinking(facts, part, thinking, expected):
    assert lacks(a_finding(facts=facts, part=part, thinking=thinking)) == expected


def test_article_8_thin_findings_are_named_with_what_they_lack():
    full = a_finding(id="f1", facts="谈心2次", part="带头不够", thinking="重业务")
    poor = a_finding(id="f2", position=2, title="经费超支", facts="超支3万元")
    voided = a_finding(id="f3", voided_reason="重复")
    found = thin([full, poor, voided])
    assert [(x.subject_id, x.article) for x in found] == [("f2", "第八条")]
    assert found[0].sentence == ("问题“经费超支”没有写明本人的责任和表现（人）、思想根源（思想）。")
