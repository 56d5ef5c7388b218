"""Topics, notice, self-check, outline, and what the preparation lacks."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import Attachment, Material, TalkKind, TalkStatus, Trigger, TriggerKind, Visibility
from desktop.errors import BadInput, Refused
from desktop.services.drafts import DraftService
from desktop.services.findings import FindingService
from desktop.services.preparation import PreparationService
from desktop.services.views.findings import FindingText
from tests.conftest import NOW, TODAY
from tests.factories import a_finding, a_talk, at


@pytest.fixture
def preparation(town):
    with town.store.atomic():
        town.store.talks.put(a_talk(planned_at=at(2026, 7, 20, 15), place="第一会议室"))
    return PreparationService(town)


def papers(town):
    return town.store.preparations.get("t1")


def missing(preparation):
    return [point.key for point in preparation.read("t1").missing]


def test_general_topics_start_with_the_first_responsible_duties(preparation):
    groups = preparation.topic_groups()
    assert groups[0].title == "履行第一责任人职责"
    assert all(len(g.topics) >= 4 for g in groups)
    every = [t for g in groups for t in g.topics]
    assert len(every) == len(set(every)) >= 30
    assert all(len(t) <= 60 for t in every)


def test_the_office_adds_topics_of_its_own(preparation):
    preparation.add_office_topic("防汛责任落实情况")
    assert preparation.topic_groups()[-1].topics == ("防汛责任落实情况",)
    with pytest.raises(BadInput, match="已经有了"):
        preparation.add_office_topic(" 防汛责任落实情况 ")


def test_the_first_deed_begins_the_preparation(preparation, town):
    preparation.choose_topics("t1", 0, ["甲", "乙", "甲", " "])
    assert papers(town).topics == ("甲", "乙")
    assert town.store.talks.get("t1").status is TalkStatus.PREPARING


def test_two_windows_choosing_topics_do_not_overwrite_each_other(preparation, town):
    preparation.choose_topics("t1", 0, ["甲"])
    preparation.approve("t1", TODAY, "王致远")
    with pytest.raises(Conflict):
        preparation.choose_topics("t1", 1, ["乙"])
    assert papers(town).topics == ("甲",)


def test_what_is_missing_shrinks_as_the_work_goes_on(preparation, town):
    assert missing(preparation) == [
        "arrangement",
        "approval",
        "material",
        "notice",
        "self_check",
        "compared",
        "topics",
        "findings",
        "outline",
    ]
    preparation.approve("t1", TODAY, "王致远")
    preparation.send_notice("t1", TODAY, date(2026, 7, 17))
    preparation.receive_self_check("t1", TODAY, "自查发现两个问题", ["学习不够", " "])
    preparation.compare_self_check("t1", "未提及平台工程变更")
    preparation.choose_topics("t1", papers(town).version, ["甲"])
    preparation.write_outline("t1", papers(town).version, "提纲")
    assert missing(preparation) == ["arrangement", "material", "findings"]
    view = preparation.read("t1")
    assert view.done == view.of - 3
    assert view.preparation.self_check_problems == ("学习不够",)


def test_a_point_is_passed_over_with_a_word_and_taken_up_again(preparation):
    with pytest.raises(BadInput, match="说明"):
        preparation.pass_over("t1", "material", "")
    preparation.pass_over("t1", "material", "急件")
    preparation.pass_over("t1", "material", "急件，后补")
    point = next(p for p in preparation.read("t1").points if p.key == "material")
    assert (point.passed_over, point.done) == ("急件，后补", False)
    preparation.take_up("t1", "material")
    assert "material" in missing(preparation)
    with pytest.raises(Refused, match="没有这一项"):
        preparation.pass_over("t1", "nonsense", "急件")


@pytest.mark.parametrize(
    ("on", "due", "field"),
    [
        (date(2026, 7, 14), None, "通知日期"),
        (TODAY, date(2026, 7, 12), "自查报送时限"),
        (TODAY, date(2026, 7, 21), "自查报送时限"),
    ],
)
def test_impossible_dates_of_the_notice_are_refused(preparation, on, due, field):
    with pytest.raises(BadInput) as caught:
        preparation.send_notice("t1", on, due)
    assert caught.value.field == field


def test_a_receipt_follows_the_notice(preparation, town):
    with pytest.raises(Refused, match="先登记通知"):
        preparation.register_notice_receipt("t1", TODAY)
    preparation.send_notice("t1", date(2026, 7, 10), None)
    with pytest.raises(BadInput) as caught:
        preparation.register_notice_receipt("t1", date(2026, 7, 9))
    assert caught.value.field == "回执日期"
    preparation.register_notice_receipt("t1", TODAY)
    assert papers(town).notice_receipt_on == TODAY


def test_a_self_check_is_compared_after_it_came(preparation):
    with pytest.raises(Refused) as caught:
        preparation.compare_self_check("t1", "一致")
    assert caught.value.article == "第九条"


def test_the_self_check_is_due_some_days_before_the_talk(preparation):
    assert preparation.proposed_self_check_due("t1") == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 7, 18), date(2026, 7, 18)),
        (date(2026, 7, 20), date(2026, 7, 20)),
        (date(2026, 7, 21), None),
    ],
)
def test_no_day_that_is_over_is_proposed_for_the_self_check(preparation, town, today, due):
    late = PreparationService(replace(town, today=lambda: today))
    assert late.proposed_self_check_due("t1") == due


def test_the_outline_is_made_of_topics_and_findings_and_stored_only_when_told(preparation, town):
    preparation.choose_topics("t1", 0, ["听取班子成员汇报"])
    preparation.receive_self_check("t1", TODAY, "自查", ["学习不够"])
    with town.store.atomic():
        town.store.findings.put(a_finding(facts="一年只谈2次。", requirement="每季度一次"))
        town.store.findings.put(
            a_finding(id="f2", position=2, title="信访反映", visibility=Visibility.TALKER_ONLY)
        )
    text = preparation.form_outline("t1")
    for said in ("赵立新", "听取班子成员汇报", "学习不够", "一年只谈2次。", "每季度一次"):
        assert said in text
    assert "信访反映〔仅供谈话人参阅〕" in text
    assert text.index("一、") < text.index("二、") < text.index("三、") < text.index("五、")
    assert papers(town).outline == ""


def test_quotation_marks_within_a_finding_are_single_in_the_outline(preparation, town):
    with town.store.atomic():
        town.store.findings.put(a_finding(title="“三重一大”会前酝酿不充分"))
    assert "针对“‘三重一大’会前酝酿不充分”：" in preparation.form_outline("t1")


def test_the_outline_of_a_timely_talk_asks_for_the_facts(preparation, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, kind=TalkKind.TIMELY))
    assert "一、请被谈话人说明有关情况" in preparation.form_outline("t1")


def test_an_outline_being_typed_is_shown_until_it_is_saved(preparation, town):
    DraftService(town).keep("t1", "outline", "提纲写到一半")
    assert preparation.open("t1").outline_draft == "提纲写到一半"
    preparation.write_outline("t1", 0, "提纲写完")
    view = preparation.read("t1")
    assert (view.outline_draft, view.preparation.outline) == (None, "提纲写完")
    assert town.store.audit.entries()[-1].deed == "查看谈话准备"


def test_an_outline_too_long_is_refused_at_its_field(preparation, town):
    with pytest.raises(BadInput) as caught:
        preparation.write_outline("t1", 0, "长" * 200_000)
    assert caught.value.field == "谈话提纲"
    assert town.store.preparations.find("t1") is None


def test_material_triggers_and_files_are_shown(preparation, town):
    with town.store.atomic():
        town.store.materials.put(
            Material(id="m1", talk_id="t1", unit="市审计局", title="审计报告", text="变更3处")
        )
        town.store.materials.put(
            Material(id="m2", talk_id="t1", unit="市纪委", title="误登", voided_reason="误登")
        )
        file = Attachment(
            id="a1",
            owner_table="materials",
            owner_id="m1",
            talk_id="t1",
            name="审计报告.pdf",
            purpose="材料",
            size=3,
            sha256="0",
            added_at=NOW,
            added_by="李文书",
        )
        town.store.attachments.put(file)
        town.store.attachments.put(replace(file, id="a2", voided_reason="传错"))
        town.store.triggers.put(
            Trigger(
                id="g1",
                number="1",
                kind=TriggerKind.CRITICISED,
                found_on=TODAY,
                source="市委督查室",
                facts="被通报批评",
                talkee_id="zhao",
                organisation_id="linhe",
                limit_on=TODAY,
                talk_id="t1",
            )
        )
    view = preparation.read("t1")
    assert [m.material.title for m in view.materials] == ["审计报告"]
    assert [a.name for a in view.materials[0].attachments] == ["审计报告.pdf"]
    assert [t.facts for t in view.triggers] == ["被通报批评"]


def test_after_the_talk_nothing_of_the_preparation_changes(preparation, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        ended = replace(talk, status=TalkStatus.AWAITING_SIGNATURE, ended_at=at(2026, 7, 13))
        town.store.talks.put(ended)
    with pytest.raises(Refused, match="谈话准备不能再改"):
        preparation.choose_topics("t1", 0, ["甲"])
    assert preparation.read("t1").can_change is False


def test_a_self_check_may_still_come_in_during_the_talk(preparation, town):
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, status=TalkStatus.IN_PROGRESS, started_at=NOW))
    preparation.receive_self_check("t1", TODAY, "当面提交", [])
    assert papers(town).self_check_on == TODAY


def test_a_talker_prepares_own_talks_only(preparation, talker_desk, town):
    mine = PreparationService(talker_desk)
    with pytest.raises(Refused, match="查看范围"):
        mine.read("t1")
    with pytest.raises(Refused, match="查看范围"):
        mine.write_outline("t1", 0, "提纲")
    with town.store.atomic():
        town.store.talks.put(a_talk(id="t2", number="2", talker_id="song", kind=TalkKind.TIMELY))
    mine.write_outline("t2", 0, "提纲")
    FindingService(talker_desk).add("t2", FindingText(title="问题", category="other"))
    with pytest.raises(Refused, match="谈话人不能办理"):
        mine.add_office_topic("要点")
