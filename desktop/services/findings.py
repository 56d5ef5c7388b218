"""Problems that a talk points out: before it, on the spot, with explanation and requirement."""

from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import Finding, Talk
from desktop.errors import BadInput, Refused
from desktop.rules.wording import line, passage, quoted
from desktop.services.desk import Desk
from desktop.services.parts.editing import changeable, saved
from desktop.services.parts.preparing import begun
from desktop.services.views.findings import FindingText
from desktop.workflow.finding import void
from desktop.workflow.talk import BEFORE

_TEXTS = ("facts", "part", "thinking")


class FindingService:
    """Enters, changes and voids findings until the record of their talk is fixed."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def add(self, talk_id: str, text: FindingText) -> str:
        """Add a finding at the end and return its id; one added on the spot is pointed out."""
        finding_id = self._desk.new_id()
        with self._desk.deed("findings", "添加问题", talk_id, {"findings", "talks"}):
            talk = changeable(self._desk, talk_id)
            on_the_spot = talk.status not in BEFORE
            if not on_the_spot:
                begun(self._desk, talk)
            told_of = self._store.findings.of_talk(talk_id)
            finding = Finding(
                id=finding_id,
                talk_id=talk_id,
                position=max((f.position for f in told_of), default=0) + 1,
                title=line(text.title, "问题", required=True),
                category=text.category,
                added_in_talk=on_the_spot,
                pointed_out_at=self._desk.now() if on_the_spot else None,
            )
            self._store.findings.put(_worded(finding, text))
        return finding_id

    def change(self, finding_id: str, version: int, text: FindingText) -> None:
        """Change what a finding says."""
        with self._desk.deed("findings", "修改问题", finding_id, {"findings"}):
            finding, _ = self._standing(finding_id)
            self._store.findings.put(_worded(replace(finding, version=version), text))
            saved(self._desk, finding_id, *_TEXTS)

    def void(self, finding_id: str, reason: str) -> None:
        """Void a finding entered by mistake; it stays in the store with the reason."""
        with self._desk.deed("findings", "作废问题", finding_id, {"findings"}):
            finding, _ = self._standing(finding_id)
            self._store.findings.put(void(finding, line(reason, "原因", required=True)))

    def move(self, finding_id: str, position: int) -> None:
        """Put a finding at another place among those of its talk (1 is the first)."""
        with self._desk.deed("findings", "调整问题顺序", finding_id, {"findings"}):
            finding, talk = self._standing(finding_id)
            others = [f for f in self._store.findings.standing(talk.id) if f.id != finding_id]
            place = min(max(position, 1), len(others) + 1) - 1
            for number, moved in enumerate([*others[:place], finding, *others[place:]], 1):
                if moved.position != number:
                    self._store.findings.put(replace(moved, position=number))

    def point_out(self, finding_id: str) -> None:
        """Note that the talker has pointed out a finding (Art. 10, step 2)."""
        with self._desk.deed("findings", "指出问题", finding_id, {"findings"}):
            finding = self._in_talk(finding_id)
            if finding.pointed_out_at is None:
                now = self._desk.now()
                self._store.findings.put(replace(finding, pointed_out_at=now))

    def take_back(self, finding_id: str) -> None:
        """Take back that a finding has been pointed out."""
        with self._desk.deed("findings", "撤回已指出", finding_id, {"findings"}):
            finding = self._in_talk(finding_id)
            self._store.findings.put(replace(finding, pointed_out_at=None))

    def explain(self, finding_id: str, version: int, text: str) -> None:
        """Write down what the talkee says to a finding (Art. 10, step 3)."""
        with self._desk.deed("findings", "记录说明", finding_id, {"findings"}):
            finding = replace(self._in_talk(finding_id), version=version)
            said = passage(text, "说明")
            self._store.findings.put(replace(finding, explanation=said))
            saved(self._desk, finding_id, "explanation")

    def require(self, finding_id: str, version: int, text: str, who: str, by: date | None) -> None:
        """Write down what is required on a finding, of whom and by when (Art. 10, step 4)."""
        with self._desk.deed("findings", "提出整改要求", finding_id, {"findings"}):
            finding, talk = self._held(finding_id)
            if by and talk.started_at and by < talk.started_at.date():
                raise BadInput("“完成时限”早于谈话当天，请核对日期。", field="完成时限")
            required = replace(
                finding,
                version=version,
                requirement=passage(text, "整改要求"),
                requirement_for=line(who, "责任人"),
                requirement_by=by,
            )
            self._store.findings.put(required)
            saved(self._desk, finding_id, "requirement")

    def _in_talk(self, finding_id: str) -> Finding:
        return self._held(finding_id)[0]

    def _held(self, finding_id: str) -> tuple[Finding, Talk]:
        finding, talk = self._standing(finding_id)
        if talk.status in BEFORE:
            raise Refused(f"谈话{talk.number}还没有开始，开始谈话后再登记。", "第十条")
        return finding, talk

    def _standing(self, finding_id: str) -> tuple[Finding, Talk]:
        finding = self._store.findings.get(finding_id)
        talk = changeable(self._desk, finding.talk_id)
        if finding.voided_reason:
            raise Refused(f"问题{quoted(finding.title)}已作废，不能再改。")
        return finding, talk


def _worded(finding: Finding, text: FindingText) -> Finding:
    return replace(
        finding,
        title=line(text.title, "问题", required=True),
        category=text.category,
        facts=passage(text.facts, "事实"),
        part=passage(text.part, "本人责任"),
        thinking=passage(text.thinking, "思想根源"),
        source=line(text.source, "来源"),
        visibility=text.visibility,
    )
