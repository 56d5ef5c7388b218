"""How the remediation of each finding is assessed: proposed by the office, then decided."""

from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import Assessment, Finding, Grade, ReportKind, Visibility
from desktop.errors import Refused
from desktop.rules import assessment as rules
from desktop.rules.appointment import check_not_future
from desktop.rules.wording import line, passage, quoted
from desktop.services.desk import Desk
from desktop.services.parts.correcting import correct
from desktop.services.parts.editing import ended
from desktop.workflow.finding import close_out, reopen
from desktop.workflow.report import live

_TABLES = {"assessments", "findings", "corrections"}


class AssessmentService:
    """Proposes and decides assessments; what is decided as done closes its finding out (Art. 11)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def propose(
        self,
        finding_id: str,
        grade: Grade,
        opinion: str = "",
        *,
        look_again_on: date | None = None,
        redo_by: date | None = None,
    ) -> None:
        """Propose an assessment once the results are in; an earlier decision is kept as history."""
        finding = self._store.findings.get(finding_id)
        with self._desk.deed("remediation", "提出评估", finding.talk_id, _TABLES):
            self._check_assessable(finding)
            known = self._store.assessments.of_finding(finding_id) or Assessment(
                id=self._desk.new_id(),
                talk_id=finding.talk_id,
                finding_id=finding_id,
                proposed=grade,
                proposed_on=self._desk.today(),
                proposed_by=self._desk.worker.name,
            )
            proposed = rules.propose(
                known,
                finding,
                grade,
                on=self._desk.today(),
                by=self._desk.worker.name,
                opinion=passage(opinion, "评估意见"),
            )
            proposed = replace(proposed, look_again_on=look_again_on, redo_by=redo_by)
            self._put(known, proposed, "重新评估")

    def decide(
        self,
        finding_id: str,
        grade: Grade,
        on: date,
        by: str,
        *,
        look_again_on: date | None = None,
        redo_by: date | None = None,
    ) -> None:
        """Decide an assessment: done closes the finding out, not done returns it with a limit."""
        finding = self._store.findings.get(finding_id)
        with self._desk.deed("assessment", "审定评估", finding.talk_id, _TABLES):
            self._check_assessable(finding)
            check_not_future(on, self._desk.today(), "审定日期")
            known = self._store.assessments.of_finding(finding_id)
            if known is None:
                raise Refused(
                    f"问题{quoted(finding.title)}还没有提出评估，提出后再审定。", "第十一条"
                )
            if known.decided is not None:
                raise Refused(
                    f"问题{quoted(finding.title)}的整改已经审定，需要改的请重新提出评估。"
                )
            decided = rules.decide(
                known,
                grade,
                on=on,
                by=line(by, "审定人"),
                look_again_on=look_again_on,
                redo_by=redo_by,
            )
            self._store.assessments.put(decided)
            if grade in (Grade.DONE, Grade.MOSTLY_DONE):
                self._store.findings.put(close_out(finding, decided, on=on))

    def reopen_finding(self, finding_id: str, reason: str) -> None:
        """Open again a finding that was closed out, with the reason."""
        finding = self._store.findings.get(finding_id)
        with self._desk.deed("remediation", "撤回销号", finding.talk_id, _TABLES):
            ended(self._desk, finding.talk_id)
            why = line(reason, "原因", required=True)
            opened = reopen(finding, why)
            correct(
                self._desk,
                self._store.findings,
                finding,
                why,
                closed_out_on=opened.closed_out_on,
            )

    def _check_assessable(self, finding: Finding) -> None:
        ended(self._desk, finding.talk_id)
        if finding.voided_reason or finding.visibility is Visibility.TALKER_ONLY:
            raise Refused(f"问题{quoted(finding.title)}没有向被谈话人通报，不评估整改。")
        reports = self._store.reports.of_talk(finding.talk_id)
        if not live(ReportKind.RESULTS, reports):
            raise Refused("还没有收到整改情况报告，登记收到后再评估。", "第十一条")
        again = rules.redo_by(reports, self._store.assessments.of_talk(finding.talk_id))
        known = self._store.assessments.of_finding(finding.id)
        if again is not None and known is not None and known.decided in rules.RETURNING:
            raise Refused(
                f"问题{quoted(finding.title)}已退回再整改，收到再整改情况报告后再评估。", "第十一条"
            )

    def _put(self, known: Assessment, proposed: Assessment, reason: str) -> None:
        if known.version == 0:
            self._store.assessments.put(proposed)
            return
        changed = {
            name: getattr(proposed, name)
            for name in ("proposed", "proposed_on", "proposed_by", "opinion")
        }
        decision = ("decided", "decided_on", "decided_by", "look_again_on", "redo_by")
        changed |= {name: getattr(proposed, name) for name in decision}
        correct(self._desk, self._store.assessments, known, reason, **changed)
