"""What follows a talk: the two reports, actions, assessments, notice, closing (Art. 11 and 12)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from db.records import (
    Assessment,
    CorrectiveAction,
    FindingCategory,
    Grade,
    RecordState,
    ReportKind,
    TalkStatus,
    TeamNotice,
)
from desktop.demo.before import Found
from desktop.demo.city import SETTINGS
from desktop.demo.copying import copy_out, remind
from desktop.demo.file import TalkFile
from desktop.demo.held import CLERK_NAME
from desktop.demo.scene import Scene
from desktop.rules.assessment import RETURNING, decide, propose, redo_by
from desktop.rules.closing import Followed, lacks
from desktop.rules.findings import told
from desktop.rules.wording import quoted
from desktop.workflow.finding import close_out
from desktop.workflow.report import due_on, receive
from desktop.workflow.talk import move

_EARLY = (2, 3, 4, 5, 6, 8, 10)
_GRADES = (
    *(Grade.DONE,) * 12,
    *(Grade.MOSTLY_DONE,) * 6,
    *(Grade.LONG_TERM,) * 2,
    Grade.NOT_DONE,
)
_CLOSING_OUT = frozenset({Grade.DONE, Grade.MOSTLY_DONE})


def follow(scene: Scene, file: TalkFile, found: Sequence[Found]) -> None:
    """Follow up the talk as far as the demo's day has come, up to closing and the archive."""
    ended_on = _ended_at(file).date()
    acted = _when(scene, due_on(ReportKind.ACTION, ended_on))
    reported = _when(scene, due_on(ReportKind.RESULTS, ended_on))
    if scene.happened(acted):
        _receive_actions(scene, file, found, acted)
    if scene.happened(reported) and file.actions:
        _receive_results(scene, file, found, reported)
        _assess(scene, file, reported)
    remind(scene, file, ended_on, acted, reported)
    copy_out(scene, file)
    _close(scene, file, reported)


def _when(scene: Scene, due: date) -> date:
    """Most reports come some days early, some on the day, a few late."""
    dice = scene.chance.random()
    if dice < 0.74:
        return scene.diary.workday_before(due, scene.chance.choice(_EARLY))
    if dice < 0.84:
        return scene.diary.workday_before(due, 0)
    return scene.diary.workday_after(due, scene.chance.choice((1, 2, 3, 5, 9, 14, 30, 45)))


def _receive_actions(scene: Scene, file: TalkFile, found: Sequence[Found], on: date) -> None:
    answered = {f.id for f in told(file.findings)}
    for of in found:
        if of.finding.id in answered:
            _add_actions(scene, file, of, on)
    thinking = "".join(f.finding.thinking for f in found if f.finding.id in answered)
    listed = "".join(f"（{a.position}）{a.text}。" for a in file.actions)
    text = scene.phrases.frame(
        "action_thinking", thinking=thinking, count=len(file.actions), actions=listed
    )
    _receive(scene, file, ReportKind.ACTION, on, text)
    notified = scene.diary.workday_after(on, scene.chance.choice((0, 0, 1, 2, 4)))
    if scene.happened(notified) and any(a.first_responsible for a in file.actions):
        file.team_notices.append(
            TeamNotice(
                id=scene.new_id(),
                talk_id=file.talk.id,
                told_on=notified,
                manner=scene.phrases.pick("manners")[0],
            )
        )


def _add_actions(scene: Scene, file: TalkFile, of: Found, on: date) -> None:
    for template in of.issue.do:
        by = scene.diary.workday_after(on, scene.chance.choice((15, 25, 40, 50)))
        file.actions.append(
            CorrectiveAction(
                id=scene.new_id(),
                talk_id=file.talk.id,
                finding_id=of.finding.id,
                position=len(file.actions) + 1,
                text=scene.phrases.write(template, {**of.slots, "month": str(by.month)}),
                responsible=scene.chance.choice((file.talkee, of.slots["unit"])),
                due_on=by,
                first_responsible=of.issue.category is FindingCategory.FIRST_RESPONSIBLE,
            )
        )


def _receive_results(scene: Scene, file: TalkFile, found: Sequence[Found], on: date) -> None:
    done = {
        of.finding.id: scene.phrases.write(of.issue.done, {**of.slots, "month": str(on.month)})
        for of in found
    }
    results = []
    for i, action in enumerate(file.actions):
        finished = min(on, action.due_on or on)
        file.actions[i] = replace(action, result=done[action.finding_id], done_on=finished)
    for finding in told(file.findings):
        results.append(f"{quoted(finding.title)}：{done[finding.id]}")
    text = scene.phrases.frame("results_text", results="".join(results))
    _receive(scene, file, ReportKind.RESULTS, on, text)


def _receive(scene: Scene, file: TalkFile, kind: ReportKind, on: date, text: str) -> None:
    report = receive(
        file.talk,
        kind,
        on,
        report_id=scene.new_id(),
        reports=file.reports,
        assessments=file.assessments,
        today=scene.on,
    )
    file.reports.append(replace(report, text=text))


def _assess(scene: Scene, file: TalkFile, reported: date) -> None:
    proposed = scene.diary.workday_after(reported, scene.chance.choice((1, 2, 3)))
    decided = scene.diary.workday_after(proposed, scene.chance.choice((1, 2, 4)))
    if not scene.happened(proposed):
        return
    for finding in told(file.findings):
        grade = scene.chance.choice(_GRADES)
        opinion = "opinion_poor" if grade in RETURNING else "opinion"
        assessment = Assessment(
            id=scene.new_id(),
            talk_id=file.talk.id,
            finding_id=finding.id,
            proposed=grade,
            proposed_on=proposed,
            proposed_by=CLERK_NAME,
            opinion=scene.phrases.frame(
                opinion, scene.phrases.slots(file.organisation, proposed.year)
            ),
        )
        if scene.happened(decided):
            assessment = _decided(scene, file, assessment, decided)
        file.assessments.append(assessment)
    _close_out(file, decided)
    _redo(scene, file)


def _close_out(file: TalkFile, on: date) -> None:
    given = {a.finding_id: a for a in file.assessments if a.decided in _CLOSING_OUT}
    file.findings = [
        close_out(f, given[f.id], on=on) if f.id in given and f.closed_out_on is None else f
        for f in file.findings
    ]


def _redo(scene: Scene, file: TalkFile) -> None:
    """Take in the second report on what was returned, and decide it anew (Art. 11)."""
    by = redo_by(file.reports, file.assessments)
    if by is None:
        return
    reported = scene.diary.workday_before(by, scene.chance.choice((1, 3, 5)))
    decided = scene.diary.workday_after(reported, 3)
    if not scene.happened(decided):
        return
    findings = {f.id: f for f in file.findings}
    poor = {a.finding_id for a in file.assessments if a.decided in RETURNING}
    results = "".join(f"“{findings[i].title}”已按要求重新整改。" for i in sorted(poor))
    text = scene.phrases.frame("results_text", results=results)
    _receive(scene, file, ReportKind.RESULTS, reported, text)
    for i, old in enumerate(file.assessments):
        if old.finding_id in poor:
            opinion = scene.phrases.frame("opinion")
            new = propose(
                old,
                findings[old.finding_id],
                Grade.MOSTLY_DONE,
                on=reported,
                by=CLERK_NAME,
                opinion=opinion,
            )
            file.assessments[i] = _decided(scene, file, new, decided)
    _close_out(file, decided)


def _decided(scene: Scene, file: TalkFile, assessment: Assessment, on: date) -> Assessment:
    later = scene.diary.workday_after
    return decide(
        assessment,
        assessment.proposed,
        on=on,
        by=file.talker,
        look_again_on=later(on, 180) if assessment.proposed is Grade.LONG_TERM else None,
        redo_by=later(on, 30) if assessment.proposed in RETURNING else None,
    )


def _close(scene: Scene, file: TalkFile, reported: date) -> None:
    """Close the talk once nothing is lacking any more, and archive it some days later."""
    if file.record is None or file.record.state is not RecordState.SIGNED:
        return
    done = [c.sent_on for c in file.copies] + [a.decided_on for a in file.assessments]
    closed = scene.diary.workday_after(
        max([reported, *(d for d in done if d)]), scene.chance.choice((3, 5, 8))
    )
    followed = Followed(
        talk=file.talk,
        settings=SETTINGS,
        record=file.record,
        findings=file.findings,
        actions=file.actions,
        reports=file.reports,
        assessments=file.assessments,
        team_notices=file.team_notices,
        copies=file.copies,
    )
    if not scene.happened(closed) or lacks(followed):
        return
    file.talk = move(file.talk, TalkStatus.CLOSED, at=scene.at(closed, 15))
    archived = scene.diary.workday_after(closed, scene.chance.choice((3, 7, 15)))
    if scene.happened(archived):
        file.talk = move(file.talk, TalkStatus.ARCHIVED, at=scene.at(archived, 15))


def _ended_at(file: TalkFile) -> datetime:
    if file.talk.ended_at is None:
        raise RuntimeError("the talk has ended")
    return file.talk.ended_at
