"""The written record: formed, edited, fixed, signed, reopened while unsigned, supplemented."""

from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import RecordState, Supplement, Talk, TalkRecord, TalkStatus
from desktop.errors import Refused
from desktop.rules.wording import line, passage
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import gaps, reading
from desktop.services.parts.composing import composed
from desktop.services.parts.editing import not_shut, saved
from desktop.services.views.record import RecordView
from desktop.words import word
from desktop.workflow import record as life
from desktop.workflow.talk import move

_FIELD = "record"
_LABEL = "谈话记录"
SCAN = "签字扫描件"


class RecordService:
    """Keeps the record of a talk from its forming to its supplements (Art. 10 and 12)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def open(self, talk_id: str) -> RecordView:
        """Return the record, and log that it was looked at."""
        view = self.read(talk_id)
        self._desk.seen("view talk", "查看谈话记录", talk_id)
        return view

    def read(self, talk_id: str) -> RecordView:
        """Return the record with what may be done with it."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        record = self._store.records.find(talk_id)
        state = record.state if record else RecordState.DRAFT
        draft = self._store.drafts.of_field(self._desk.worker.login, talk_id, _FIELD)
        waiting = talk.status is TalkStatus.AWAITING_SIGNATURE
        steps, findings = self._store.steps.of_talk(talk_id), self._store.findings.of_talk(talk_id)
        formed = composed(steps, findings)
        open_draft = waiting and state is RecordState.DRAFT
        return RecordView(
            head=reading.head(self._store, talk),
            record=record,
            text=record.text if record else "",
            draft=draft.text if draft else None,
            formed=formed,
            points=gaps.before_fixing(self._store, talk, steps, findings) if open_draft else (),
            supplements=tuple(self._store.supplements.of_talk(talk_id)),
            scans=tuple(
                a
                for a in self._store.attachments.of_talk(talk_id)
                if a.purpose == SCAN and not a.voided_reason
            ),
            can_edit=open_draft,
            can_fix=open_draft,
            can_reopen=waiting and state is RecordState.FIXED,
            can_sign=waiting and state is RecordState.FIXED,
            can_supplement=state is RecordState.SIGNED and talk.status is not TalkStatus.ARCHIVED,
        )

    def form(self, talk_id: str) -> None:
        """Form the text anew from the steps, in place of what the draft held."""
        with self._desk.deed("record", "形成谈话记录", talk_id, {"records"}):
            self._held(talk_id)
            formed = composed(
                self._store.steps.of_talk(talk_id), self._store.findings.of_talk(talk_id)
            )
            self._put_text(talk_id, None, formed)

    def edit(self, talk_id: str, version: int, text: str) -> None:
        """Store the text of the draft; version 0 where no record was stored yet."""
        with self._desk.deed("record", "修改谈话记录", talk_id, {"records"}):
            self._held(talk_id)
            self._put_text(talk_id, version, passage(text, _LABEL))

    def fix(self, talk_id: str, version: int) -> None:
        """Fix the record: its text is frozen with its SHA-256 and waits for the signature.

        What this user is typing into it is taken in; with no text yet it is formed from the steps.
        """
        with self._desk.deed("record", "谈话记录定稿", talk_id, {"records", "talks"}):
            self._held(talk_id)
            draft = self._store.drafts.of_field(self._desk.worker.login, talk_id, _FIELD)
            if draft is not None:
                record = self._put_text(talk_id, version, passage(draft.text, _LABEL))
            elif (known := self._store.records.find(talk_id)) is not None:
                record = replace(known, version=version)
            else:
                steps = self._store.steps.of_talk(talk_id)
                formed = composed(steps, self._store.findings.of_talk(talk_id))
                record = self._put_text(talk_id, 0, formed)
            fixed = life.fix(record, at=self._desk.now(), by=self._desk.worker.name)
            self._store.records.put(fixed)

    def reopen(self, talk_id: str, reason: str) -> None:
        """Make a fixed record a draft again while it is unsigned, with the reason."""
        with self._desk.deed("record", "重新打开谈话记录", talk_id, {"records"}):
            self._held(talk_id)
            why = line(reason, "原因", required=True)
            self._store.records.put(life.reopen(self._record(talk_id), why))

    def sign(self, talk_id: str, on: date, signature: str = "") -> None:
        """Register that the record was signed: last_page, each_page or empty for the office's way."""
        way = signature or self._store.settings.office().signature
        if way == "refused":
            raise Refused("拒绝签字的请用“登记拒签”，并写明原因。")
        with self._desk.deed("record", "登记签字", talk_id, {"records", "talks"}):
            self._sign(talk_id, on, way, "")

    def refuse_signature(self, talk_id: str, on: date, reason: str) -> None:
        """Register that the talkee refused to sign, with the reason."""
        with self._desk.deed("record", "登记拒签", talk_id, {"records", "talks"}):
            self._sign(talk_id, on, "refused", line(reason, "拒签原因", required=True))

    def supplement(self, talk_id: str, text: str, reason: str) -> str:
        """Add a dated supplement to a signed record and return its id."""
        supplement_id = self._desk.new_id()
        with self._desk.deed("record", "补正谈话记录", talk_id, {"supplements"}):
            not_shut(self._desk, talk_id)
            said, why = passage(text, "补正内容"), line(reason, "补正原因")
            life.check_supplement(self._record(talk_id), said, why)
            self._store.supplements.put(
                Supplement(
                    id=supplement_id,
                    talk_id=talk_id,
                    text=said,
                    reason=why,
                    at=self._desk.now(),
                    by=self._desk.worker.name,
                )
            )
            saved(self._desk, talk_id, "supplement")
        return supplement_id

    def _sign(self, talk_id: str, on: date, way: str, refusal: str) -> None:
        talk = self._held(talk_id)
        if talk.ended_at is None:
            raise Refused(f"谈话{talk.number}还没有结束，不能登记签字。", "第十条")
        signed = life.sign(
            self._record(talk_id),
            on=on,
            ended_on=talk.ended_at.date(),
            today=self._desk.today(),
            signature=way,
            refusal=refusal,
        )
        self._store.records.put(signed)
        self._store.talks.put(move(talk, TalkStatus.REMEDIATION, at=self._desk.now()))

    def _held(self, talk_id: str) -> Talk:
        talk = reading.talk_of(self._desk, talk_id)
        if talk.status is not TalkStatus.AWAITING_SIGNATURE:
            raise Refused(
                f"谈话{talk.number}{word(talk.status)}，谈话结束后、签字以前才办理谈话记录。"
            )
        return talk

    def _record(self, talk_id: str) -> TalkRecord:
        record = self._store.records.find(talk_id)
        if record is None:
            raise Refused("谈话记录还没有形成，先形成并定稿。", "第十条")
        return record

    def _put_text(self, talk_id: str, version: int | None, text: str) -> TalkRecord:
        known = self._store.records.find(talk_id) or TalkRecord(id=talk_id, text="")
        if version is not None:
            known = replace(known, version=version)
        stored = self._store.records.put(life.edit(known, text))
        saved(self._desk, talk_id, _FIELD)
        return stored
