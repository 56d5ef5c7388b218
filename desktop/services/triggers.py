"""What calls for a timely talk: registered, judged, and led to a talk (Art. 5 and 6)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import (
    Finding,
    FindingCategory,
    Talk,
    TalkKind,
    TalkStatus,
    Tenure,
    Trigger,
    TriggerState,
    UnitProposal,
    Visibility,
)
from desktop.errors import BadInput, Refused
from desktop.rules.appointment import check_not_future
from desktop.rules.eligibility import is_head
from desktop.rules.wording import line, passage
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.correcting import turn
from desktop.services.parts.reading import talk_of
from desktop.services.views.triggers import (
    ProposalText,
    TriggerRow,
    TriggerText,
    UnitProposalRow,
)
from desktop.workflow import trigger as lives
from desktop.workflow.talk import BEFORE

_TITLE = 40


class TriggerService:
    """Registers triggers and proposals and what becomes of them."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def today(self) -> date:
        """Return the day it is."""
        return self._desk.today()

    def timely_talks(self, trigger_id: str) -> tuple[tuple[str, str], ...]:
        """Return (id, words) of the timely talks not yet held with the person concerned."""
        require(self._desk.worker.role, "triggers")
        trigger = self._store.triggers.get(trigger_id)
        return tuple(
            (t.id, t.number + (f"　{t.planned_at:%Y-%m-%d}" if t.planned_at else ""))
            for t in self._store.talks.unheld_with([trigger.talkee_id])
            if t.kind is TalkKind.TIMELY
        )

    def page(
        self, states: Sequence[TriggerState] = (), *, offset: int = 0, limit: int = 100
    ) -> tuple[TriggerRow, ...]:
        """Return triggers, newest first."""
        require(self._desk.worker.role, "triggers")
        return self._rows(self._store.triggers.page(states, offset=offset, limit=limit))

    def waiting(self) -> tuple[TriggerRow, ...]:
        """Return triggers that are not judged, or whose talk is not held yet, soonest first."""
        require(self._desk.worker.role, "triggers")
        return self._rows(self._store.triggers.waiting())

    def find(self, trigger_id: str) -> TriggerRow | None:
        """Return one trigger in words; None where it was voided."""
        require(self._desk.worker.role, "triggers")
        found = self._store.triggers.get(trigger_id)
        return None if found.voided_reason else self._rows([found])[0]

    def register(self, text: TriggerText) -> str:
        """Register a trigger and return its id; the office limit runs from the day it was found."""
        trigger_id = self._desk.new_id()
        with self._desk.deed("triggers", "登记及时谈话情形", trigger_id, {"triggers"}):
            self._store.triggers.put(self._made(text, trigger_id))
        return trigger_id

    def correct(self, trigger_id: str, version: int, text: TriggerText) -> None:
        """Correct a trigger that is not judged yet."""
        with self._desk.deed("triggers", "更正及时谈话情形", trigger_id, {"triggers"}):
            old = self._store.triggers.get(trigger_id)
            if old.state is not TriggerState.REGISTERED or old.voided_reason:
                raise Refused(f"情形{old.number}已经研判，不能再改。")
            made = self._made(text, trigger_id)
            self._store.triggers.put(replace(made, number=old.number, version=version))

    def void(self, trigger_id: str, reason: str) -> None:
        """Void a wrong entry with the reason."""
        with self._desk.deed("triggers", "作废及时谈话情形", trigger_id, {"triggers"}):
            old = self._store.triggers.get(trigger_id)
            if self._dealt_with(old):
                raise Refused(f"情形{old.number}已安排谈话，不能作废。")
            why = line(reason, "原因", required=True)
            self._store.triggers.put(replace(old, voided_reason=why))

    def confirm(self, trigger_id: str, *, on: date, by: str) -> None:
        """Register the judgement 属实; a timely talk must follow."""
        with self._desk.deed("triggers", "研判属实", trigger_id, {"triggers"}):
            old = self._store.triggers.get(trigger_id)
            self._store.triggers.put(lives.confirm(old, on=on, by=by, today=self._desk.today()))

    def dismiss(self, trigger_id: str, *, on: date, by: str, reason: str) -> None:
        """Register the judgement 不属于所列情形."""
        with self._desk.deed("triggers", "研判不属于所列情形", trigger_id, {"triggers"}):
            old = self._store.triggers.get(trigger_id)
            today = self._desk.today()
            self._store.triggers.put(lives.dismiss(old, on=on, by=by, reason=reason, today=today))

    def hand_over(self, trigger_id: str, *, to: str, on: date, receipt: str = "") -> None:
        """Register that a problem lead went to the discipline organ (Art. 2)."""
        with self._desk.deed("triggers", "移送纪检机关", trigger_id, {"triggers"}):
            old = self._store.triggers.get(trigger_id)
            self._store.triggers.put(
                lives.hand_over(old, to=to, on=on, receipt=receipt, today=self._desk.today())
            )

    def register_receipt(self, trigger_id: str, receipt: str) -> None:
        """Register that the discipline organ has taken a lead over (Art. 2)."""
        with self._desk.deed("triggers", "登记移送回执", trigger_id, {"triggers"}):
            old = self._store.triggers.get(trigger_id)
            self._store.triggers.put(lives.register_receipt(old, receipt))

    def take_back(self, trigger_id: str, reason: str) -> None:
        """Take back a judgement or a handing over made by mistake, with the reason."""
        with self._desk.deed("triggers", "撤回研判", trigger_id, {"triggers", "corrections"}):
            old, why = self._store.triggers.get(trigger_id), line(reason, "原因", required=True)
            free = old if self._dealt_with(old) else replace(old, talk_id=None)
            turn(self._desk, self._store.triggers, old, lives.take_back(free), why)

    def lead_to(self, trigger_ids: Sequence[str], talk_id: str) -> None:
        """Tie triggers to a timely talk not yet held; their facts become its draft findings.

        The findings are 仅供谈话人参阅 until they are released.
        """
        with self._desk.deed(
            "triggers", "情形转及时谈话", talk_id, {"triggers", "findings", "talks"}
        ):
            talk = talk_of(self._desk, talk_id)
            for trigger_id in trigger_ids:
                trigger = self._store.triggers.get(trigger_id)
                self._check(trigger, talk)
                self._store.triggers.put(lives.lead_to(trigger, talk_id))
                self._store.findings.put(self._finding(trigger, talk))

    def propose(self, text: ProposalText) -> str:
        """Register a cooperating unit's proposal of a talkee and return its id."""
        proposal_id = self._desk.new_id()
        with self._desk.deed("triggers", "登记人选建议", proposal_id, {"unit_proposals"}):
            check_not_future(text.received_on, self._desk.today(), "收到日期")
            tenure = self._tenure(text.tenure_id)
            self._store.unit_proposals.put(
                UnitProposal(
                    id=proposal_id,
                    unit=line(text.unit, "配合单位", required=True),
                    talkee_id=tenure.person_id,
                    organisation_id=tenure.organisation_id,
                    received_on=text.received_on,
                    reason=passage(text.reason, "建议理由", required=True),
                )
            )
        return proposal_id

    def answer(self, proposal_id: str, outcome: str) -> None:
        """Register what was decided on a proposal."""
        with self._desk.deed("triggers", "答复人选建议", proposal_id, {"unit_proposals"}):
            old = self._store.unit_proposals.get(proposal_id)
            answered = replace(
                old,
                outcome=line(outcome, "处理结果", required=True),
                answered_on=self._desk.today(),
            )
            self._store.unit_proposals.put(answered)

    def proposals(self, *, answered: bool = False) -> tuple[UnitProposalRow, ...]:
        """Return proposals without an answer, oldest first; with `answered` those too, after."""
        require(self._desk.worker.role, "triggers")
        found = self._store.unit_proposals.unanswered()
        if answered:
            found += self._store.unit_proposals.answered()
        people = self._store.people.some(p.talkee_id for p in found)
        places = self._store.organisations.some(p.organisation_id for p in found)
        return tuple(
            UnitProposalRow(
                proposal=p,
                talkee=people[p.talkee_id].name,
                organisation=places[p.organisation_id].name,
            )
            for p in found
        )

    def _made(self, text: TriggerText, trigger_id: str) -> Trigger:
        check_not_future(text.found_on, self._desk.today(), "发现日期")
        tenure = self._tenure(text.tenure_id)
        days = self._store.settings.office().trigger_days
        year = text.found_on.year
        return Trigger(
            id=trigger_id,
            number=self._store.triggers.next_number(year),
            kind=text.kind,
            found_on=text.found_on,
            source=line(text.source, "来源单位", required=True),
            facts=passage(text.facts, "事实", required=True),
            talkee_id=tenure.person_id,
            organisation_id=tenure.organisation_id,
            limit_on=lives.limit(text.found_on, days),
        )

    def _tenure(self, tenure_id: str) -> Tenure:
        if not tenure_id:
            raise BadInput("还没有选定被谈话人，请输入姓名后从列出的人员中选择。", field="被谈话人")
        tenure = self._store.tenures.get(tenure_id)
        if not is_head(tenure.role, self._store.settings.office()):
            raise BadInput("所选人员不是“一把手”，请另选。", field="被谈话人")
        return tenure

    def _check(self, trigger: Trigger, talk: Talk) -> None:
        if talk.kind is not TalkKind.TIMELY:
            raise Refused("所列情形应当开展及时谈话，这一场是定期谈话。", "第五条")
        if talk.talkee_id != trigger.talkee_id:
            raise Refused(f"情形{trigger.number}涉及的不是这场谈话的被谈话人。", "第五条")
        if talk.status not in BEFORE:
            raise Refused(f"谈话{talk.number}已经进行，不能再作为情形的及时谈话。", "第五条")

    def _finding(self, trigger: Trigger, talk: Talk) -> Finding:
        title = trigger.facts.split("\n", 1)[0][:_TITLE]
        return Finding(
            id=self._desk.new_id(),
            talk_id=talk.id,
            position=len(self._store.findings.of_talk(talk.id)) + 1,
            title=title,
            category=FindingCategory.OTHER,
            facts=trigger.facts,
            source=trigger.source,
            visibility=Visibility.TALKER_ONLY,
        )

    def _rows(self, triggers: Sequence[Trigger]) -> tuple[TriggerRow, ...]:
        people = self._store.people.some(t.talkee_id for t in triggers)
        places = self._store.organisations.some(t.organisation_id for t in triggers)
        talks = self._store.talks.some(t.talk_id for t in triggers if t.talk_id)
        tenures = {t.id: self._tenure_of(t) for t in triggers}
        return tuple(
            TriggerRow(
                trigger=t,
                talkee=people[t.talkee_id].name,
                talkee_post=tenure.post if (tenure := tenures[t.id]) else "",
                tenure_id=tenure.id if tenure else "",
                organisation=places[t.organisation_id].name,
                talk_number=talks[t.talk_id].number if t.talk_id else "",
                dealt_with=stands(talks.get(t.talk_id or "")),
                days=self._days(t, talks.get(t.talk_id or "")),
            )
            for t in triggers
        )

    def _tenure_of(self, trigger: Trigger) -> Tenure | None:
        found = self._store.tenures.of_person(trigger.talkee_id)
        return next((t for t in found if t.organisation_id == trigger.organisation_id), None)

    def _dealt_with(self, trigger: Trigger) -> bool:
        return stands(self._store.talks.find(trigger.talk_id) if trigger.talk_id else None)

    def _days(self, trigger: Trigger, talk: Talk | None) -> int | None:
        settled = trigger.state in (TriggerState.NOT_LISTED, TriggerState.HANDED_OVER)
        held = talk is not None and talk.ended_at is not None
        if settled or (held and stands(talk)):
            return None
        return (trigger.limit_on - self._desk.today()).days


def stands(talk: Talk | None) -> bool:
    """Tell whether a talk was arranged and not called off: a trigger then has led to one."""
    return talk is not None and talk.status is not TalkStatus.CANCELLED
