from dataclasses import replace
from datetime import date

import pytest

from db.records import CopyRound, Grade, OfficeSettings, RecordState, ReportKind, Visibility
from desktop.rules.closing import Followed, lacks, loose_ends
from tests.factories import (
    a_copy,
    a_finding,
    a_record,
    a_report,
    a_team_notice,
    an_action,
    an_assessment,
    an_ended_talk,
)

RECEIVERS = ("市纪委监委", "市委组织部")
DONE = Followed(
    talk=an_ended_talk(),
    settings=OfficeSettings(required_copy_receivers=RECEIVERS),
    record=a_record(state=RecordState.SIGNED, signed_on=date(2026, 3, 18)),
    findings=[a_finding()],
    actions=[an_action(first_responsible=True, result="已谈心4次")],
    reports=[a_report(), a_report(id="r2", kind=ReportKind.RESULTS)],
    assessments=[an_assessment(decided=Grade.DONE)],
    team_notices=[a_team_notice()],
    copies=[
        a_copy(round_, receiver, sent_on=date(2026, 6, 20))
        for round_ in CopyRound
        for receiver in RECEIVERS
    ],
)


def test_article_12_a_talk_with_everything_may_close():
    assert lacks(DONE) == ()


@pytest.mark.parametrize(
    ("changed", "key", "said"),
    [
        ({"record": None}, "record", "谈话记录还没有签字登记"),
        ({"record": a_record(state=RecordState.FIXED)}, "record", "签字"),
        ({"reports": DONE.reports[1:]}, "action_report", "还没有收到整改措施报告"),
        ({"reports": DONE.reports[:1]}, "results_report", "还没有收到整改情况报告"),
        ({"assessments": []}, "assessment", "“谈心谈话少”的整改情况还没有审定"),
        ({"assessments": [an_assessment()]}, "assessment", "还没有审定"),
        ({"assessments": [an_assessment(decided=Grade.FALSE)]}, "assessment", "审定为虚假，已退回"),
        ({"team_notices": []}, "team_notice", "1项整改措施还没有向领导班子其他成员通报"),
        ({"team_notices": [a_team_notice(voided_reason="误登")]}, "team_notice", "通报"),
        ({"copies": DONE.copies[1:]}, "copy", "谈话后应抄送市纪委监委"),
        (
            {"copies": [replace(DONE.copies[0], sent_on=None), *DONE.copies[1:]]},
            "copy",
            "市纪委监委",
        ),
    ],
)
def test_article_12_each_missing_thing_alone_keeps_it_open_and_is_named(changed, key, said):
    (lack,) = lacks(replace(DONE, **changed))
    assert lack.key == key
    assert said in lack.sentence
    assert lack.article in {"第十一条", "第十二条"}


@pytest.mark.parametrize(
    "changed",
    [
        {"assessments": [an_assessment(decided=Grade.LONG_TERM)]},
        {"actions": [an_action(first_responsible=False)], "team_notices": []},
        {"findings": [], "assessments": [], "team_notices": []},
        {"findings": [a_finding(visibility=Visibility.TALKER_ONLY)], "assessments": []},
        {"copies": [*DONE.copies, a_copy(receiver="市委巡察办", required=False)]},
    ],
)
def test_what_does_not_keep_a_talk_open(changed):
    assert lacks(replace(DONE, **changed)) == ()


def test_article_11_loose_ends_are_said_without_holding_up_the_closing():
    assert loose_ends(DONE) == ()
    without = replace(DONE, actions=[an_action(voided_reason="误录")])
    assert [x.sentence for x in loose_ends(without)] == ["问题“谈心谈话少”还没有整改措施。"]
    no_result = replace(DONE, actions=[an_action()])
    assert [x.sentence for x in loose_ends(no_result)] == ["整改措施“每季度谈心”还没有落实情况。"]
