"""Who may talk, and with whom, on the day of the talk (Art. 7)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from db.frozen import frozen
from db.records import (
    Body,
    BodyKind,
    HeadRole,
    Leader,
    Level,
    OfficeSettings,
    Organisation,
    OrganisationKind,
    Superior,
    TalkKind,
    Tenure,
)
from desktop.errors import Refused

ARTICLE = "第七条"
OFFICE_RULE = "本单位要求"
_COMMITTEES = frozenset({OrganisationKind.LOCAL_COMMITTEE, OrganisationKind.WORK_COMMITTEE})
_LEVELS = frozenset({Level.CITY, Level.COUNTY, Level.TOWNSHIP})


@frozen
class OwnSide:
    """The own body with all its leaders; `names` gives people's names by id."""

    body: Body
    leaders: Sequence[Leader]
    settings: OfficeSettings
    names: Mapping[str, str]


@frozen
class Talkee:
    """Who is to be talked to, in which organisation; `tenures` are all of that organisation.

    `superior` is the next-higher organisation where it stands in the roster (Superior.LISTED).
    """

    person_id: str
    organisation: Organisation
    tenures: Sequence[Tenure]
    superior: Organisation | None = None


def leaders_on(leaders: Iterable[Leader], on: date) -> list[Leader]:
    """Return the members of the leading body in office on a day, in order of rank."""
    in_office = (x for x in leaders if not x.voided_reason and _within(x, on))
    return sorted(in_office, key=lambda x: (not x.is_secretary, x.rank))


def is_head(role: HeadRole, settings: OfficeSettings) -> bool:
    """Return whether the role makes somebody a head; who is acting does where the office says so."""
    return role is HeadRole.SECRETARY or (role is HeadRole.ACTING and settings.acting_head_counts)


def heads_on(tenures: Iterable[Tenure], on: date, settings: OfficeSettings) -> list[Tenure]:
    """Return the tenures of heads in post on a day."""
    return [
        t for t in tenures if not t.voided_reason and _within(t, on) and is_head(t.role, settings)
    ]


def secretary_only(kind: TalkKind, organisation: Organisation) -> bool:
    """Return whether only the next-higher committee's secretary may hold the talk (Art. 7)."""
    return (
        kind is TalkKind.REGULAR
        and organisation.kind in _COMMITTEES
        and organisation.level in _LEVELS
    )


def check(kind: TalkKind, on: date, talker_id: str, talkee: Talkee, own: OwnSide) -> str:
    """Refuse a talk that Art. 7 does not allow on that day; the refusal names who may talk.

    Returns what to show as 参照 where the own body applies the Measures by analogy, else "".
    """
    check_talkee(on, talkee, own)
    name = _name(own, talker_id)
    if talker_id == talkee.person_id:
        raise Refused(
            f"{name}不能既是谈话人又是被谈话人。{_instead(kind, on, talkee, own)}", ARTICLE
        )
    if not any(x.person_id == talker_id for x in leaders_on(own.leaders, on)):
        raise Refused(
            f"{name}在{_day(on)}不是{own.body.name}领导班子成员，不能作为谈话人。"
            f"{_instead(kind, on, talkee, own)}",
            ARTICLE,
        )
    if not secretary_only(kind, talkee.organisation):
        return ""
    if own.body.kind is BodyKind.BY_ANALOGY:
        return _by_analogy(on, talker_id, talkee, own)
    _check_secretary(on, talker_id, talkee, own)
    return ""


def check_talkee(on: date, talkee: Talkee, own: OwnSide) -> None:
    """Refuse a talkee who on that day is not head of the organisation (Art. 7)."""
    name, organisation = _name(own, talkee.person_id), talkee.organisation.name
    posts = [
        t
        for t in talkee.tenures
        if t.person_id == talkee.person_id and not t.voided_reason and _within(t, on)
    ]
    if any(is_head(t.role, own.settings) for t in posts):
        return
    heads = heads_on(talkee.tenures, on, own.settings)
    head = "、".join(_name(own, t.person_id) + t.post for t in heads)
    whose = f"{organisation}“一把手”是{head}。" if head else f"{organisation}在这一天没有“一把手”。"
    if not posts:
        raise Refused(
            f"{name}在{_day(on)}不在{organisation}任职，不能作为被谈话人。{whose}", ARTICLE
        )
    if any(t.role is HeadRole.ACTING for t in posts):
        raise Refused(
            f"{name}为{posts[0].post}，本单位规定主持工作的不作为“一把手”。{whose}", OFFICE_RULE
        )
    raise Refused(f"{name}为{posts[0].post}，不是“一把手”，不能作为被谈话人。{whose}", ARTICLE)


def eligible_talkers(kind: TalkKind, on: date, talkee: Talkee, own: OwnSide) -> tuple[Leader, ...]:
    """Return who of the leading body may hold the talk on that day (Art. 7), by rank."""
    leaders = [x for x in leaders_on(own.leaders, on) if x.person_id != talkee.person_id]
    if not secretary_only(kind, talkee.organisation) or own.body.kind is BodyKind.BY_ANALOGY:
        return tuple(leaders)
    if own.body.kind is BodyKind.PARTY_GROUP or talkee.organisation.superior is not Superior.OWN:
        return ()
    return tuple(x for x in leaders if x.is_secretary)


def superior_name(talkee: Talkee, own: OwnSide) -> str:
    """Return the name of the next-higher Party committee of the talkee's organisation."""
    organisation = talkee.organisation
    if organisation.superior is Superior.OWN:
        return own.body.name
    if organisation.superior is Superior.LISTED and talkee.superior is not None:
        return talkee.superior.name
    return organisation.superior_name or "上一级党委"


def _check_secretary(on: date, talker_id: str, talkee: Talkee, own: OwnSide) -> None:
    whose = f"{talkee.organisation.name}“一把手”的定期谈话，应当由上一级党委书记"
    if own.body.kind is BodyKind.PARTY_GROUP:
        raise Refused(f"{whose}开展，党组（党组性质党委）不能开展。", ARTICLE)
    if talkee.organisation.superior is not Superior.OWN:
        higher = superior_name(talkee, own)
        raise Refused(f"{whose}（{higher}书记）开展，不由{own.body.name}开展。", ARTICLE)
    secretaries = eligible_talkers(TalkKind.REGULAR, on, talkee, own)
    if not secretaries:
        raise Refused(
            f"{whose}开展；{own.body.name}书记在{_day(on)}空缺或者就是被谈话人，须待书记到任后再谈。",
            ARTICLE,
        )
    if all(x.person_id != talker_id for x in secretaries):
        raise Refused(
            f"{whose}开展，{_name(own, talker_id)}不能作为谈话人，应由{_people(secretaries, own)}谈话。",
            ARTICLE,
        )


def _by_analogy(on: date, talker_id: str, talkee: Talkee, own: OwnSide) -> str:
    if not own.settings.analogy_secretary_only:
        return ""
    leaders = leaders_on(own.leaders, on)
    if any(x.person_id == talker_id and x.is_secretary for x in leaders):
        return ""
    return f"参照{ARTICLE}，{talkee.organisation.name}“一把手”的定期谈话宜由书记开展。"


def _instead(kind: TalkKind, on: date, talkee: Talkee, own: OwnSide) -> str:
    """Say who may hold the talk, so that the clerk need not look."""
    who = eligible_talkers(kind, on, talkee, own)
    return (
        f"可以作为谈话人的有：{_people(who, own)}。" if who else "本单位没有可以作为谈话人的人员。"
    )


def _people(leaders: Sequence[Leader], own: OwnSide) -> str:
    names = list(dict.fromkeys(_name(own, x.person_id) + f"（{x.post}）" for x in leaders))
    return "、".join(names)


def _name(own: OwnSide, person_id: str) -> str:
    return own.names.get(person_id, "所选人员")


def _within(period: Leader | Tenure, on: date) -> bool:
    return period.begins_on <= on and (period.ends_on is None or on <= period.ends_on)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
