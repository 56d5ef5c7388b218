"""What is a supervision talk, and what is another kind of talk with rules of its own (Art. 2)."""

from db.frozen import frozen
from db.records import TalkKind
from desktop.errors import Refused


@frozen
class Scope:
    """One answer to the question what the talk is for; `kind` is None where it is out of scope."""

    key: str
    title: str
    kind: TalkKind | None
    explanation: str
    article: str


_ELSEWHERE = "不属于监督谈话，本工作台不予登记，已填写的内容不会保存。"
SCOPES: tuple[Scope, ...] = (
    Scope(
        key="regular",
        title="定期谈话",
        kind=TalkKind.REGULAR,
        explanation="按年度计划，就履行第一责任人职责和严格自律情况，同下一级党组织“一把手”谈话；"
        "一届任期内应当覆盖每一位。",
        article="第五条",
    ),
    Scope(
        key="timely",
        title="及时谈话",
        kind=TalkKind.TIMELY,
        explanation="发现六种情形之一时，围绕存在的问题，及时同下一级党组织“一把手”谈话。",
        article="第五条",
    ),
    Scope(
        key="problem_lead",
        title="处置问题线索的谈话",
        kind=None,
        explanation="以谈话方式处置问题线索，由纪检机关按照问题线索处置的规定办理，"
        f"{_ELSEWHERE}发现问题线索的，应当移送纪检机关。",
        article="第二条",
    ),
    Scope(
        key="appointment",
        title="任职谈话",
        kind=None,
        explanation=f"任职谈话由组织（人事）部门按照干部任用的规定办理，{_ELSEWHERE}",
        article="第二条",
    ),
    Scope(
        key="admonition",
        title="诫勉谈话",
        kind=None,
        explanation=f"诫勉谈话按照诫勉的规定办理，{_ELSEWHERE}",
        article="第二条",
    ),
)


def scope(key: str) -> Scope:
    """Return the scope of a key; raises KeyError for a key that is none."""
    return {s.key: s for s in SCOPES}[key]


def kind_of(key: str) -> TalkKind:
    """Return the kind of talk to create, or refuse what is out of scope (Art. 2)."""
    chosen = scope(key)
    if chosen.kind is None:
        raise Refused(chosen.explanation, chosen.article)
    return chosen.kind
