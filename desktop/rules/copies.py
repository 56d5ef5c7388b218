"""Which copies go to whom, in which round, and by when the office wants them out (Art. 12)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from db.frozen import frozen
from db.records import (
    BodyKind,
    Copy,
    CopyRound,
    OfficeSettings,
    RecordState,
    Report,
    ReportKind,
    TalkRecord,
)

ARTICLE = "第十二条"
CONTENTS = ("谈话记录", "整改措施报告", "整改情况报告", "评估意见")
USUAL = {  # what goes out in a round unless something else is chosen
    CopyRound.TALK: CONTENTS[:1],
    CopyRound.ACTIONS: CONTENTS[1:2],
    CopyRound.RESULTS: CONTENTS[2:],
}


@frozen
class OwedCopy:
    """A copy to a receiver in a round. `due_on` is None until what it follows has happened."""

    round: CopyRound
    receiver: str
    required: bool
    due_on: date | None
    copy: Copy | None = None

    @property
    def sent(self) -> bool:
        """Whether it is out."""
        return self.copy is not None and self.copy.sent_on is not None


def rounds(settings: OfficeSettings) -> tuple[CopyRound, ...]:
    """Return the rounds of the office, in order; where it wants none, the last one remains."""
    chosen = tuple(r for r in CopyRound if r.value in settings.copy_rounds)
    return chosen or (CopyRound.RESULTS,)


def follows_on(
    round_: CopyRound, record: TalkRecord | None, reports: Iterable[Report]
) -> date | None:
    """Return the day that a round follows: the signature, or the first report of its kind."""
    if round_ is CopyRound.TALK:
        signed = record is not None and record.state is RecordState.SIGNED
        return record.signed_on if record is not None and signed else None
    kind = ReportKind.ACTION if round_ is CopyRound.ACTIONS else ReportKind.RESULTS
    return min(
        (r.received_on for r in reports if r.kind is kind and not r.voided_reason), default=None
    )


def owed(
    record: TalkRecord | None,
    reports: Sequence[Report],
    copies: Iterable[Copy],
    settings: OfficeSettings,
    kind: BodyKind = BodyKind.LOCAL_COMMITTEE,
) -> tuple[OwedCopy, ...]:
    """Return every copy of a talk, required or only planned, sent or not, round by round.

    By analogy the office may switch the required ones off.
    """
    standing = [c for c in copies if not c.voided_reason]
    required = settings.required_copy_receivers
    if kind is BodyKind.BY_ANALOGY and not settings.analogy_copies:
        required = ()
    made: list[OwedCopy] = []
    for round_ in rounds(settings):
        after = follows_on(round_, record, reports)
        due = None if after is None else after + timedelta(days=settings.copy_days)
        made += _of_round(round_, due, required, [c for c in standing if c.round is round_])
    return tuple(made)


def missing(owed_copies: Iterable[OwedCopy]) -> tuple[OwedCopy, ...]:
    """Return the required copies that are not out."""
    return tuple(o for o in owed_copies if o.required and not o.sent)


def without_receipt(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Return the copies that went out and whose receipt has not come back."""
    return tuple(c for c in copies if c.sent_on and not c.receipt_on and not c.voided_reason)


def _of_round(
    round_: CopyRound, due: date | None, required: Sequence[str], copies: list[Copy]
) -> list[OwedCopy]:
    """A required copy under another name stands for a required receiver without one of its own."""
    named = {c.receiver: c for c in copies if c.receiver in required}
    others = [c for c in copies if c.receiver not in required]
    spare = [c for c in others if c.required]
    made = []
    for receiver in required:
        copy = named.get(receiver) or (spare.pop(0) if spare else None)
        made.append(_owed(round_, copy.receiver if copy else receiver, due, copy, required=True))
    used = {o.copy.id for o in made if o.copy is not None}
    made += [
        _owed(round_, c.receiver, due, c, required=c.required) for c in others if c.id not in used
    ]
    return made


def _owed(
    round_: CopyRound, receiver: str, due: date | None, copy: Copy | None, *, required: bool
) -> OwedCopy:
    return OwedCopy(round=round_, receiver=receiver, required=required, due_on=due, copy=copy)
