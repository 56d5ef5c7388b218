"""What keeps a talk from closing (Art. 11 and 12)."""

from collections.abc import Sequence

from db.frozen import frozen
from db.records import (
    Assessment,
    BodyKind,
    Copy,
    CorrectiveAction,
    Finding,
    OfficeSettings,
    RecordState,
    Report,
    ReportKind,
    Talk,
    TalkRecord,
    TeamNotice,
)
from desktop.rules import copies as copy_rules
from desktop.rules import team_notice
from desktop.rules.assessment import RETURNING
from desktop.rules.findings import told
from desktop.rules.lack import Lack
from desktop.rules.wording import quoted
from desktop.words import word


@frozen
class Followed:
    """Everything that follows one talk."""

    talk: Talk
    settings: OfficeSettings
    body_kind: BodyKind = BodyKind.LOCAL_COMMITTEE
    record: TalkRecord | None = None
    findings: Sequence[Finding] = ()
    actions: Sequence[CorrectiveAction] = ()
    reports: Sequence[Report] = ()
    assessments: Sequence[Assessment] = ()
    team_notices: Sequence[TeamNotice] = ()
    copies: Sequence[Copy] = ()


def lacks(followed: Followed) -> tuple[Lack, ...]:
    """Return what keeps the talk from closing, one sentence for each thing (Art. 12)."""
    return (
        *_record(followed),
        *_reports(followed),
        *_assessments(followed),
        *_team_notice(followed),
        *_copies(followed),
    )


def loose_ends(followed: Followed) -> tuple[Lack, ...]:
    """Return findings without an action and actions without a result; said, but no obstacle."""
    actions = [a for a in followed.actions if not a.voided_reason]
    with_action = {a.finding_id for a in actions}
    without_action = [
        Lack(
            key="action",
            sentence=f"问题{quoted(f.title)}还没有整改措施。",
            article="第十一条",
            subject_id=f.id,
        )
        for f in told(followed.findings)
        if f.id not in with_action
    ]
    without_result = [
        Lack(
            key="result",
            sentence=f"整改措施“{a.text[:20]}”还没有落实情况。",
            article="第十一条",
            subject_id=a.id,
        )
        for a in actions
        if not a.result.strip()
    ]
    return (*without_action, *without_result)


def _record(followed: Followed) -> list[Lack]:
    record = followed.record
    if record is not None and record.state is RecordState.SIGNED:
        return []
    return [Lack(key="record", sentence="谈话记录还没有签字登记。", article="第十二条")]


def _reports(followed: Followed) -> list[Lack]:
    came = {r.kind for r in followed.reports if not r.voided_reason}
    return [
        Lack(key=f"{kind}_report", sentence=f"还没有收到{word(kind)}。", article="第十一条")
        for kind in ReportKind
        if kind not in came
    ]


def _assessments(followed: Followed) -> list[Lack]:
    decided = {a.finding_id: a for a in followed.assessments}
    made = []
    for finding in told(followed.findings):
        assessment = decided.get(finding.id)
        grade = assessment.decided if assessment else None
        if grade is None:
            said = "的整改情况还没有审定"
        elif grade in RETURNING:
            said = f"的整改审定为{word(grade)}，已退回再整改"
        else:
            continue
        made.append(
            Lack(
                key="assessment",
                sentence=f"问题{quoted(finding.title)}{said}。",
                article="第十一条",
                subject_id=finding.id,
            )
        )
    return made


def _team_notice(followed: Followed) -> list[Lack]:
    told_already = any(not n.voided_reason for n in followed.team_notices)
    if told_already or not team_notice.needed(followed.actions, followed.findings):
        return []
    count = len(team_notice.actions_to_tell(followed.actions, followed.findings))
    sentence = f"涉及第一责任人职责的{count}项整改措施还没有向领导班子其他成员通报。"
    return [Lack(key="team_notice", sentence=sentence, article=team_notice.ARTICLE)]


def _copies(followed: Followed) -> list[Lack]:
    owed = copy_rules.owed(
        followed.record, followed.reports, followed.copies, followed.settings, followed.body_kind
    )
    return [
        Lack(
            key="copy",
            sentence=f"{word(o.round)}应抄送{o.receiver}的材料还没有抄送。",
            article=copy_rules.ARTICLE,
            subject_id=o.copy.id if o.copy else "",
        )
        for o in copy_rules.missing(owed)
    ]
