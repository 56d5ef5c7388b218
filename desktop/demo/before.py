"""How a talk is prepared: requests, material, notice, self-check, findings, outline (Art. 6, 9)."""

from dataclasses import replace
from datetime import date

from db.frozen import frozen
from db.records import (
    Finding,
    Material,
    MaterialRequest,
    Preparation,
    TalkKind,
    TalkStatus,
    Visibility,
)
from desktop.demo.file import TalkFile
from desktop.demo.phrases import Issue
from desktop.demo.scene import Scene
from desktop.rules.findings import live, told
from desktop.rules.wording import quoted
from desktop.workflow.talk import move


@frozen
class Found:
    """A finding with the problem it was made from and the numbers in it."""

    issue: Issue
    slots: dict[str, str]
    finding: Finding


def prepare(scene: Scene, file: TalkFile, day: date) -> list[Found]:
    """Prepare the talk of that day as far as the demo's day has come; return what was found."""
    asked = scene.diary.workday_before(day, 22 if file.talk.kind is TalkKind.REGULAR else 6)
    if not scene.happened(asked):
        return []
    file.talk = move(file.talk, TalkStatus.PREPARING, at=scene.at(asked))
    found = find(scene, file, day.year)
    if file.talk.kind is TalkKind.REGULAR:
        _ask_units(scene, file, found, asked, day)
        _regular(scene, file, day)
    else:
        _timely(scene, file, day)
    return found


def find(scene: Scene, file: TalkFile, year: int) -> list[Found]:
    """Put two to four findings into the file; facts speak of the year before `year`."""
    count = scene.chance.choice((2, 3, 3, 4))
    made = []
    for position, issue in enumerate(scene.phrases.some_issues(file.organisation, count), start=1):
        slots = scene.phrases.slots(file.organisation, year - 1)
        write = scene.phrases.write
        finding = Finding(
            id=scene.new_id(),
            talk_id=file.talk.id,
            position=position,
            title=write(issue.title, slots),
            category=issue.category,
            facts=write(issue.facts, slots),
            part=write(issue.part, slots),
            thinking=write(issue.thinking, slots),
            source=scene.phrases.pick("sources")[0],
            visibility=Visibility.TALKER_ONLY
            if position > 1 and scene.one_in(16)
            else Visibility.SHAREABLE,
        )
        made.append(Found(issue=issue, slots=slots, finding=finding))
    file.findings = [f.finding for f in made]
    return made


def _ask_units(scene: Scene, file: TalkFile, found: list[Found], asked: date, day: date) -> None:
    reply_due = scene.diary.workday_after(asked, 5)
    units = scene.phrases.pick("cooperating", scene.chance.choice((1, 2, 2)))
    for unit, of in zip(units, found, strict=False):
        replied = scene.diary.workday_before(day, scene.chance.randint(11, 16))
        came = scene.happened(replied)
        file.requests.append(
            MaterialRequest(
                id=scene.new_id(),
                talk_id=file.talk.id,
                unit=unit,
                sent_on=asked,
                reply_due_on=reply_due,
                replied_on=replied if came else None,
                reply="已提供材料1份。" if came else "",
            )
        )
        if came:
            file.materials.append(_material(scene, file, unit, of, replied))


def _material(scene: Scene, file: TalkFile, unit: str, of: Found, on: date) -> Material:
    secret = scene.one_in(3)
    return Material(
        id=scene.new_id(),
        talk_id=file.talk.id,
        unit=unit,
        title=f"关于{of.finding.title}的{'信访摘要' if secret else '情况'}",
        text=scene.phrases.frame("material", unit=unit, facts=of.finding.facts),
        received_on=on,
        visibility=Visibility.TALKER_ONLY if secret else Visibility.SHAREABLE,
    )


def _regular(scene: Scene, file: TalkFile, day: date) -> None:
    before = scene.diary.workday_before
    approved, notice, receipt = before(day, 15), before(day, 12), before(day, 10)
    due = before(day, 4)
    came = before(day, scene.chance.choice((2, 4, 5, 6, 7)))
    preparation = Preparation(id=file.talk.id)
    if scene.happened(approved):
        preparation = replace(
            preparation,
            approved_on=approved,
            approved_by="陈敬之",
            topics=scene.phrases.pick("topics", 3),
        )
    if scene.happened(notice):
        preparation = replace(preparation, notice_sent_on=notice, self_check_due_on=due)
    if scene.happened(receipt):
        preparation = replace(preparation, notice_receipt_on=receipt)
    if scene.happened(came):
        preparation = _with_self_check(scene, file, preparation, came)
    if scene.happened(before(day, 1)) and preparation.self_check_on is not None:
        preparation = _with_outline(scene, file, preparation)
    file.preparation = preparation


def _timely(scene: Scene, file: TalkFile, day: date) -> None:
    preparation = Preparation(
        id=file.talk.id,
        approved_on=scene.diary.workday_before(day, 5),
        approved_by="陈敬之",
    )
    if scene.happened(scene.diary.workday_before(day, 1)):
        preparation = _with_outline(scene, file, preparation)
    file.preparation = preparation


def _with_self_check(
    scene: Scene, file: TalkFile, preparation: Preparation, came: date
) -> Preparation:
    known = [f.title for f in told(file.findings)]
    said = scene.chance.sample(known, scene.chance.randint(1, len(known)))
    slots = scene.phrases.slots(file.organisation, came.year - 1)
    generic = scene.phrases.frame("self_check_generic", slots)
    problems = "；".join(f"{i}是{p}" for i, p in zip("一二三四五", (*said, generic), strict=False))
    missed = [t for t in known if t not in said]
    missing = (
        scene.phrases.frame("compared_missing", title=missed[0])
        if missed
        else scene.phrases.frame("compared_all")
    )
    return replace(
        preparation,
        self_check_on=came,
        self_check_text=scene.phrases.frame("self_check", slots, problems=f"{problems}。"),
        self_check_problems=(*said, generic),
        self_check_compared=scene.phrases.frame(
            "compared", count=len(said) + 1, same=len(said), missing=missing
        ),
    )


def _with_outline(scene: Scene, file: TalkFile, preparation: Preparation) -> Preparation:
    findings = live(file.findings)
    points = "\n".join(f"（{f.position}）{f.title}：{f.facts}" for f in findings)
    asks = "\n".join(f"（{f.position}）针对{quoted(f.title)}提出整改要求。" for f in findings)
    outline = scene.phrases.frame(
        "outline",
        compared=preparation.self_check_compared.rstrip("。") or "有关情况",
        points=points,
        asks=asks,
    )
    return replace(preparation, outline=outline)
