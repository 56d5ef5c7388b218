"""Which deeds stand beside a due item and beside a point of the thread."""

from collections.abc import Callable

from db.records import DueItem, Grade, Lapse, Manner, Reminder, ReportKind
from desktop.services.views.remediation import ACT_WORDS, Thread, ThreadEntry
from desktop.services.views.remediation import Act as Point
from desktop.services.views.today import Act as Todo
from desktop.services.views.today import DueRow
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.act import Act
from desktop.words import word

_REPORTS = {
    DueItem.ACTION_REPORT: ReportKind.ACTION,
    DueItem.RESULTS_REPORT: ReportKind.RESULTS,
}
_OPENING = {
    Todo.PREPARE: "继续准备",
    Todo.HOLD: "开始谈话",
    Todo.CONTINUE: "继续谈话",
    Todo.SETTLE: "补录或改期",
    Todo.ARRANGE: "安排谈话",
    Todo.JUDGE: "研判",
    Todo.WRITE: "起草报告",
    Todo.LOOK_AGAIN: "再看整改",
    Todo.SIGN: "登记签字",
}
_LETTER_OF = {Todo.LETTER: Manner.LETTER, Todo.OWN_LIST: Manner.TELEPHONE}
_STAGES = {
    Point.FIX: "record",
    Point.SIGN: "record",
}
_ASIDE = frozenset({Point.FLAG, Point.SETTLE_FLAG})  # never what has to be done next
_KINDS = {
    Point.REGISTER_ACTION_REPORT: "remediation",
    Point.REGISTER_RESULTS_REPORT: "remediation",
    Point.IMPORT_FORM: "remediation",
    Point.REMIND: "reminders",
    Point.REGISTER_TEAM_NOTICE: "remediation",
    Point.REGISTER_COPY: "copies",
    Point.REGISTER_RECEIPT: "copies",
    Point.ASSESS: "remediation",
    Point.DECIDE: "assessment",
    Point.FIX: "record",
    Point.SIGN: "record",
    Point.CLOSE: "remediation",
    Point.FLAG: "accountability",
    Point.SETTLE_FLAG: "accountability",
}


class DueActs:
    """The one or two acts of a row of 需要办理; what the user's role may not do is left out."""

    def __init__(self, deeds: Deeds, services: FollowUpServices) -> None:
        self._deeds, self._services = deeds, services

    def of(self, row: DueRow) -> list[Act]:
        """Return the acts of a row, the first thing to do first."""
        due = row.due
        if due.act in _OPENING:
            return self._opening(row, _OPENING[due.act])
        if due.item in _REPORTS or due.item in {DueItem.TEAM_NOTICE, DueItem.SELF_CHECK}:
            return self._theirs(row)
        others = {
            DueItem.COPY: self._copies,
            DueItem.RECEIPT: self._receipt,
            DueItem.MATERIAL_REPLY: self._material_reply,
            DueItem.UNIT_PROPOSAL: self._proposal,
        }
        return others[due.item](row) if due.item in others else []

    def _opening(self, row: DueRow, verb: str) -> list[Act]:
        acts = [Act(verb, lambda: self.open(row), primary=True)]
        call = row.due.act in {Todo.PREPARE, Todo.HOLD} and row.due.talk_id
        if call and self._services.may("reminders"):
            acts.append(self._remind(row))
        return acts

    def open(self, row: DueRow) -> None:
        """Go to where the item is dealt with."""
        self._deeds.go(row.target.place, **row.target.given)

    def _theirs(self, row: DueRow) -> list[Act]:
        kind = "preparation" if row.due.item is DueItem.SELF_CHECK else "remediation"
        verb = "登记通报" if row.due.item is DueItem.TEAM_NOTICE else "登记收到"
        acts = []
        if self._services.may(kind):
            acts.append(Act(verb, lambda: self._register(row), primary=True))
        if self._services.may("reminders"):
            acts.append(self._remind(row))
        return acts

    def _register(self, row: DueRow) -> None:
        talk_id, due = row.due.talk_id or "", row.due
        if due.item is DueItem.SELF_CHECK:
            self._deeds.receive_self_check(talk_id, due.talkee)
        elif due.item is DueItem.TEAM_NOTICE:
            self._deeds.register_team_notice(talk_id, due.talkee)
        else:
            self._deeds.register_report(talk_id, _REPORTS[due.item], due.talkee)

    def _remind(self, row: DueRow) -> Act:
        due = row.due
        manner = _LETTER_OF.get(due.act, Manner.TELEPHONE) if due.act else Manner.TELEPHONE
        return Act(
            "再次提醒" if due.reminded else "提醒",
            lambda: self._deeds.remind(due.talk_id or "", due.item, due.talkee, manner),
        )

    def _copies(self, row: DueRow) -> list[Act]:
        if not self._services.may("copies"):
            return []
        return [
            Act("登记抄送", lambda: self._send(row), primary=True),
            Act("打印抄送函", lambda: self._print(row, "copy-letter")),
        ]

    def _send(self, row: DueRow) -> None:
        view = self._services.copies.read(row.due.talk_id or "")
        waiting = [r for r in view.rows if r.days is not None and r.round == row.due.subject_id]
        self._deeds.copies.send(waiting)

    def _receipt(self, row: DueRow) -> list[Act]:
        may = self._services.may("copies") and self._services.may("reminders")
        return [Act("登记回执", lambda: self._register_receipt(row), primary=True)] if may else []

    def _register_receipt(self, row: DueRow) -> None:
        """The item names a copy, a letter of reminder, or the preparation with its notice."""
        due, talk_id = row.due, row.due.talk_id or ""
        if due.subject_id == talk_id:
            self._deeds.register_notice_receipt(talk_id, due.talkee)
            return
        copies = self._services.copies.read(talk_id).rows
        mine = next((r.copy for r in copies if r.copy and r.copy.id == due.subject_id), None)
        if mine is None:
            self._deeds.register_letter_receipt(due.subject_id, due.talkee)
            return
        together = [
            (r.copy.id, r.receiver)
            for r in copies
            if r.copy
            and (r.copy.round, r.copy.sent_on) == (mine.round, mine.sent_on)
            and r.copy.receipt_on is None
        ]
        self._deeds.copies.register_receipts(together, talk_id)

    def _material_reply(self, row: DueRow) -> list[Act]:
        if not self._services.may("preparation"):
            return []
        reply = Act("登记回复", lambda: self._reply(row), primary=True)
        return [reply, Act("打印商请函", lambda: self._print(row, "material-request"))]

    def _reply(self, row: DueRow) -> None:
        self._deeds.register_reply(row.due.subject_id, row.due.talk_id or "", row.title)

    def _proposal(self, row: DueRow) -> list[Act]:
        if not self._services.may("triggers"):
            return []
        sentence = f"{row.title}：{row.due.talkee}。"
        answer = self._deeds.answer_proposal
        return [
            Act("答复", lambda: answer(row.due.subject_id, sentence), primary=True),
            Act("查看", lambda: self.open(row)),
        ]

    def _print(self, row: DueRow, form: str) -> None:
        self._deeds.go("表格打印", form=form, talk_id=row.due.talk_id or "")


class ThreadActs:
    """The acts at a point of the thread; what the user's role may not do is left out."""

    def __init__(self, deeds: Deeds, services: FollowUpServices) -> None:
        self._deeds, self._services = deeds, services

    def of_reminder(self, thread: Thread, reminder: Reminder) -> list[Act]:
        """Return what can still be said of a reminder that was given."""
        if not self._services.may("reminders"):
            return []
        correcting, talkee = self._deeds.correcting, thread.head.talkee
        acts = []
        if reminder.manner is Manner.LETTER and reminder.receipt_on is None:
            receipt = self._deeds.register_letter_receipt
            acts.append(Act("登记回执", lambda: receipt(reminder.id, talkee)))
        if not reminder.answer:
            acts.append(Act("登记答复", lambda: correcting.answer(reminder)))
        return [*acts, Act("作废", lambda: correcting.void_reminder(reminder))]

    def of(self, thread: Thread, entry: ThreadEntry) -> list[Act]:
        """Return the acts of an entry, the first thing to do first."""
        offered = [a for a in entry.acts if self._services.may(_KINDS[a])]
        acts = [
            Act(
                _words(a, thread, entry),
                self._deed(a, thread, entry),
                primary=n == 0 and a not in _ASIDE,
            )
            for n, a in enumerate(offered)
        ]
        if entry.item is not None and entry.days is not None and entry.days > 0 and acts:
            acts.append(Act("推后…", self._put_off(thread, entry)))
        return acts

    def _put_off(self, thread: Thread, entry: ThreadEntry) -> Callable[[], object]:
        head, item = thread.head, entry.item
        return lambda: item and self._deeds.put_off(head.id, item, head.talkee)

    def _deed(self, act: Point, thread: Thread, entry: ThreadEntry) -> Callable[[], object]:
        talk_id, talkee, deeds = thread.head.id, thread.head.talkee, self._deeds
        if act in _STAGES:
            return lambda: deeds.go("谈话", talk_id=talk_id, stage=_STAGES[act])
        made: dict[Point, Callable[[], object]] = {
            Point.REGISTER_ACTION_REPORT: lambda: deeds.register_report(
                talk_id, ReportKind.ACTION, talkee
            ),
            Point.REGISTER_RESULTS_REPORT: lambda: deeds.register_report(
                talk_id, ReportKind.RESULTS, talkee
            ),
            Point.IMPORT_FORM: deeds.import_form,
            Point.REMIND: lambda: self._remind(thread, entry),
            Point.REGISTER_TEAM_NOTICE: lambda: deeds.register_team_notice(talk_id, talkee),
            Point.REGISTER_COPY: lambda: self._send(talk_id, entry),
            Point.REGISTER_RECEIPT: lambda: deeds.copies.register_receipts(
                [(entry.subject_id, entry.title.removesuffix("的回执"))], talk_id
            ),
            Point.ASSESS: lambda: self._assess(act, talk_id, entry),
            Point.DECIDE: lambda: self._assess(act, talk_id, entry),
            Point.CLOSE: lambda: deeds.close(talk_id, talkee),
            Point.FLAG: lambda: self._flag(thread, entry),
            Point.SETTLE_FLAG: lambda: self._settle(talk_id, entry),
        }
        return made[act]

    def _remind(self, thread: Thread, entry: ThreadEntry) -> None:
        late = entry.days is not None and entry.days < 0
        manner = Manner.LETTER if late else Manner.TELEPHONE
        if entry.item is not None:
            self._deeds.remind(thread.head.id, entry.item, thread.head.talkee, manner)

    def _send(self, talk_id: str, entry: ThreadEntry) -> None:
        """Offer all receivers of the same round: they get one letter."""
        waiting = [r for r in self._services.copies.read(talk_id).rows if r.days is not None]
        same = [r for r in waiting if entry.title.startswith(f"{word(r.round)}抄送")]
        self._deeds.copies.send(same)

    def _flag(self, thread: Thread, entry: ThreadEntry) -> None:
        head = thread.head
        lapse = Lapse.FALSE if entry.title.endswith(word(Grade.FALSE)) else Lapse.PERFUNCTORY
        self._deeds.flags.flag(head.id, f"{head.number}　{head.talkee}", lapse)

    def _settle(self, talk_id: str, entry: ThreadEntry) -> None:
        flags = self._services.accountability.of_talk(talk_id)
        self._deeds.flags.settle(next(f for f in flags if f.id == entry.subject_id))

    def _assess(self, act: Point, talk_id: str, entry: ThreadEntry) -> None:
        view = self._services.follow_up.read(talk_id)
        found = next(f for f in view.findings if f.finding.id == entry.subject_id)
        if act is Point.ASSESS:
            self._deeds.assessments.propose(found)
        else:
            self._deeds.assessments.decide(found, view.deciders)


def _words(act: Point, thread: Thread, entry: ThreadEntry) -> str:
    reminded = any(e.item is entry.item and e.days is None for e in thread.entries)
    return "再次提醒" if act is Point.REMIND and reminded else ACT_WORDS[act]
