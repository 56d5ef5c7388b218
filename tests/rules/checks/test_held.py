from dataclasses import replace
from datetime import date

import pytest

from db.records import Origin, RecordState, TalkKind, TalkStatus, Visibility
from desktop.rules.checks.case import Repeated
from desktop.rules.checks.held import MOSAIC_FROM, REPEATED_FROM
from desktop.rules.checks.shape import Severity
from desktop.rules.lack import OFFICE_RULE
from tests.factories import a_record, at
from tests.rules.checks.complete import CASE, FINDING, found, with_

IN_TALK = {"status": TalkStatus.IN_PROGRESS, "ended_at": None}


def with_finding(**fields):
    return with_(followed={"findings": [replace(FINDING, **fields)]})


def with_steps(*changed):
    steps = {s.number: s for s in CASE.steps} | {s.number: s for s in changed}
    return with_(steps=[steps[n] for n in sorted(steps)])


def step(number, **fields):
    return replace(CASE.steps[number - 1], **fields)


@pytest.mark.parametrize(
    ("key", "case", "said"),
    [
        ("findings", with_(followed={"findings": []}), "没有指出问题"),
        ("findings", with_finding(visibility=Visibility.TALKER_ONLY), "没有指出问题"),
        ("substance", with_finding(thinking="——"), "思想"),
        ("step", with_steps(step(1, text=" ")), "第1步“报告自查情况”还没有记录"),
        ("step_left_out", with_steps(step(5, not_held_reason="另行表态")), "第5步"),
        ("step_order", with_steps(step(4, started_at=at(2026, 3, 13, 8))), "第4步"),
        ("pointed_out", with_finding(pointed_out_at=None), "还没有向被谈话人指出"),
        ("explanation", with_finding(explanation=""), "说明"),
        ("requirement", with_finding(requirement="\n"), "还没有提出整改要求"),
        ("requirement_by", with_finding(requirement_by=None), "没有写明时限"),
        ("note_taker", with_(talk={"note_takers": ()}), "记录人"),
        ("facts", with_(talk={"place": "", "started_at": None}), "开始时间、地点"),
        ("record", with_(followed={"record": None}), "还没有定稿"),
        ("record", with_(followed={"record": a_record()}), "还没有定稿"),
        ("signature", with_(followed={"record": a_record(state=RecordState.FIXED)}), "签字"),
        (
            "refusal",
            with_(
                followed={
                    "record": a_record(
                        state=RecordState.SIGNED, signature="refused", refusal_reason="有异议"
                    )
                }
            ),
            "有异议",
        ),
    ],
)
def test_articles_8_and_10_each_thing_missing_in_a_held_talk_is_pointed_out_once(key, case, said):
    (line,) = found(key, case)
    assert said in line.sentence
    assert found(key, CASE) == []


def test_article_10_a_step_left_out_of_a_timely_talk_with_a_reason_is_only_mentioned():
    case = with_steps(step(1, not_held_reason="情形紧急"))
    assert [x.severity for x in found("step_left_out", case)] == [Severity.BREACH]
    timely = with_(case, talk={"kind": TalkKind.TIMELY})
    assert [x.severity for x in found("step_left_out", timely)] == [Severity.NOTICE]


def test_article_10_going_back_to_an_earlier_step_is_no_wrong_order():
    case = with_steps(step(2, ended_at=at(2026, 3, 13, 11)))
    assert found("step_order", case) == []


def test_article_10_steps_begun_in_the_same_second_are_in_order():
    same = [replace(s, started_at=at(2026, 3, 13)) for s in CASE.steps]
    assert found("step_order", with_(steps=same)) == []


def test_a_late_entry_has_no_text_by_step():
    case = with_(talk={"origin": Origin.LATE_ENTRY}, steps=[])
    assert found("step", case) == []
    assert found("step_order", case) == []


def test_voided_findings_and_those_for_the_talker_only_need_no_requirement():
    for fields in ({"voided_reason": "误登"}, {"visibility": Visibility.TALKER_ONLY}):
        assert found("requirement", with_finding(requirement="", **fields)) == []


@pytest.mark.parametrize(
    ("today", "severity"),
    [(date(2026, 4, 13), Severity.NOTICE), (date(2026, 4, 14), Severity.BREACH)],
)
def test_a_record_is_only_mentioned_until_the_action_report_is_due(today, severity):
    case = with_(followed={"record": None}, today=today)
    assert [x.severity for x in found("record", case)] == [severity]


def test_thin_findings_are_mentioned_while_the_talk_is_prepared_and_held():
    thin = {"findings": [replace(FINDING, facts="")]}
    for talk in ({**IN_TALK}, {**IN_TALK, "status": TalkStatus.PREPARING, "started_at": None}):
        (line,) = found("substance", with_(talk=talk, followed=thin))
        assert line.severity is Severity.NOTICE


@pytest.mark.parametrize(
    ("share", "from_closest", "others", "said"),
    [
        (0, 0, 0, None),
        (0.79, REPEATED_FROM - 0.001, 5, None),
        (REPEATED_FROM, REPEATED_FROM, 1, "约30%的文字与2026-002的文稿重复，请"),
        (0.6, REPEATED_FROM, 3, "约60%的文字与其他3次谈话的文稿重复，其中与2026-002重复约30%，请"),
        (MOSAIC_FROM, 0.1, 9, "约80%的文字与其他9次谈话的文稿重复，其中与2026-002重复约10%，请"),
        (1, 1, 1, "约100%的文字"),
    ],
)
def test_article_8_text_that_repeats_is_pointed_out_from_a_share_on_without_a_grade(
    share, from_closest, others, said
):
    one = Repeated(
        what="谈话记录",
        stage="record",
        share=share,
        from_closest=from_closest,
        others=others,
        closest="2026-002",
    )
    lines = found("repeated", with_(repeated=[one]))
    assert len(lines) == (said is not None)
    for line in lines:
        assert said in line.sentence
        assert line.severity is Severity.NOTICE
        assert line.article == "第八条"
        assert line.target["stage"] == "check"


def test_a_talk_that_may_not_be_named_is_not():
    one = Repeated(
        what="谈话记录", stage="record", share=0.6, from_closest=0.4, others=2, closest=""
    )
    (line,) = found("repeated", with_(repeated=[one]))
    assert "约60%的文字与其他2次谈话的文稿重复，其中与一次谈话重复约40%" in line.sentence


def test_a_finding_for_the_talker_only_is_not_named():
    secret = [replace(FINDING, thinking="", visibility=Visibility.TALKER_ONLY), FINDING]
    (line,) = found("substance", with_(followed={"findings": secret}))
    assert FINDING.title not in line.sentence


def test_office_rules_are_named_as_such():
    assert {x.article for x in found("note_taker", with_(talk={"note_takers": ()}))} == {
        OFFICE_RULE
    }
