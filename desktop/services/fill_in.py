"""Reading returned fill-in forms back into the store: preview first, then taken over whole."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from db.attachments import AttachmentFiles, StoredFile
from db.content import ContentStore
from db.digest import sha256
from db.records import (
    Attachment,
    CorrectiveAction,
    Preparation,
    ReportKind,
    Talk,
)
from desktop.errors import BadInput, Refused, reason_of
from desktop.fill_in import LAYOUTS, FillIn, Returned, join_texts
from desktop.rules.appointment import check_not_future
from desktop.rules.findings import told
from desktop.rules.wording import line, passage, quoted
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.matching import read_actions
from desktop.services.parts.reading import talk_of
from desktop.services.views.fill_in import FillInPreview, LinePair, ReadAction, TextPair
from desktop.words import word
from desktop.workflow.report import receive
from desktop.workflow.talk import BEFORE

_KINDS = {
    FillIn.ACTION_REPORT: ReportKind.ACTION,
    FillIn.RESULTS_REPORT: ReportKind.RESULTS,
}
_SAFE = "没有读入，已存的内容没有变。"
_TABLES = {"preparations", "reports", "actions", "attachments"}


class FillInService:
    """Previews and takes over self-checks, action reports and results reports (Art. 9 and 11)."""

    def __init__(self, desk: Desk[ContentStore], files: AttachmentFiles) -> None:
        self._desk = desk
        self._store = desk.store
        self._files = files

    def today(self) -> date:
        """Return the day it is."""
        return self._desk.today()

    def preview_file(self, path: Path) -> FillInPreview:
        """Return the preview of a file; BadInput where it cannot be read."""
        try:
            return self.preview(path.read_bytes(), path.name)
        except OSError as error:
            raise BadInput(f"文件“{path.name}”读不出来（{reason_of(error)}），{_SAFE}") from error

    def preview(self, data: bytes, file_name: str) -> FillInPreview:
        """Return what a returned file says beside what is stored, or raise one sentence."""
        from desktop.exchange.fill_in import read

        require(self._desk.worker.role, "remediation")
        returned = read(data)
        talk = self._talk(returned)
        self._refuse_known_file(talk, data)
        head = self._head(returned, talk, data, file_name)
        if returned.form is FillIn.SELF_CHECK:
            return self._self_check(head, returned, talk)
        return self._report(head, returned, talk)

    def take_over(self, shown: FillInPreview, received_on: date) -> None:
        """Store what the preview showed with the file attached; all or nothing."""
        stored = self._files.add(BytesIO(shown.data), shown.file_name)
        layout = LAYOUTS[shown.form]
        with self._desk.deed("remediation", f"读入{layout.title}", shown.talk_id, _TABLES):
            talk = talk_of(self._desk, shown.talk_id)
            if shown.form is FillIn.SELF_CHECK:
                self._store_self_check(shown, talk, received_on)
                owner = ("preparations", talk.id)
            else:
                owner = ("reports", self._store_report(shown, talk, received_on))
            self._store.attachments.put(self._attachment(owner, talk, stored, shown))

    def _talk(self, returned: Returned) -> Talk:
        found = (
            self._store.talks.find(returned.talk_id)
            if returned.talk_id
            else self._store.talks.by_number(returned.number.strip())
        )
        if found is None:
            raise BadInput(
                f"这份表对应的谈话（{returned.number or '编号缺失'}）不在本库中，{_SAFE}"
            )
        talk = talk_of(self._desk, found.id)
        name = self._store.people.get(talk.talkee_id).name
        if "".join(returned.talkee.split()) != name:
            raise BadInput(
                f"表中被谈话人是“{returned.talkee}”，谈话{talk.number}的被谈话人是{name}，{_SAFE}"
            )
        return talk

    def _refuse_known_file(self, talk: Talk, data: bytes) -> None:
        digest = sha256(data).hexdigest()
        for known in self._store.attachments.of_talk(talk.id):
            if known.sha256 == digest and not known.voided_reason:
                on = known.added_at
                raise BadInput(f"这份文件已在{on.month}月{on.day}日读入过，不再重复读入。")

    def _head(
        self, returned: Returned, talk: Talk, data: bytes, file_name: str
    ) -> FillInPreview:  # fmt: skip
        return FillInPreview(
            form=returned.form,
            title=LAYOUTS[returned.form].title,
            talk_id=talk.id,
            number=talk.number,
            talkee=self._store.people.get(talk.talkee_id).name,
            talkee_post=talk.talkee_post,
            texts=(),
            lines=(),
            doubts=returned.doubts,
            file_name=file_name,
            data=data,
        )

    def _self_check(self, head: FillInPreview, returned: Returned, talk: Talk) -> FillInPreview:
        if talk.status not in BEFORE:
            raise Refused(f"谈话{talk.number}{word(talk.status)}，自查情况报告不再读入。", "第九条")
        known = self._store.preparations.find(talk.id)
        text = join_texts(returned.form, returned.texts)
        problems = tuple(p for p in (_problem(row) for row in returned.rows) if p)
        stored = known.self_check_text if known else ""
        return replace(
            head,
            text=text,
            problems=problems,
            texts=(TextPair(label="自查情况", stored=stored, read=text),),
            lines=tuple(
                LinePair(subject="差距和不足", read=p, remark="新增", fresh=True) for p in problems
            ),
        )

    def _report(self, head: FillInPreview, returned: Returned, talk: Talk) -> FillInPreview:
        receive(  # refused here rather than after the preview
            talk,
            _KINDS[returned.form],
            self._desk.today(),
            report_id="",
            reports=self._store.reports.of_talk(talk.id),
            assessments=self._store.assessments.of_talk(talk.id),
            today=self._desk.today(),
        )
        findings = told(self._store.findings.of_talk(talk.id))
        stored = [a for a in self._store.actions.of_talk(talk.id) if not a.voided_reason]
        actions, lines, doubts = read_actions(returned.rows, findings, stored)
        without = {f.id for f in findings} - {a.finding_id for a in actions}
        without -= {a.finding_id for a in stored}
        doubts += [f"问题{quoted(f.title)}没有整改措施。" for f in findings if f.id in without]
        text = join_texts(returned.form, returned.texts)
        return replace(
            head,
            text=text,
            actions=tuple(actions),
            texts=(TextPair(label="报告内容", stored="", read=text),),
            lines=tuple(lines),
            doubts=(*head.doubts, *doubts),
        )

    def _store_self_check(self, shown: FillInPreview, talk: Talk, received_on: date) -> None:
        check_not_future(received_on, self._desk.today(), "收到日期")
        known = self._store.preparations.find(talk.id) or Preparation(id=talk.id)
        self._store.preparations.put(
            replace(
                known,
                self_check_on=received_on,
                self_check_text=passage(shown.text, "自查情况"),
                self_check_problems=tuple(passage(p, "自查问题") for p in shown.problems),
            )
        )

    def _store_report(self, shown: FillInPreview, talk: Talk, received_on: date) -> str:
        report = receive(
            talk,
            _KINDS[shown.form],
            received_on,
            report_id=self._desk.new_id(),
            reports=self._store.reports.of_talk(talk.id),
            assessments=self._store.assessments.of_talk(talk.id),
            today=self._desk.today(),
        )
        self._store.reports.put(replace(report, text=passage(shown.text, "报告内容")))
        others = self._store.actions.of_talk(talk.id)
        position = max((a.position for a in others), default=0)
        for action in shown.actions:
            if action.action_id is None and action.text:
                position += 1
                self._store.actions.put(_new(self._desk.new_id(), talk.id, position, action))
            elif action.action_id is not None and action.result:
                old = self._store.actions.get(action.action_id)
                self._store.actions.put(
                    replace(old, result=passage(action.result, "落实情况"), done_on=action.done_on)
                )
        return report.id

    def _attachment(
        self, owner: tuple[str, str], talk: Talk, stored: StoredFile, shown: FillInPreview
    ) -> Attachment:
        return Attachment(
            id=stored.id,
            owner_table=owner[0],
            owner_id=owner[1],
            talk_id=talk.id,
            name=line(shown.file_name, "附件", required=True),
            purpose="报告原件",
            size=stored.size,
            sha256=stored.sha256,
            added_at=self._desk.now().replace(microsecond=0),
            added_by=self._desk.worker.name,
        )


def _problem(row: dict[str, str]) -> str:
    parts = [row.get(key, "").strip() for key in ("problem", "facts", "thinking")]
    return "；".join(p.rstrip("。；") for p in parts if p)


def _new(action_id: str, talk_id: str, position: int, action: ReadAction) -> CorrectiveAction:
    return CorrectiveAction(
        id=action_id,
        talk_id=talk_id,
        finding_id=action.finding_id,
        position=position,
        text=passage(action.text, "整改措施", required=True),
        responsible=line(action.responsible, "责任人"),
        due_on=action.due_on,
        first_responsible=action.first_responsible,
        result=passage(action.result, "落实情况"),
        done_on=action.done_on,
    )
