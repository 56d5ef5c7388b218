import pytest

from db.records import Origin, TalkKind, TalkStatus, Visibility
from desktop.errors import BadInput, Refused
from desktop.rules.steps import (
    TITLES,
    check_go,
    check_not_held,
    following,
    lacks,
    lacks_of,
    previous,
    reached,
)
from tests.factories import a_finding, a_step, a_talk, an_ended_talk, at

ON_NOW = a_talk(status=TalkStatus.IN_PROGRESS, step=1)
TIMELY = a_talk(kind=TalkKind.TIMELY, status=TalkStatus.IN_PROGRESS, step=1)
ANSWERED = a_finding(pointed_out_at=at(2026, 3, 13), explanation="属实", requirement="三个月内改")
WRITTEN = [a_step(n, text=f"第{n}步", started_at=at(2026, 3, 13)) for n in TITLES]


@pytest.mark.parametrize(
    ("begun", "to", "allowed"),
    [
        ([1], 1, True),
        ([1], 2, True),
        ([1], 3, False),
        ([1, 2, 3], 1, True),
        ([1, 2, 3], 4, True),
        ([1, 2, 3], 5, False),
        ([1, 2, 3, 4, 5], 5, True),
        ([1], 0, False),
        ([1, 2, 3, 4, 5], 6, False),
    ],
)
def test_article_10_in_order_and_back_freely(begun, to, allowed):
    steps = [a_step(n, started_at=at(2026, 3, 13)) for n in begun]
    if allowed:
        check_go(ON_NOW, steps, to)
    else:
        with pytest.raises(Refused) as caught:
            check_go(ON_NOW, steps, to)
        assert caught.value.article == "第十条"


def test_article_10_after_going_back_the_way_forward_is_open():
    steps = [a_step(n, started_at=at(2026, 3, 13)) for n in (1, 2, 3)]
    assert reached(a_talk(status=TalkStatus.IN_PROGRESS, step=1), steps) == 3
    assert reached(TIMELY, [a_step(2, not_held_reason="无需说明")]) == 2
    assert reached(a_talk(), []) == 0


def test_article_10_a_later_step_left_out_opens_no_way_over_those_before():
    steps = [a_step(1, started_at=at(2026, 3, 13)), a_step(5, not_held_reason="已书面表态")]
    assert reached(TIMELY, steps) == 1
    with pytest.raises(Refused, match="第2步"):
        check_go(TIMELY, steps, 4)


def test_next_and_previous_pass_over_what_was_not_held():
    steps = [a_step(n, not_held_reason="已书面报告") for n in (3, 4)]
    assert [following(n, steps) for n in (1, 2, 5)] == [2, 5, None]
    assert [previous(n, steps) for n in (5, 2, 1)] == [2, 1, None]
    assert following(4, [a_step(5, not_held_reason="已书面表态")]) is None


@pytest.mark.parametrize("status", [s for s in TalkStatus if s is not TalkStatus.IN_PROGRESS])
def test_steps_are_gone_through_only_during_the_talk(status):
    with pytest.raises(Refused):
        check_go(a_talk(status=status), [], 1)


def test_article_10_only_a_timely_talk_leaves_out_a_step_and_says_why():
    check_not_held(TIMELY, 1, "自查已书面报送")
    with pytest.raises(BadInput) as caught:
        check_not_held(TIMELY, 1, " ")
    assert caught.value.field == "原因"
    with pytest.raises(Refused) as refused:
        check_not_held(ON_NOW, 1, "赶时间")
    assert refused.value.article == "第十条"


def test_a_whole_talk_lacks_nothing():
    assert lacks(ON_NOW, WRITTEN, [ANSWERED]) == ()


@pytest.mark.parametrize(
    ("number", "finding", "said"),
    [
        (2, a_finding(), "还没有向被谈话人指出"),
        (3, a_finding(), "还没有记录被谈话人的说明"),
        (4, a_finding(requirement=" "), "还没有提出整改要求"),
    ],
)
def test_article_10_each_finding_is_pointed_out_explained_and_required(number, finding, said):
    (lack,) = lacks_of(number, ON_NOW, WRITTEN, [finding])
    assert (lack.subject_id, lack.article) == ("f1", "第十条")
    assert lack.sentence == f"问题“谈心谈话少”{said}。"


def test_article_8_a_talk_without_a_finding_is_said_in_step_2():
    secret = a_finding(visibility=Visibility.TALKER_ONLY)
    for findings in ([], [secret]):
        assert [x.key for x in lacks_of(2, ON_NOW, WRITTEN, findings)] == ["findings"]


def test_a_step_without_text_is_said_unless_the_findings_speak_for_it():
    assert [x.key for x in lacks_of(1, ON_NOW, [], [ANSWERED])] == ["step1"]
    assert [x.key for x in lacks_of(3, ON_NOW, [], [])] == ["step3"]
    assert lacks_of(3, ON_NOW, [], [ANSWERED]) == ()
    assert lacks_of(5, TIMELY, [a_step(5, not_held_reason="另行表态")], [ANSWERED]) == ()


def test_a_late_entry_has_one_text_and_is_asked_for_findings_and_requirements_only():
    late = an_ended_talk(origin=Origin.LATE_ENTRY)
    assert [x.sentence for x in lacks(late, [], [a_finding()])] == [
        "问题“谈心谈话少”还没有提出整改要求。"
    ]
    assert [x.key for x in lacks(late, [], [])] == ["findings"]
