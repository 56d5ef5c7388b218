"""Talks entered after the event: held on paper (补录), or before the Measures (历史谈话)."""

from dataclasses import replace
from datetime import date, datetime, time

from db.content import ContentStore
from db.records import Finding, Talk, TalkRecord, TalkStatus
from desktop.errors import BadInput
from desktop.rules.appointment import check_not_future, check_span
from desktop.rules.wording import line, passage
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.parts.composing import of_findings
from desktop.services.parts.pairing import check_clash, check_pair, pair_of
from desktop.services.parts.planning import fill_item
from desktop.services.views.record import EarlierTalk, LateFinding, LateTalk
from desktop.workflow import record as life
from desktop.workflow.finding import void
from desktop.workflow.talk import BEFORE, enter_earlier, enter_late, move

_TABLES = {"talks", "findings", "records", "plan_items"}


class LateEntryService:
    """Enters talks that were held without the workbench."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def enter(self, late: LateTalk) -> str:
        """Enter a talk held on paper and return its id; deadlines run from its real end."""
        talk_id = self._desk.new_id()
        with self._desk.deed("talks", "补录谈话", talk_id, _TABLES):
            talk = Talk(
                id=talk_id,
                number=reading.next_number(self._store, late.started_at.year),
                kind=late.kind,
                status=TalkStatus.PLANNED,
                talker_id="",
                talker_post="",
                talkee_id="",
                organisation_id="",
                talkee_post="",
                created_at=self._desk.now(),
            )
            self._enter(talk, late)
            fill_item(self._store, self._store.talks.get(talk_id), late.started_at.year)
        return talk_id

    def enter_planned(self, talk_id: str, version: int, late: LateTalk) -> None:
        """Enter that a talk of the list was held on paper; it keeps its number and papers.

        Findings that were prepared and are not named again were not pointed out: they are voided.
        """
        with self._desk.deed("talks", "补录谈话", talk_id, _TABLES):
            talk = reading.talk_of(self._desk, talk_id)
            if talk.status not in BEFORE:
                raise BadInput(
                    f"谈话{talk.number}已经开始或者了结，不能补录，请打开这次谈话办理。",
                    field="谈话",
                )
            self._enter(replace(talk, version=version), late)

    def enter_earlier(self, earlier: EarlierTalk) -> str:
        """Enter a talk from before the Measures and return its id; it has no deadlines (Art. 20)."""
        talk_id = self._desk.new_id()
        with self._desk.deed("talks", "登记历史谈话", talk_id, {"talks", "records"}):
            check_not_future(earlier.held_on, self._desk.today(), "谈话日期")
            if earlier.talker_id == earlier.talkee_id:
                raise BadInput("谈话人和被谈话人不能是同一人。", field="谈话人")
            check_clash(
                self._store,
                earlier.held_on,
                talker_id=earlier.talker_id,
                talkee_id=earlier.talkee_id,
                besides=None,
            )
            noon = datetime.combine(earlier.held_on, time(12), self._desk.now().tzinfo)
            talk = Talk(
                id=talk_id,
                number=reading.next_number(self._store, earlier.held_on.year),
                kind=earlier.kind,
                status=TalkStatus.PLANNED,
                talker_id=self._store.people.get(earlier.talker_id).id,
                talker_post=line(earlier.talker_post, "谈话人职务"),
                talkee_id=self._store.people.get(earlier.talkee_id).id,
                organisation_id=self._store.organisations.get(earlier.organisation_id).id,
                talkee_post=line(earlier.talkee_post, "被谈话人职务", required=True),
                place=line(earlier.place, "地点"),
                created_at=self._desk.now(),
            )
            self._store.talks.put(enter_earlier(talk, noon))
            self._put_result(talk_id, passage(earlier.result, "谈话结果"))
        return talk_id

    def _enter(self, talk: Talk, late: LateTalk) -> None:
        began = reading.placed(self._desk.now, late.started_at)
        ended = reading.placed(self._desk.now, late.ended_at)
        check_span(began, ended, self._desk.now())
        talk = self._paired(talk, late, began.date())
        talk = reading.marked(self._store, talk, late.marking, late.marking_by, late.marking_basis)
        entered = enter_late(talk, began, ended)
        self._store.talks.put(replace(entered, step=5, planned_at=talk.planned_at or began))
        findings = self._put_findings(talk.id, late, began)
        self._put_record(talk.id, late, findings)

    def _paired(self, talk: Talk, late: LateTalk, on: date) -> Talk:
        leader, tenure, talkee = pair_of(self._store, late.leader_id, late.tenure_id)
        check_pair(
            self._store,
            late.kind,
            on,
            talker_id=leader.person_id,
            talkee=talkee,
            besides=talk.id,
        )
        return replace(
            talk,
            kind=late.kind,
            talker_id=leader.person_id,
            talker_post=leader.post,
            talkee_id=tenure.person_id,
            organisation_id=tenure.organisation_id,
            talkee_post=tenure.post,
            place=line(late.place, "地点"),
            note_takers=reading.note_takers(late.note_takers),
            attendees=reading.people_named(late.attendees, "参加人员"),
            focus=passage(late.focus, "谈话重点"),
        )

    def _put_findings(self, talk_id: str, late: LateTalk, began: datetime) -> list[Finding]:
        prepared = {f.id: f for f in self._store.findings.standing(talk_id)}
        stored = []
        for position, given in enumerate(late.findings, 1):
            known = prepared.pop(given.finding_id or "", None)
            finding = known or Finding(
                id=self._desk.new_id(),
                talk_id=talk_id,
                position=position,
                title=given.title,
                category=given.category,
                added_in_talk=True,
            )
            worded = _worded(replace(finding, position=position, pointed_out_at=began), given)
            stored.append(self._store.findings.put(worded))
        for left_out in prepared.values():
            self._store.findings.put(void(left_out, "谈话中没有指出"))
        return stored

    def _put_record(self, talk_id: str, late: LateTalk, findings: list[Finding]) -> None:
        text = passage(late.text, "谈话记录") or (of_findings(findings) if findings else "")
        record = TalkRecord(id=talk_id, text=text)
        if late.signed_on is None:
            if text:
                self._store.records.put(record)
            return
        talk = self._store.talks.get(talk_id)
        now, ended_on = self._desk.now(), reading.placed(self._desk.now, late.ended_at).date()
        fixed = life.fix(record, at=now, by=self._desk.worker.name)
        signed = life.sign(
            fixed,
            on=late.signed_on,
            ended_on=ended_on,
            today=self._desk.today(),
            signature=late.signature or self._store.settings.office().signature,
            refusal=line(late.refusal, "拒签原因"),
        )
        self._store.records.put(signed)
        self._store.talks.put(move(talk, TalkStatus.REMEDIATION, at=now))

    def _put_result(self, talk_id: str, text: str) -> None:
        if text.strip():
            record = TalkRecord(id=talk_id, text=text)
            fixed = life.fix(record, at=self._desk.now(), by=self._desk.worker.name)
            self._store.records.put(fixed)


def _worded(finding: Finding, given: LateFinding) -> Finding:
    return replace(
        finding,
        title=line(given.title, "问题", required=True),
        category=given.category,
        facts=passage(given.facts, "事实"),
        part=passage(given.part, "本人责任"),
        thinking=passage(given.thinking, "思想根源"),
        source=line(given.source, "来源"),
        visibility=given.visibility,
        explanation=passage(given.explanation, "说明"),
        requirement=passage(given.requirement, "整改要求"),
        requirement_for=line(given.requirement_for, "责任人"),
        requirement_by=given.requirement_by,
    )
