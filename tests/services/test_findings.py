"""Findings before, in and after a talk, until its record is fixed."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import FindingCategory, RecordState, TalkStatus, Visibility
from desktop.errors import BadInput, Refused
from desktop.services.drafts import DraftService
from desktop.services.findings import FindingService
from desktop.services.views.findings import FindingText
from tests.conftest import NOW
from tests.factories import a_record, a_talk, an_ended_talk, at

TEXT = FindingText(
    title="工程变更审批把关不严",
    category=FindingCategory.FIRST_RESPONSIBLE,
    facts="审计发现变更3处。",
    visibility=Visibility.SHAREABLE,
)


@pytest.fixture
def findings(town):
    with town.store.atomic():
        town.store.talks.put(a_talk())
    return FindingService(town)


def held(town, **fields):
    given = {"status": TalkStatus.IN_PROGRESS, "started_at": at(2026, 7, 13), "step": 2}
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, **given | fields))


def one(town, finding_id):
    return town.store.findings.get(finding_id)


def test_the_first_finding_begins_the_preparation(findings, town):
    first, second = findings.add("t1", TEXT), findings.add("t1", replace(TEXT, title="另一个"))
    assert town.store.talks.get("t1").status is TalkStatus.PREPARING
    assert [f.position for f in town.store.findings.standing("t1")] == [1, 2]
    assert one(town, first).added_in_talk is False
    assert one(town, second).pointed_out_at is None
    assert town.store.audit.entries()[0].deed == "添加问题"


def test_one_added_on_the_spot_is_pointed_out(findings, town):
    held(town)
    finding = one(town, findings.add("t1", TEXT))
    assert (finding.added_in_talk, finding.pointed_out_at) == (True, NOW)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (replace(TEXT, title=" \x00"), "问题"),
        (replace(TEXT, title="长" * 201), "问题"),
        (replace(TEXT, facts="长" * 200_000), "事实"),
        (replace(TEXT, thinking="长" * 100_001), "思想根源"),
    ],
)
def test_bad_text_is_said_at_its_field_and_stores_nothing(findings, town, text, field):
    with pytest.raises(BadInput) as caught:
        findings.add("t1", text)
    assert caught.value.field == field
    assert town.store.findings.of_talk("t1") == []


def test_emoji_stay_and_control_characters_go(findings, town):
    finding_id = findings.add("t1", replace(TEXT, facts="审\x07计😀发现\r\n变更"))
    assert one(town, finding_id).facts == "审计😀发现\n变更"


def test_a_change_forgets_its_drafts_and_a_second_window_is_told(findings, town):
    finding_id = findings.add("t1", TEXT)
    drafts = DraftService(town)
    drafts.keep(finding_id, "facts", "变更4")
    findings.change(finding_id, 1, replace(TEXT, facts="变更4处"))
    assert one(town, finding_id).facts == "变更4处"
    assert drafts.find(finding_id, "facts") is None
    drafts.keep(finding_id, "facts", "变更5")
    with pytest.raises(Conflict):
        findings.change(finding_id, 1, TEXT)
    assert drafts.find(finding_id, "facts").text == "变更5"


def test_a_voided_finding_stays_in_the_store(findings, town):
    finding_id = findings.add("t1", TEXT)
    with pytest.raises(BadInput, match="原因"):
        findings.void(finding_id, "")
    findings.void(finding_id, "重复登记")
    assert one(town, finding_id).voided_reason == "重复登记"
    assert town.store.findings.standing("t1") == []
    with pytest.raises(Refused, match="已作废"):
        findings.change(finding_id, 2, TEXT)
    assert one(town, findings.add("t1", TEXT)).position == 2


@pytest.mark.parametrize(
    ("moved", "to", "order"),
    [("丙", 1, "丙甲乙"), ("甲", 2, "乙甲丙"), ("甲", 99, "乙丙甲"), ("乙", 0, "乙甲丙")],
)
def test_findings_are_put_in_order(findings, town, moved, to, order):
    ids = {title: findings.add("t1", replace(TEXT, title=title)) for title in "甲乙丙"}
    findings.move(ids[moved], to)
    assert "".join(f.title for f in town.store.findings.standing("t1")) == order


def test_pointing_out_waits_for_the_talk_and_can_be_taken_back(findings, town):
    finding_id = findings.add("t1", TEXT)
    with pytest.raises(Refused, match="还没有开始") as caught:
        findings.point_out(finding_id)
    assert caught.value.article == "第十条"
    held(town)
    findings.point_out(finding_id)
    assert one(town, finding_id).pointed_out_at == NOW
    findings.take_back(finding_id)
    assert one(town, finding_id).pointed_out_at is None


def test_explanation_and_requirement_are_kept_for_each_finding(findings, town):
    finding_id = findings.add("t1", TEXT)
    held(town)
    DraftService(town).keep(finding_id, "explanation", "属实，")
    findings.explain(finding_id, 1, "属实，愿意整改。")
    findings.require(finding_id, 2, "一个月内建立审批台账", "赵立新", date(2026, 8, 13))
    finding = one(town, finding_id)
    assert (finding.explanation, finding.requirement) == (
        "属实，愿意整改。",
        "一个月内建立审批台账",
    )
    assert (finding.requirement_for, finding.requirement_by) == ("赵立新", date(2026, 8, 13))
    assert DraftService(town).find(finding_id, "explanation") is None


def test_a_requirement_is_not_for_a_day_before_the_talk(findings, town):
    finding_id = findings.add("t1", TEXT)
    held(town)
    with pytest.raises(BadInput) as caught:
        findings.require(finding_id, 1, "建立台账", "", date(2026, 7, 12))
    assert caught.value.field == "完成时限"


@pytest.mark.parametrize("state", [RecordState.FIXED, RecordState.SIGNED])
def test_after_the_record_is_fixed_nothing_changes(findings, town, state):
    finding_id = findings.add("t1", TEXT)
    held(town, status=TalkStatus.AWAITING_SIGNATURE, ended_at=at(2026, 7, 13, 11))
    findings.explain(finding_id, 1, "属实")
    with town.store.atomic():
        town.store.records.put(a_record(state=state))
    with pytest.raises(Refused, match="内容不能再改"):
        findings.change(finding_id, 2, TEXT)
    with pytest.raises(Refused, match="内容不能再改"):
        findings.add("t1", TEXT)


def test_a_talker_cannot_touch_the_talks_of_others(findings, town, talker_desk):
    finding_id = findings.add("t1", TEXT)
    with pytest.raises(Refused, match="查看范围"):
        FindingService(talker_desk).change(finding_id, 1, TEXT)
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(id="t2", number="2", talker_id="song"))
    assert FindingService(talker_desk).add("t2", TEXT)
