"""A talk of 13 March 2026 of which nothing is missing on 13 July, for trying one check at a time."""

from dataclasses import replace
from datetime import date

from db.records import (
    BodyKind,
    CopyRound,
    FindingCategory,
    Grade,
    HeadRole,
    OfficeSettings,
    RecordState,
    ReportKind,
    TalkStatus,
)
from desktop.rules.checks.case import TalkCase
from desktop.rules.checks.table import OF_TALK, of_talk
from desktop.rules.closing import Followed
from desktop.rules.eligibility import OwnSide, Talkee
from tests.factories import (
    a_body,
    a_copy,
    a_finding,
    a_leader,
    a_material,
    a_preparation,
    a_record,
    a_report,
    a_step,
    a_team_notice,
    a_tenure,
    an_action,
    an_assessment,
    an_ended_talk,
    an_organisation,
    at,
)

RECEIVERS = ("市纪委监委", "市委组织部")
NAMES = {"wang": "王致远", "song": "宋清和", "zhao": "赵立新", "qian": "钱进"}
SETTINGS = OfficeSettings(required_copy_receivers=RECEIVERS)
TALK = an_ended_talk(
    status=TalkStatus.ARCHIVED,
    place="市委3号楼",
    note_takers=("李文书",),
    archived_on=date(2026, 7, 1),
)
FINDING = a_finding(
    facts="全年谈心1次。",
    part="本人很少过问。",
    thinking="认为是小事。",
    pointed_out_at=at(2026, 3, 13),
    explanation="确有此事。",
    requirement="每季度谈心。",
    requirement_by=date(2026, 6, 1),
    category=FindingCategory.FIRST_RESPONSIBLE,
)
FOLLOWED = Followed(
    talk=TALK,
    settings=SETTINGS,
    record=a_record(state=RecordState.SIGNED, signed_on=date(2026, 3, 18), signature="last_page"),
    findings=[FINDING],
    actions=[an_action(first_responsible=True, result="已谈心4次")],
    reports=[
        a_report(),
        a_report(
            id="r2",
            kind=ReportKind.RESULTS,
            received_on=date(2026, 6, 10),
            due_on=date(2026, 6, 13),
        ),
    ],
    assessments=[an_assessment(decided=Grade.DONE, decided_on=date(2026, 6, 16))],
    team_notices=[a_team_notice()],
    copies=[
        a_copy(round_, receiver, sent_on=sent, receipt_on=sent)
        for round_, sent in (
            (CopyRound.TALK, date(2026, 3, 20)),
            (CopyRound.ACTIONS, date(2026, 4, 12)),
            (CopyRound.RESULTS, date(2026, 6, 20)),
        )
        for receiver in RECEIVERS
    ],
)
TENURES = [a_tenure("zhao"), a_tenure("qian", post="县委副书记", role=HeadRole.DEPUTY)]
CASE = TalkCase(
    today=date(2026, 7, 13),
    followed=FOLLOWED,
    own=OwnSide(
        body=a_body(),
        leaders=[
            a_leader("wang", rank=1),
            a_leader("song", post="市委副书记", is_secretary=False, rank=2),
        ],
        settings=SETTINGS,
        names=NAMES,
    ),
    talkee=Talkee(person_id="zhao", organisation=an_organisation(), tenures=TENURES),
    steps=[
        a_step(
            n, text="已记录。", started_at=at(2026, 3, 13, 9, n), ended_at=at(2026, 3, 13, 10, n)
        )
        for n in range(1, 6)
    ],
    preparation=a_preparation(
        approved_on=date(2026, 3, 1),
        notice_sent_on=date(2026, 3, 2),
        self_check_on=date(2026, 3, 9),
        self_check_compared="一致。",
        topics=("第一责任人职责",),
        outline="一、二、三。",
    ),
    materials=[a_material(text="考核情况。")],
)
CHECKS = {c.key: c for c in OF_TALK}


def with_(case=CASE, *, talk=None, followed=None, **fields):
    """The case changed: fields of the talk, of what followed it, of the case itself."""
    changed = replace(case.followed, **(followed or {}))
    changed = replace(changed, talk=replace(changed.talk, **(talk or {})))
    return replace(case, followed=changed, **fields)


def found(key, case):
    """What one check finds, as the run reports it."""
    return [line for line in of_talk(case) if line.check == key]


def by_analogy(case):
    """The same case where the own body applies the Measures by analogy."""
    own = replace(case.own, body=a_body(BodyKind.BY_ANALOGY))
    return with_(case, followed={"body_kind": BodyKind.BY_ANALOGY}, own=own)
