"""What goes out about a talk: copies with their receipts, and reminders (Art. 11 and 12)."""

from datetime import date

from db.records import Copy, CopyRound, DueItem, Manner, Reminder, ReportKind
from desktop.demo.city import SETTINGS
from desktop.demo.file import TalkFile
from desktop.demo.held import CLERK_NAME
from desktop.demo.scene import Scene
from desktop.rules.copies import follows_on, rounds
from desktop.workflow.report import due_on

_CONTENTS = {
    CopyRound.TALK: ("谈话记录",),
    CopyRound.ACTIONS: ("整改措施报告",),
    CopyRound.RESULTS: ("整改情况报告", "评估意见"),
}
_ITEMS = {
    ReportKind.ACTION: DueItem.ACTION_REPORT,
    ReportKind.RESULTS: DueItem.RESULTS_REPORT,
}


def copy_out(scene: Scene, file: TalkFile) -> None:
    """Send the required copies of each round that has come, some days after what they follow."""
    for round_ in rounds(SETTINGS):
        after = follows_on(round_, file.record, file.reports)
        if after is None:
            continue
        sent = scene.diary.workday_after(after, scene.chance.choice((5, 7, 8, 10, 12)))
        if scene.happened(sent):
            number = f"江委办函〔{sent.year}〕{scene.chance.randint(1, 380)}号"
            file.copies += [
                _copy(scene, file, round_, receiver, number, sent)
                for receiver in SETTINGS.required_copy_receivers
            ]


def _copy(
    scene: Scene, file: TalkFile, round_: CopyRound, receiver: str, number: str, sent: date
) -> Copy:
    receipt = scene.diary.workday_after(sent, scene.chance.choice((1, 2, 3, 5)))
    return Copy(
        id=scene.new_id(),
        talk_id=file.talk.id,
        round=round_,
        receiver=receiver,
        required=True,
        contents=_CONTENTS[round_],
        document_number=number,
        sent_on=sent,
        receipt_on=receipt if scene.happened(receipt) else None,
    )


def remind(scene: Scene, file: TalkFile, ended_on: date, acted: date, reported: date) -> None:
    """Register the sparing reminders: by telephone three days before, a letter when late."""
    for kind, came in ((ReportKind.ACTION, acted), (ReportKind.RESULTS, reported)):
        due = due_on(kind, ended_on)
        called = scene.diary.workday_before(due, SETTINGS.remind_days_before)
        if scene.happened(called) and called < came:
            _remind(scene, file, kind, Manner.TELEPHONE, called)
        written = scene.diary.workday_after(due, 1)
        if scene.happened(written) and written < came:
            _remind(scene, file, kind, Manner.LETTER, written)


def _remind(scene: Scene, file: TalkFile, kind: ReportKind, manner: Manner, on: date) -> None:
    receipt = scene.diary.workday_after(on, 2) if manner is Manner.LETTER else None
    file.reminders.append(
        Reminder(
            id=scene.new_id(),
            talk_id=file.talk.id,
            item=_ITEMS[kind],
            manner=manner,
            at=scene.at(on, 10),
            by=CLERK_NAME,
            answer=scene.phrases.frame("answers") if manner is Manner.TELEPHONE else "",
            receipt_on=receipt if receipt and scene.happened(receipt) else None,
        )
    )
