"""What a figure counts, as lines of a list: names in place of ids."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from db.content import ContentStore
from db.records import (
    Assessment,
    Counted,
    Finding,
    Measure,
    Organisation,
    Origin,
    Person,
    PlanItem,
    Report,
    ReportKind,
    Talk,
)
from desktop.services.views.statistics import CountedLine
from desktop.words import word
from desktop.workflow.report import due_on

_M = Measure
_PLAN = frozenset({_M.PLANNED, _M.PLAN_HELD, _M.PLAN_LATE, _M.PLAN_OPEN})
_TRIGGERS = frozenset(
    {_M.TRIGGERS, _M.TRIGGERS_WAITING, _M.TRIGGERS_CONFIRMED, _M.TRIGGERS_TALKED}
    | {_M.TRIGGERS_UNTALKED, _M.TRIGGERS_NOT_LISTED, _M.TRIGGERS_HANDED_OVER}
)
_FINDINGS = frozenset(
    {_M.FINDINGS, _M.REQUIRED, _M.NOT_REQUIRED, _M.ANSWERED, _M.ASSESSED, _M.RETURNED}
    | {_M.CLOSED_OUT, _M.NOT_CLOSED_OUT}
)
_ACTIONS = frozenset({_M.ACTIONS, _M.ACTIONS_DONE, _M.ACTIONS_OPEN})
_DUES = frozenset({_M.DUES, _M.EARLY, _M.ON_TIME, _M.LATE, _M.OVERDUE, _M.AWAITED})
_COPIES = frozenset({_M.COPIES, _M.COPIES_SENT})
_HEADS = frozenset({_M.HEADS, _M.HEADS_COVERED, _M.HEADS_MISSING})
_Lines = list[CountedLine]


def lines(
    store: ContentStore, measure: Measure, found: Sequence[Counted], today: date
) -> tuple[CountedLine, ...]:
    """Return a line for each of the records, in their order."""
    nouns: tuple[tuple[frozenset[Measure], Callable[[_Reader, Sequence[Counted]], _Lines]], ...] = (
        (_PLAN, _Reader.plan_items),
        (_TRIGGERS, _Reader.triggers),
        (_FINDINGS, _Reader.findings),
        (_ACTIONS, _Reader.actions),
        (_DUES, _Reader.dues),
        (_COPIES, _Reader.copies),
        (_HEADS, _Reader.heads),
    )
    read = next((make for measures, make in nouns if measure in measures), _Reader.talks)
    return tuple(read(_Reader(store, found, today), found))


class _Reader:
    """Reads what belongs to the records of one page, each table once."""

    def __init__(self, store: ContentStore, found: Sequence[Counted], today: date) -> None:
        self._store, self._today = store, today
        self._talks = store.talks.some(c.talk_id for c in found if c.talk_id)
        self._people: dict[str, Person] = {}
        self._places: dict[str, Organisation] = {}
        self._know(
            (p for t in self._talks.values() for p in (t.talkee_id, t.talker_id)),
            (t.organisation_id for t in self._talks.values()),
        )

    def talks(self, found: Sequence[Counted]) -> _Lines:
        return [
            self._line(c, matter=word(t.kind), state=_talk_state(t))
            for c, t in self._with_talk(found)
        ]

    def plan_items(self, found: Sequence[Counted]) -> _Lines:
        items = self._store.plan_items.some(c.id for c in found)
        self._know(
            (p for i in items.values() for p in (i.talkee_id, i.talker_id) if p),
            (i.organisation_id for i in items.values()),
        )
        return [self._plan_item(items[c.id]) for c in found]

    def triggers(self, found: Sequence[Counted]) -> _Lines:
        triggers = self._store.triggers.some(c.id for c in found)
        self._know(
            (g.talkee_id for g in triggers.values()), (g.organisation_id for g in triggers.values())
        )
        made = []
        for one in (triggers[c.id] for c in found):
            talk = self._talks.get(one.talk_id or "")
            made.append(
                CountedLine(
                    id=one.id,
                    talk_id=talk.id if talk else "",
                    number=talk.number if talk else one.number,
                    talkee=self._name(one.talkee_id),
                    organisation=self._place(one.organisation_id),
                    talker=self._name(talk.talker_id) if talk else "",
                    on=one.found_on,
                    matter=word(one.kind),
                    state=word(one.state) + (f"，{_talk_state(talk)}" if talk else ""),
                    person_id=one.talkee_id,
                )
            )
        return made

    def findings(self, found: Sequence[Counted]) -> _Lines:
        findings = self._store.findings.some(c.id for c in found)
        decided = self._decided(c.talk_id for c in found if c.talk_id)
        return [
            self._line(
                c,
                matter=findings[c.id].title,
                state=_finding_state(findings[c.id], decided.get(c.id)),
            )
            for c, _ in self._with_talk(found)
        ]

    def actions(self, found: Sequence[Counted]) -> _Lines:
        actions = self._store.actions.some(c.id for c in found)
        made = []
        for one, _ in self._with_talk(found):
            action = actions[one.id]
            state = f"{_day(action.done_on)}完成" if action.done_on else "未完成"
            made.append(self._line(one, matter=action.text, state=state))
        return made

    def dues(self, found: Sequence[Counted]) -> _Lines:
        reports = self._store.reports.some(c.id for c in found)
        return [
            self._due(c, t, ReportKind(c.kind), reports.get(c.id))
            for c, t in self._with_talk(found)
        ]

    def copies(self, found: Sequence[Counted]) -> _Lines:
        copies = self._store.copies.some(c.id for c in found)
        made = []
        for one, _ in self._with_talk(found):
            copy = copies[one.id]
            state = f"{_day(copy.sent_on)}送出" if copy.sent_on else "未送出"
            matter = f"抄送{copy.receiver}（{word(copy.round)}）"
            made.append(self._line(one, matter=matter, state=state))
        return made

    def heads(self, found: Sequence[Counted]) -> _Lines:
        self._know((c.id for c in found), (c.kind for c in found))
        return [
            CountedLine(
                id=f"{c.id} {c.kind}",
                talk_id="",
                number="",
                talkee=self._name(c.id),
                organisation=self._place(c.kind),
                talker="",
                on=c.on,
                matter="任期谈话覆盖",
                state="任期内已谈" if c.on else "任期内未谈",
                person_id=c.id,
            )
            for c in found
        ]

    def _know(self, people: Iterable[str], places: Iterable[str]) -> None:
        self._people |= self._store.people.some(people)
        self._places |= self._store.organisations.some(places)

    def _name(self, person_id: str) -> str:
        return self._people[person_id].name

    def _place(self, organisation_id: str) -> str:
        return self._places[organisation_id].name

    def _with_talk(self, found: Sequence[Counted]) -> list[tuple[Counted, Talk]]:
        return [(c, self._talks[c.talk_id or ""]) for c in found]

    def _line(
        self, counted: Counted, *, matter: str, state: str, on: date | None = None
    ) -> CountedLine:
        talk = self._talks[counted.talk_id or ""]
        return CountedLine(
            id=counted.id,
            talk_id=talk.id,
            number=talk.number,
            talkee=self._name(talk.talkee_id),
            organisation=self._place(talk.organisation_id),
            talker=self._name(talk.talker_id),
            on=on or _talk_day(talk),
            matter=matter,
            state=state,
            person_id=talk.talkee_id,
        )

    def _plan_item(self, item: PlanItem) -> CountedLine:
        talk = self._talks.get(item.talk_id or "")
        late = item.due_on < self._today
        if talk is None:
            state = "逾期未安排" if late else "未安排"
        elif talk.ended_at is None:
            state = _talk_state(talk) + ("，逾期" if late else "")
        else:
            state = f"{_day(talk.ended_at.date())}已谈"
        return CountedLine(
            id=item.id,
            talk_id=talk.id if talk else "",
            number=talk.number if talk else "",
            talkee=self._name(item.talkee_id),
            organisation=self._place(item.organisation_id),
            talker=self._name(item.talker_id) if item.talker_id else "待定",
            on=item.due_on,
            matter=f"{item.month}月计划项",
            state=state,
            person_id=item.talkee_id,
        )

    def _due(
        self, counted: Counted, talk: Talk, kind: ReportKind, report: Report | None
    ) -> CountedLine:
        ended_on = _talk_day(talk) or self._today
        due = report.due_on if report else due_on(kind, ended_on)
        if report:
            state = f"{_day(report.received_on)}收到，{word(report.timeliness)}"
        else:
            state = "逾期未报" if due < self._today else "未到期"
        return self._line(counted, matter=f"{word(kind)}（应报）", state=state, on=due)

    def _decided(self, talk_ids: Iterable[str]) -> Mapping[str, Assessment]:
        found = self._store.assessments.glance_at(dict.fromkeys(talk_ids))
        return {a.finding_id: a for a in found if a.decided is not None}


def _finding_state(finding: Finding, decided: Assessment | None) -> str:
    if finding.closed_out_on:
        return f"{_day(finding.closed_out_on)}销号"
    if decided is not None and decided.decided is not None:
        return f"{word(decided.decided)}，未销号"
    return "未销号" if finding.requirement else "未提整改要求"


def _talk_state(talk: Talk) -> str:
    return word(talk.origin) if talk.origin is Origin.EARLIER else word(talk.status)


def _talk_day(talk: Talk) -> date | None:
    at = talk.ended_at or talk.started_at or talk.planned_at
    return at.date() if at else None


def _day(on: date) -> str:
    return f"{on.month}月{on.day}日"
