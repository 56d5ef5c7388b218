"""The lists of one person's page that go over all talks: findings and deadlines."""

from db.records import Timeliness, Visibility
from desktop.services.views.roster import Deadline, PersonFinding
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

_NEAR_DAYS = 7


def findings_table() -> RecordTable[PersonFinding]:
    """Return the list of what was pointed out."""
    return RecordTable[PersonFinding](
        [
            Column(
                "问题",
                lambda f: f.finding.title,
                second=lambda f: f"{word(f.finding.category)}　谈话{f.number}",
                stretch=True,
            ),
            Column("销号", tags=_closed),
        ],
        name="问题",
        key=lambda f: f.finding.id,
        empty="谈话中还没有指出问题。",
    )


def deadlines_table() -> RecordTable[Deadline]:
    """Return the list of the two reports of each talk."""
    return RecordTable[Deadline](
        [
            Column(
                "报告", lambda d: word(d.kind), second=lambda d: f"谈话{d.number}", stretch=True
            ),
            Column("到期", lambda d: day(d.due_on)),
            Column("收到", lambda d: day(d.received_on) if d.received_on else "—"),
            Column("报送", tags=_kept),
        ],
        name="报告期限",
        key=lambda d: (d.talk_id, d.kind),
        empty="还没有应报的整改报告。",
    )


def _closed(shown: PersonFinding) -> list[Tag]:
    if shown.finding.visibility is Visibility.TALKER_ONLY:
        return [Tag(word(shown.finding.visibility), Tone.NEAR)]
    closed_on = shown.finding.closed_out_on
    return [Tag(f"{day(closed_on)} 销号", Tone.DONE) if closed_on else Tag("未销号")]


def _kept(shown: Deadline) -> list[Tag]:
    if shown.timeliness is None:
        return [] if shown.days is None else [days_tag(shown.days, near=_NEAR_DAYS)]
    late = shown.timeliness is Timeliness.LATE
    return [Tag(word(shown.timeliness), Tone.LATE if late else Tone.DONE)]
