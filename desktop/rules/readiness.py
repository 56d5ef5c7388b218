"""What the preparation of a talk still lacks (Art. 6, 8 and 9); each point may be passed over."""

from collections.abc import Sequence
from dataclasses import replace

from db.frozen import frozen
from db.records import Finding, Material, MaterialRequest, Preparation, Talk, TalkKind
from desktop.rules.findings import live
from desktop.rules.lack import OFFICE_RULE
from desktop.rules.substance import lacks, thin
from desktop.rules.wording import quoted


@frozen
class Ready:
    """All that is got ready before one talk; `circumstances` are the facts of its triggers."""

    talk: Talk
    preparation: Preparation | None = None
    findings: Sequence[Finding] = ()
    materials: Sequence[Material] = ()
    requests: Sequence[MaterialRequest] = ()
    circumstances: Sequence[str] = ()


@frozen
class Point:
    """One point of the preparation; `passed_over` is the word with which it was left out."""

    key: str
    title: str
    done: bool
    sentence: str
    article: str
    passed_over: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing more is asked for."""
        return self.done or bool(self.passed_over)


def points(ready: Ready) -> tuple[Point, ...]:
    """Return every point of the preparation in the order of work, done or not (Art. 9)."""
    preparation = ready.preparation or Preparation(id=ready.talk.id)
    words = passed_over(preparation)
    made = [_arrangement(ready.talk), _approval(preparation)]
    if ready.talk.kind is TalkKind.REGULAR:
        made += [*_material(ready), *_self_check(preparation), _topics(preparation)]
    else:
        made += [_circumstance(ready)]
    made += [*_findings(ready.findings), _outline(preparation)]
    return tuple(replace(p, passed_over=words.get(p.key, "")) for p in made)


def lacking(made: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points that are neither done nor passed over."""
    return tuple(p for p in made if not p.settled)


def passed_over(preparation: Preparation) -> dict[str, str]:
    """Return for each key that was passed over the word that was given."""
    pairs = (entry.partition(": ") for entry in preparation.passed_over)
    return {key: word for key, _, word in pairs if word.strip()}


def pass_over_entry(key: str, word: str) -> str:
    """Return how a passing over is kept in `Preparation.passed_over`."""
    return f"{key}: {' '.join(word.split())}"


def _arrangement(talk: Talk) -> Point:
    named = (("时间", talk.planned_at), ("地点", talk.place), ("记录人", talk.note_takers))
    missing = "、".join(name for name, value in named if not value)
    return Point(
        key="arrangement",
        title="谈话安排",
        done=not missing,
        sentence=f"还没有确定谈话{missing}。",
        article=OFFICE_RULE,
    )


def _approval(preparation: Preparation) -> Point:
    return Point(
        key="approval",
        title="呈批",
        done=preparation.approved_on is not None,
        sentence="监督谈话呈批表还没有批准。",
        article=OFFICE_RULE,
    )


def _material(ready: Ready) -> list[Point]:
    known = [m for m in ready.materials if not m.voided_reason]
    asked = [r for r in ready.requests if not r.voided_reason]
    made = [
        Point(
            key="material",
            title="有关情况和材料",
            done=bool(known),
            sentence="还没有收集被谈话人及其所在党组织的有关情况和材料。",
            article="第六条",
        )
    ]
    if asked:
        open_units = "、".join(r.unit for r in asked if r.replied_on is None)
        made.append(
            Point(
                key="replies",
                title="配合单位回复",
                done=not open_units,
                sentence=f"{open_units}还没有回复。",
                article="第六条",
            )
        )
    return made


def _self_check(preparation: Preparation) -> list[Point]:
    return [
        Point(
            key="notice",
            title="谈话通知",
            done=preparation.notice_sent_on is not None,
            sentence="谈话通知（含自查要求）还没有送达被谈话人。",
            article="第九条",
        ),
        Point(
            key="self_check",
            title="自查情况报告",
            done=preparation.self_check_on is not None,
            sentence="还没有收到被谈话人的自查情况报告。",
            article="第九条",
        ),
        Point(
            key="compared",
            title="自查比对",
            done=bool(preparation.self_check_compared.strip()),
            sentence="自查情况还没有同掌握的情况比对。",
            article="第九条",
        ),
    ]


def _topics(preparation: Preparation) -> Point:
    return Point(
        key="topics",
        title="对照要点",
        done=bool(preparation.topics),
        sentence="还没有选择对照检查的要点。",
        article="第九条",
    )


def _circumstance(ready: Ready) -> Point:
    known = [*ready.circumstances, ready.talk.focus, *(m.text for m in ready.materials)]
    return Point(
        key="circumstance",
        title="及时谈话情形",
        done=any(text.strip() for text in known),
        sentence="还没有写明需要及时谈话的情形和存在的问题。",
        article="第九条",
    )


def _findings(findings: Sequence[Finding]) -> list[Point]:
    known = live(findings)
    made = [
        Point(
            key="findings",
            title="拟指出的问题",
            done=bool(known),
            sentence="还没有列出拟指出的问题。",
            article="第八条",
        )
    ]
    if known:
        thin_ones = [f"{quoted(f.title)}缺{'、'.join(lacks(f))}" for f in known if lacks(f)]
        made.append(
            Point(
                key="substance",
                title="见人见事见思想",
                done=not thin(known),
                sentence=f"问题{'，'.join(thin_ones)}。",
                article="第八条",
            )
        )
    return made


def _outline(preparation: Preparation) -> Point:
    return Point(
        key="outline",
        title="谈话提纲",
        done=bool(preparation.outline.strip()),
        sentence="谈话提纲还没有形成。",
        article="第九条",
    )
