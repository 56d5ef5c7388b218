"""How a talk is held: five steps, the findings answered, the record fixed and signed (Art. 10)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from db.records import Draft, Finding, Origin, Step, TalkKind, TalkRecord, TalkStatus
from desktop.demo.before import Found, find
from desktop.demo.file import TalkFile
from desktop.demo.scene import Scene
from desktop.rules.findings import live, told
from desktop.rules.steps import SPEAKERS, TITLES, lacks
from desktop.workflow.record import fix, sign
from desktop.workflow.talk import enter_late, move

CLERK, CLERK_NAME = "liwenshu", "李文书"
_DIGITS = "一二三四五六"


def hold(scene: Scene, file: TalkFile, found: Sequence[Found], started_at: datetime) -> None:
    """Hold the talk from start to end, then write the record as far as the day has come."""
    file.talk = move(file.talk, TalkStatus.IN_PROGRESS, at=started_at)
    ended_at = started_at + timedelta(minutes=scene.chance.randint(55, 110))
    times = [started_at + (ended_at - started_at) * i / 5 for i in range(6)]
    times = [t.replace(microsecond=0) for t in times]
    file.findings = [_answered(scene, f, times) for f in found]
    file.steps = [
        Step(
            id=scene.new_id(),
            talk_id=file.talk.id,
            number=number,
            text=text,
            started_at=times[number - 1],
            ended_at=times[number],
        )
        for number, text in enumerate(_texts(scene, file), start=1)
    ]
    file.talk = move(replace(file.talk, step=5), TalkStatus.AWAITING_SIGNATURE, at=times[5])
    _write_record(scene, file)


def begin(scene: Scene, file: TalkFile, found: Sequence[Found], started_at: datetime) -> None:
    """Begin the talk: the first step is over, the second under way with unsaved typing."""
    file.talk = replace(move(file.talk, TalkStatus.IN_PROGRESS, at=started_at), step=2)
    second = min(started_at + timedelta(minutes=9), scene.now)
    first_text, second_text, *_ = _texts(scene, file)
    file.steps = [
        Step(
            id=scene.new_id(),
            talk_id=file.talk.id,
            number=1,
            text=first_text,
            started_at=started_at,
            ended_at=second,
        ),
        Step(id=scene.new_id(), talk_id=file.talk.id, number=2, started_at=second),
    ]
    file.findings[0] = replace(found[0].finding, pointed_out_at=second)
    file.drafts = [
        Draft(
            id=scene.new_id(),
            user=CLERK,
            record_id=file.talk.id,
            field="step2",
            text=second_text[: len(second_text) // 3],
            at=scene.now,
        )
    ]


def enter_on_paper(scene: Scene, file: TalkFile, started_at: datetime) -> list[Found]:
    """Enter a talk that was held over paper: findings, requirements and one text (补录)."""
    found = find(scene, file, started_at.year)
    ended_at = started_at + timedelta(minutes=scene.chance.randint(50, 100))
    times = [started_at + (ended_at - started_at) * i / 5 for i in range(6)]
    file.findings = [replace(_answered(scene, f, times), pointed_out_at=None) for f in found]
    file.talk = replace(enter_late(file.talk, started_at, ended_at), step=5)
    _write_record(scene, file)
    return found


def _answered(scene: Scene, found: Found, times: Sequence[datetime]) -> Finding:
    finding = found.finding
    if finding not in told([finding]):
        return finding
    by = scene.diary.workday_after(times[5].date(), scene.chance.choice((20, 30, 45, 60, 80)))
    slots = {**found.slots, "month": str(by.month)}
    return replace(
        finding,
        pointed_out_at=times[1] + (times[2] - times[1]) * (finding.position / 6),
        explanation=scene.phrases.write(found.issue.explain, slots),
        requirement=scene.phrases.write(found.issue.ask, slots),
        requirement_for="本人",
        requirement_by=by,
    )


def _texts(scene: Scene, file: TalkFile) -> tuple[str, ...]:
    return (_first(scene, file), _second(scene, file), *_others(scene, file))


def _first(scene: Scene, file: TalkFile) -> str:
    preparation = file.preparation
    said = preparation.self_check_text if preparation else ""
    if not said:  # a timely talk: the self-check is given by word of mouth (Art. 9)
        slots = scene.phrases.slots(file.organisation, scene.on.year - 1)
        generic = scene.phrases.frame("self_check_generic", slots)
        said = scene.phrases.frame("self_check", slots, problems=f"{generic}。")
    return scene.phrases.frame("report", talkee=file.talkee, text=said)


def _second(scene: Scene, file: TalkFile) -> str:
    findings = live(file.findings)
    parts = [
        scene.phrases.frame("opening", org=file.organisation.name, count=len(findings)),
        *(
            scene.phrases.frame(
                "point",
                number=_DIGITS[i],
                title=f.title,
                facts=f.facts,
                part=f.part,
                thinking=f.thinking,
            )
            for i, f in enumerate(findings)
        ),
        scene.phrases.frame("warning", org=file.organisation.name),
    ]
    return "\n".join(parts)


def _others(scene: Scene, file: TalkFile) -> tuple[str, str, str]:
    findings, frame = told(file.findings), scene.phrases.frame
    explained = [frame("explained", title=f.title, text=f.explanation) for f in findings]
    asked = [
        frame(
            "asked",
            title=f.title,
            text=f.requirement,
            who=f.requirement_for or "本人",
            by=_month_and_day(f.requirement_by),
        )
        for f in findings
    ]
    return (
        "\n".join([frame("explaining", talkee=file.talkee), *explained]),
        "\n".join([frame("asking", count=len(findings)), *asked, frame("reports_due")]),
        frame("commitment", org=file.organisation.name, count=len(findings)),
    )


def _month_and_day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else "三个月"


def _write_record(scene: Scene, file: TalkFile) -> None:
    ended_at = file.talk.ended_at
    if ended_at is None:
        raise RuntimeError("the talk has ended")
    record = TalkRecord(id=file.talk.id, text=_record_text(file))
    fixed_on = scene.diary.workday_after(ended_at.date(), 1)
    signed_on = scene.diary.workday_after(fixed_on, scene.chance.choice((1, 1, 2, 4)))
    if scene.happened(fixed_on):
        lacking = [x.sentence for x in lacks(file.talk, file.steps, file.findings)]
        record = fix(record, at=scene.at(fixed_on, 10), by=CLERK_NAME, lacking=lacking)
    if scene.happened(signed_on):
        record = sign(
            record,
            on=signed_on,
            ended_on=ended_at.date(),
            today=scene.on,
            signature="last_page",
        )
        file.talk = move(file.talk, TalkStatus.REMEDIATION, at=scene.at(signed_on, 16))
    file.record = record


def _record_text(file: TalkFile) -> str:
    talk = file.talk
    kind = "定期谈话" if talk.kind is TalkKind.REGULAR else "及时谈话"
    head = f"{talk.talker_post}{file.talker}同{talk.talkee_post}{file.talkee}进行{kind}。"
    if talk.origin is Origin.LATE_ENTRY:
        parts = [f"{f.title}。{f.facts}{f.explanation}{f.requirement}" for f in told(file.findings)]
    else:
        parts = [
            f"{_DIGITS[s.number - 1]}、{TITLES[s.number]}\n{SPEAKERS[s.number]}：{s.text}"
            for s in file.steps
        ]
    return "\n".join([head, *parts])
