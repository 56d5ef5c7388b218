"""规范性自查报告: what it says of a run, and that it says no more than the lines bear."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.forms import check_report
from desktop.forms.check_report import MOST, CheckReportFacts
from desktop.forms.paper import Table, texts
from desktop.rules.checks.shape import Severity, Shortfall
from tests.forms.samples import CONTROL

LINE = Shortfall(
    check="action_report",
    title="整改措施报告",
    article="第十一条",
    severity=Severity.BREACH,
    sentence="整改措施报告应于2026年4月13日前报送，还没有收到，逾期1天。",
    place="谈话",
    target={"talk_id": "t1"},
    talk_id="t1",
    number="2026-001",
    subject="赵立新",
    organisation="临河县委",
)
OFFICE = replace(
    LINE,
    check="plan",
    title="年度计划",
    article="第五条",
    severity=Severity.GAP,
    sentence="没有年度计划。",
    number="",
    subject="",
    organisation="",
    talk_id=None,
)
FACTS = CheckReportFacts(
    control=CONTROL,
    about="2026年",
    on=date(2026, 7, 13),
    talks=5,
    lines=(LINE, OFFICE),
    anchor="操作日志序号7，校验码0123456789abcdef",
)


def said(facts):
    return "\n".join(texts(check_report.paper(facts)))


def test_the_report_counts_its_lines_by_weight_and_article():
    text = said(FACTS)
    assert "检查了5次谈话，共列出2项：不符合1项、待完善1项。" in text
    assert text.index("第五条") < text.index("第十一条")
    assert "2026-001" in text
    assert "赵立新 临河县委" in text
    assert "操作日志序号7" in check_report.paper(FACTS).foot_note


def test_with_no_breach_it_says_so_and_with_nothing_that_nothing_was_found():
    assert "没有发现不符合《办法》规定的情况" in said(replace(FACTS, lines=(OFFICE,)))
    text = said(replace(FACTS, lines=()))
    assert "没有发现不规范的情况。" in text
    assert "共列出" not in text


def test_one_talk_is_called_so():
    text = said(replace(FACTS, about="谈话2026-001", talks=1))
    assert "检查了这次谈话" in text


def test_a_reference_stands_in_its_own_column():
    text = said(replace(FACTS, lines=(replace(LINE, severity=Severity.REFERENCE),)))
    assert "共列出1项：参照1项" in text


@pytest.mark.parametrize(("count", "rest"), [(MOST, None), (MOST + 3, "其余3项见电子清单")])
def test_very_many_lines_are_left_to_the_list(count, rest):
    paper = check_report.paper(replace(FACTS, lines=(LINE,) * count))
    longest = max(len(b.rows) for b in paper.blocks if isinstance(b, Table))
    assert longest == MOST + 1
    assert ("其余" in "\n".join(texts(paper))) is (rest is not None)


def test_the_blank_report_has_rows_to_fill_in():
    paper = check_report.paper(CheckReportFacts(control=CONTROL))
    assert "共列出" not in "\n".join(texts(paper))
    assert len(next(b for b in paper.blocks if isinstance(b, Table)).rows) > 5
