"""The written record from forming to supplements."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from db.errors import Conflict
from db.records import RecordState, TalkStatus, Visibility
from desktop.errors import BadInput, Refused
from desktop.services.drafts import DraftService
from desktop.services.record import RecordService
from tests.conftest import NOW, TODAY
from tests.factories import a_finding, a_step, an_ended_talk, at


@pytest.fixture
def records(town):
    with town.store.atomic():
        talk = an_ended_talk(at(2026, 7, 10, 11), status=TalkStatus.AWAITING_SIGNATURE)
        town.store.talks.put(talk)
        for number, text in enumerate(["自查两个问题。", "通报情况。", "", "", "坚决整改。"], 1):
            town.store.steps.put(a_step(number, id=f"s{number}", text=text))
        town.store.findings.put(
            a_finding(
                facts="一年只谈2次。",
                pointed_out_at=NOW,
                explanation="属实。",
                requirement="每季度一次",
                requirement_for="赵立新",
                requirement_by=date(2026, 8, 10),
            )
        )
        secret = a_finding(id="f2", position=2, title="信访反映", visibility=Visibility.TALKER_ONLY)
        town.store.findings.put(secret)
    return RecordService(town)


def record(town):
    return town.store.records.get("t1")


def test_the_record_is_formed_from_steps_and_findings(records, town):
    formed = records.read("t1").formed
    said = [
        "一、被谈话人报告自查情况",
        "自查两个问题。",
        "问题1：谈心谈话少",
        "事实：一年只谈2次。",
        "关于问题1：属实。",
        "针对问题1：每季度一次（责任人赵立新，2026年8月10日前完成）",
        "坚决整改。",
    ]
    places = [formed.index(part) for part in said]
    assert places == sorted(places)
    assert town.store.records.find("t1") is None
    records.form("t1")
    assert record(town).text == formed


def test_what_is_for_the_talker_only_never_stands_in_the_record(records):
    assert "信访反映" not in records.read("t1").formed


def test_a_step_not_held_is_said_with_its_reason(records, town):
    with town.store.atomic():
        step = town.store.steps.get("s3")
        town.store.steps.put(replace(step, not_held_reason="已书面说明"))
    assert "（本步骤未进行：已书面说明）" in records.read("t1").formed


def test_an_edited_record_is_not_overwritten_by_a_second_window(records, town):
    records.edit("t1", 0, "第一稿")
    records.edit("t1", 1, "第二稿")
    with pytest.raises(Conflict):
        records.edit("t1", 1, "另一窗口的稿")
    assert record(town).text == "第二稿"


def test_a_record_too_long_is_refused_and_what_was_stored_stays(records, town):
    records.edit("t1", 0, "第一稿")
    with pytest.raises(BadInput) as caught:
        records.edit("t1", 1, "长" * 200_000)
    assert caught.value.field == "谈话记录"
    assert record(town).text == "第一稿"


def test_fixing_takes_in_what_is_being_typed_and_freezes_it(records, town):
    records.edit("t1", 0, "第一稿")
    drafts = DraftService(town)
    drafts.keep("t1", "record", "第一稿，补一句")
    assert records.read("t1").draft == "第一稿，补一句"
    records.fix("t1", 1)
    fixed = record(town)
    assert (fixed.state, fixed.text) == (RecordState.FIXED, "第一稿，补一句")
    assert fixed.sha256 == sha256("第一稿，补一句".encode()).hexdigest()
    assert (fixed.fixed_by, drafts.find("t1", "record")) == ("李文书", None)
    with pytest.raises(Refused, match="已定稿"):
        records.edit("t1", fixed.version, "改")
    with pytest.raises(Refused):
        records.form("t1")


def test_a_record_never_formed_is_formed_when_fixed(records, town):
    formed = records.read("t1").formed
    records.fix("t1", 0)
    assert record(town).text == formed


def test_a_record_that_another_window_changed_is_not_fixed(records):
    records.edit("t1", 0, "第一稿")
    records.edit("t1", 1, "第二稿")
    with pytest.raises(Conflict):
        records.fix("t1", 1)


def test_what_steps_and_findings_lack_is_said_until_the_record_is_fixed(records, town):
    points = records.read("t1").points
    assert [(p.stage, p.article) for p in points] == [("step2", "第八条"), ("step2", "第八条")]
    records.fix("t1", 0)
    assert records.read("t1").points == ()


def test_an_unsigned_record_is_reopened_with_a_reason(records, town):
    records.fix("t1", 0)
    with pytest.raises(BadInput, match="原因"):
        records.reopen("t1", " ")
    records.reopen("t1", "漏记一句")
    reopened = record(town)
    assert (reopened.state, reopened.sha256) == (RecordState.DRAFT, "")
    assert reopened.reopened_reason == "漏记一句"
    assert records.read("t1").can_edit is True


def test_the_signature_opens_remediation(records, town):
    with pytest.raises(Refused, match="先形成并定稿"):
        records.sign("t1", TODAY)
    records.fix("t1", 0)
    assert records.read("t1").can_sign is True
    records.sign("t1", TODAY)
    signed = record(town)
    assert (signed.state, signed.signed_on, signed.signature) == (
        RecordState.SIGNED,
        TODAY,
        "last_page",
    )
    assert town.store.talks.get("t1").status is TalkStatus.REMEDIATION
    with pytest.raises(Refused):
        records.reopen("t1", "再改")


@pytest.mark.parametrize("on", [date(2026, 7, 9), date(2026, 7, 14)])
def test_a_signature_before_the_end_or_in_the_future_is_refused(records, town, on):
    records.fix("t1", 0)
    with pytest.raises(BadInput) as caught:
        records.sign("t1", on)
    assert caught.value.field == "签字日期"
    assert record(town).state is RecordState.FIXED


def test_a_refusal_to_sign_is_registered_with_its_reason(records, town):
    records.fix("t1", 0)
    with pytest.raises(BadInput) as caught:
        records.refuse_signature("t1", TODAY, "")
    assert caught.value.field == "拒签原因"
    with pytest.raises(Refused, match="登记拒签"):
        records.sign("t1", TODAY, "refused")
    records.refuse_signature("t1", TODAY, "对第二个问题有异议")
    assert (record(town).signature, record(town).refusal_reason) == (
        "refused",
        "对第二个问题有异议",
    )


def test_a_text_changed_behind_the_hash_is_not_signed(records, town):
    records.fix("t1", 0)
    with town.store.atomic():
        town.store.records.put(replace(record(town), text="被改动"))
    with pytest.raises(Refused, match="不一致"):
        records.sign("t1", TODAY)


def test_a_signed_record_is_only_supplemented(records, town):
    records.fix("t1", 0)
    with pytest.raises(Refused, match="还没有签字"):
        records.supplement("t1", "补一句", "漏记")
    records.sign("t1", TODAY)
    with pytest.raises(BadInput):
        records.supplement("t1", "补一句", "")
    records.supplement("t1", "第二个问题的日期应为3月5日。", "笔误")
    view = records.open("t1")
    assert [s.reason for s in view.supplements] == ["笔误"]
    assert view.can_supplement is True
    assert view.record.text == view.formed


def test_only_the_office_keeps_the_record(records, talker_desk, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, talker_id="song"))
    mine = RecordService(talker_desk)
    assert mine.read("t1").formed
    with pytest.raises(Refused, match="谈话人不能办理"):
        mine.fix("t1", 0)
