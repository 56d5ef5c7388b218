"""Talks made of the lines of the office's own list, as they stand after all that it says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from db.content import ContentStore
from db.frozen import frozen
from db.records import (
    Origin,
    Person,
    Report,
    ReportKind,
    Talk,
    TalkRecord,
    TalkStatus,
)
from desktop.errors import BadInput
from desktop.exchange.remarks import Remark
from desktop.exchange.talks_list import TalkLine
from desktop.exchange.talks_match import Matched
from desktop.rules.deadlines import applies
from desktop.services.desk import Desk
from desktop.words import word
from desktop.workflow import record as life
from desktop.workflow.report import live, receive
from desktop.workflow.talk import enter_earlier, enter_late, move

ON_PAPER = "谈话记录为纸质，已签字存档。"
_NOON = time(12)
_REPORTS = ((ReportKind.ACTION, "action_on"), (ReportKind.RESULTS, "results_on"))


@frozen
class Entry:
    """What one line stores: a new talk with its record, reports that came in; or nothing."""

    matched: Matched
    talk: Talk
    is_new: bool
    talker: Person | None = None
    record: TalkRecord | None = None
    reports: tuple[Report, ...] = ()

    @property
    def outcome(self) -> str:
        """Return in words what becomes of the line."""
        came = "、".join(word(r.kind) for r in self.reports)
        if not self.is_new:
            return f"补登{came}" if came else "已有，不变"
        if self.talk.origin is Origin.EARLIER:
            return "登记为历史谈话"
        return f"登记，{word(self.talk.status)}" + (f"，已收{came}" if came else "")


def new_talk(
    desk: Desk[ContentStore], matched: Matched, number: str, talker: Person
) -> tuple[Talk, TalkRecord | None]:
    """Return the talk of a line with its record; BadInput where its dates do not fit."""
    line = matched.line
    now = desk.now()
    at = datetime.combine(line.held_on, line.at or _NOON, now.tzinfo)
    talk = Talk(
        id=desk.new_id(),
        number=number,
        kind=line.kind,
        status=TalkStatus.PLANNED,
        talker_id=talker.id,
        talker_post=matched.talker_post,
        talkee_id=matched.talkee.person_id,
        organisation_id=matched.organisation.id,
        talkee_post=line.post or matched.talkee.post,
        place=line.place,
        note_takers=line.note_takers,
        marking=desk.store.settings.office().marking,
        created_at=now,
    )
    if not applies(line.held_on):
        entered = enter_earlier(talk, at)
        text = TalkRecord(id=talk.id, text=line.result)
        kept = life.fix(text, at=now, by=desk.worker.name) if line.result else None
        return entered, kept
    talk = replace(enter_late(talk, at, at), step=5, planned_at=at)
    return _signed(desk, talk, line)


def _signed(desk: Desk[ContentStore], talk: Talk, line: TalkLine) -> tuple[Talk, TalkRecord | None]:
    if line.signed_on is None:
        return talk, TalkRecord(id=talk.id, text=line.result) if line.result else None
    now = desk.now()
    draft = TalkRecord(id=talk.id, text=line.result or ON_PAPER)
    signed = life.sign(
        life.fix(draft, at=now, by=desk.worker.name),
        on=line.signed_on,
        ended_on=line.held_on,
        today=desk.today(),
        signature="last_page",
    )
    return move(talk, TalkStatus.REMEDIATION, at=now), signed


def new_reports(
    desk: Desk[ContentStore], talk: Talk, line: TalkLine, known: Sequence[Report]
) -> tuple[list[Report], list[Remark]]:
    """Return the reports that the line says came in and the talk does not have, and remarks.

    BadInput where a date does not fit the talk; its field is the column's.
    """
    made: list[Report] = []
    remarks: list[Remark] = []
    for kind, name in _REPORTS:
        on = getattr(line, name)
        if on is None:
            continue
        if talk.origin is Origin.EARLIER:
            remarks.append(line.remark(name, "历史谈话不计算报告期限，没有使用这一格。"))
        elif before := live(kind, known):
            if before[0].received_on != on:
                said = f"{word(kind)}已登记于 {before[0].received_on} 收到，没有改动。"
                remarks.append(line.remark(name, said))
        else:
            made.append(_came(desk, talk, kind, on, known, name))
    return made, remarks


def _came(
    desk: Desk[ContentStore],
    talk: Talk,
    kind: ReportKind,
    on: date,
    known: Sequence[Report],
    name: str,
) -> Report:
    try:
        return receive(
            talk,
            kind,
            on,
            report_id=desk.new_id(),
            reports=known,
            assessments=(),
            today=desk.today(),
        )
    except BadInput as problem:
        raise BadInput(str(problem), field=name) from None
