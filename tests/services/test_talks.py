"""Creating, arranging and calling off a talk."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from db.errors import Conflict, NoSuchRecord
from db.records import Role, TalkKind, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.services.preparation import PreparationService
from desktop.services.talks import TalkService
from desktop.services.views.talks import Arrangement, StageState
from tests.conftest import TODAY
from tests.factories import an_ended_talk, at
from tests.services.conftest import new_talk

REGULAR, TIMELY = TalkKind.REGULAR, TalkKind.TIMELY


def test_what_is_out_of_scope_has_no_kind_and_says_why(talks):
    by_key = {choice.key: choice for choice in talks.scope_choices()}
    assert by_key["regular"].kind is REGULAR
    assert by_key["admonition"].kind is None
    assert "诫勉" in by_key["admonition"].explanation
    assert by_key["admonition"].article == "第二条"


def test_a_talk_is_created_with_a_number_of_its_planned_year(talks, town):
    first, second = talks.create(new_talk()), talks.create(new_talk(tenure_id="tenure-sun"))
    next_year = talks.create(new_talk(tenure_id="tenure-shan", planned_at=at(2027, 1, 11)))
    numbers = [talks.read(t).talk.number for t in (first, second, next_year)]
    assert numbers == ["2026-001", "2026-002", "2027-001"]
    talk = talks.read(first).talk
    assert (talk.status, talk.talkee_post, talk.talker_post) == (
        TalkStatus.PLANNED,
        "县委书记",
        "市委书记",
    )
    entry = town.store.audit.entries()[-1]
    assert (entry.deed, entry.object) == ("新建谈话", first)
    assert "talks" in town.changed[0]


def test_the_number_of_a_cancelled_talk_is_not_used_again(talks):
    talks.cancel(talks.create(new_talk()), "调离")
    assert talks.read(talks.create(new_talk())).talk.number == "2026-002"


def test_numbers_follow_the_office_pattern(talks, town):
    pattern = "江监谈〔{year}〕{serial}号"
    with town.store.atomic():
        office = town.store.settings.office()
        town.store.settings.put_office(replace(office, number_pattern=pattern))
    numbers = [
        talks.read(talks.create(new_talk(tenure_id=t))).talk.number
        for t in ("tenure-zhao", "tenure-sun")
    ]
    assert numbers == ["江监谈〔2026〕1号", "江监谈〔2026〕2号"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"leader_id": "leader-song"}, "王致远"),
        ({"tenure_id": "tenure-he"}, "上一级党委书记"),
        ({"tenure_id": "tenure-qian"}, "不是“一把手”"),
        ({"kind": TIMELY, "leader_id": "leader-lu"}, "不是中共江州市委领导班子成员"),
    ],
)
def test_article_seven_is_decided_for_the_day(talks, given, sentence, town):
    with pytest.raises(Refused, match=sentence) as caught:
        talks.create(new_talk(**given))
    assert caught.value.article == "第七条"
    assert town.store.audit.entries() == []


def test_the_talkee_cannot_be_the_talker(talks, town):
    with town.store.atomic():
        leader = town.store.leaders.get("leader-song")
        town.store.leaders.put(replace(leader, person_id="sun"))
    with pytest.raises(Refused, match="既是谈话人又是被谈话人"):
        talks.create(new_talk(kind=TIMELY, tenure_id="tenure-sun", leader_id="leader-song"))


def test_a_pair_has_one_talk_a_day(talks):
    talks.create(new_talk())
    with pytest.raises(BadInput, match="2026-001") as caught:
        talks.create(new_talk(planned_at=at(2026, 7, 20, 9)))
    assert caught.value.field == "谈话时间"
    assert talks.create(new_talk(planned_at=at(2026, 7, 21, 9)))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"note_takers": ("李", "张", "周")}, "记录人"),
        ({"place": "长" * 201}, "地点"),
        ({"focus": "长" * 200_000}, "谈话重点"),
        ({"marking": "公开"}, "密级或标识"),
    ],
)
def test_bad_input_is_said_at_its_field(talks, town, given, field):
    with pytest.raises(BadInput) as caught:
        talks.create(new_talk(**given))
    assert caught.value.field == field
    assert town.store.talks.all() == []


def test_a_state_secret_needs_an_approved_machine_and_who_decided_it(talks, town):
    secret = new_talk(marking="秘密★5年", marking_by="王致远", marking_basis="保密事项范围第3项")
    with pytest.raises(Refused, match="涉密计算机") as caught:
        talks.create(secret)
    assert caught.value.article == "第十六条"
    with town.store.atomic():
        body = town.store.body.own()
        town.store.body.put(replace(body, state_secret_machine=True))
    with pytest.raises(BadInput, match="定密责任人"):
        talks.create(new_talk(marking="秘密★5年"))
    assert talks.read(talks.create(secret)).talk.marking_by == "王致远"


def test_a_naive_time_gets_the_offset_of_the_office(talks):
    talk_id = talks.create(new_talk(planned_at=datetime(2026, 7, 20, 15)))  # noqa: DTZ001
    assert talks.read(talk_id).talk.planned_at == at(2026, 7, 20, 15)


def test_a_talk_is_changed_until_it_is_held_and_keeps_its_number(talks, town):
    talk_id = talks.create(new_talk())
    talks.change(talk_id, 1, new_talk(kind=TIMELY, tenure_id="tenure-sun", leader_id="leader-song"))
    talk = talks.read(talk_id).talk
    assert (talk.number, talk.kind, talk.talkee_id) == ("2026-001", TIMELY, "sun")
    with town.store.atomic():
        held = replace(talk, status=TalkStatus.IN_PROGRESS, started_at=at(2026, 7, 13))
        held = town.store.talks.put(held)
    with pytest.raises(Refused, match="谈话中"):
        talks.change(talk_id, held.version, new_talk())


def test_the_second_of_two_windows_is_told(talks):
    talk_id = talks.create(new_talk())
    talks.arrange(talk_id, 1, Arrangement(planned_at=at(2026, 7, 22), place="甲"))
    with pytest.raises(Conflict):
        talks.arrange(talk_id, 1, Arrangement(planned_at=at(2026, 7, 23), place="乙"))
    assert talks.read(talk_id).talk.place == "甲"


def test_arranging_asks_article_seven_for_the_new_day(talks, town):
    talk_id = talks.create(new_talk())
    with town.store.atomic():
        leader = town.store.leaders.get("leader-wang")
        town.store.leaders.put(replace(leader, ends_on=date(2026, 7, 31)))
    with pytest.raises(Refused, match="8月3日"):
        talks.arrange(talk_id, 1, Arrangement(planned_at=at(2026, 8, 3)))
    talks.arrange(talk_id, 1, Arrangement(planned_at=at(2026, 7, 31), attendees=("周平", "周平")))
    assert talks.read(talk_id).talk.attendees == ("周平",)


def test_heads_are_offered_with_what_is_known_of_them(talks, town):
    talks.create(new_talk())
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(id="t1", number="2025-001", talkee_id="sun"))
    choices = {c.name: c for c in talks.talkees(TODAY)}
    assert list(choices) == ["赵立新", "单雄", "孙国平", "何静"]
    assert choices["赵立新"].open_talk == "2026-001"
    assert choices["孙国平"].last_talk_on == date(2026, 3, 13)
    assert talks.talkees(date(2023, 1, 1)) == []


@pytest.mark.parametrize("typed", ["单雄", "sx", "cx", "东港", "dg", "区委书记"])
def test_a_head_is_found_by_name_letters_organisation_or_post(talks, typed):
    assert "单雄" in [c.name for c in talks.talkees(TODAY, typed)]


def test_an_abolished_organisation_has_no_head_to_talk_to(talks, town):
    with town.store.atomic():
        gone = town.store.organisations.get("linhe")
        town.store.organisations.put(replace(gone, abolished_on=date(2026, 6, 30)))
    assert "赵立新" not in [c.name for c in talks.talkees(TODAY)]


def test_the_eligible_talker_comes_first_and_the_others_say_why_not(talks):
    first, second = talks.talkers(REGULAR, "tenure-zhao", TODAY)
    assert (first.name, first.eligible, first.reason) == ("王致远", True, "")
    assert (second.name, second.eligible, second.article) == ("宋清和", False, "第七条")
    assert all(c.eligible for c in talks.talkers(TIMELY, "tenure-zhao", TODAY))


@pytest.mark.parametrize(
    ("on", "remark"),
    [
        (date(2026, 7, 20), ""),
        (
            date(2026, 7, 12),
            "2026年7月12日已经过去，请核对；当时已在纸面上谈过的，用“补录”登记更省事。",
        ),
        (date(2026, 7, 18), "2026年7月18日是非工作日，请确认是否安排在这一天。"),
        (date(2026, 10, 1), "2026年10月1日是非工作日，请确认是否安排在这一天。"),
        (date(2031, 7, 14), "没有2031年的节假日安排，暂只按周末推算工作日，可在系统管理中导入。"),
    ],
)
def test_a_day_that_is_no_working_day_is_remarked(talks, on, remark):
    assert talks.day_remark(on) == remark


def test_no_talk_is_planned_for_a_day_before_the_measures(talks):
    with pytest.raises(BadInput, match="2025年7月20日在《办法》施行（2026年1月30日）以前") as told:
        talks.create(new_talk(planned_at=at(2025, 7, 20, 15)))
    assert told.value.field == "谈话时间"


def test_opening_is_logged_and_reading_again_is_not(talks, town):
    talk_id = talks.create(new_talk())
    talks.open(talk_id)
    talks.read(talk_id)
    assert [e.deed for e in town.store.audit.entries()] == ["查看谈话", "新建谈话"]


def test_the_stepper_shows_where_the_talk_stands(talks, town):
    talk_id = talks.create(new_talk())
    PreparationService(town).choose_topics(talk_id, 0, ["听取班子成员汇报"])
    states = {s.key: s.state for s in talks.read(talk_id).stages}
    assert states["preparation"] is StageState.CURRENT
    assert states["step1"] is StageState.OPEN
    assert list(states)[-5:] == ["record", "remediation", "copies", "archive", "check"]


def test_the_deadlines_run_from_the_end(talks, town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 3, 31, 11)))
    view = talks.read("t1")
    assert (view.action_due, view.results_due) == (date(2026, 4, 30), date(2026, 6, 30))


def test_a_talker_sees_own_talks_only_and_creates_none(talks, talker_desk):
    other = talks.create(new_talk())
    own = talks.create(new_talk(kind=TIMELY, tenure_id="tenure-sun", leader_id="leader-song"))
    mine = TalkService(talker_desk)
    assert mine.open(own).talk.id == own
    with pytest.raises(Refused, match="查看范围"):
        mine.open(other)
    with pytest.raises(Refused, match="谈话人不能办理"):
        mine.create(new_talk())
    reader = replace(talker_desk, worker=replace(talker_desk.worker, role=Role.READER))
    with pytest.raises(Refused, match="查阅不能办理"):
        TalkService(reader).read(own)


def test_a_missing_talk_is_said(talks):
    with pytest.raises(NoSuchRecord):
        talks.read("nowhere")
