"""How a talk that is followed up is worded in the table."""

from collections.abc import Sequence
from datetime import date

from db.records import TalkStatus, Timeliness
from desktop.services.views.remediation import FollowUpRow, FollowUpSort, ReportStanding
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.table import Column
from desktop.words import word

_SOON = 30  # days ahead that are shown as planned
_OVER = frozenset({TalkStatus.CLOSED, TalkStatus.ARCHIVED, TalkStatus.TERMINATED})


class Wording:
    """Words dates against today and what counts as near (office)."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.near_days = 7

    def columns(self) -> Sequence[Column[FollowUpRow]]:
        """Return the columns of the table."""
        return [
            Column(
                "谈话对象",
                text=lambda r: r.talkee,
                second=lambda r: r.talkee_post,
                bold=True,
                whole=True,
                stretch=True,
                order=FollowUpSort.TALKEE,
            ),
            Column(
                "谈话结束",
                text=lambda r: self.day(r.ended_on),
                second=lambda r: r.number,
                whole=True,
                order=FollowUpSort.ENDED,
            ),
            Column(
                "整改措施 1个月",
                second=lambda r: self._pending(r, r.action),
                tags=lambda r: self._tags(r, r.action),
                whole=True,
                order=FollowUpSort.DUE,
            ),
            Column(
                "整改情况 3个月",
                second=lambda r: self._pending(r, r.results),
                tags=lambda r: self._tags(r, r.results),
                whole=True,
                order=FollowUpSort.DUE,
            ),
            Column("销号", text=_count, tags=_state, whole=True, order=FollowUpSort.CLOSED_OUT),
        ]

    def day(self, on: date) -> str:
        """Return a day, with its year where it is not this one."""
        return short_day(on, self._today)

    def _tags(self, row: FollowUpRow, standing: ReportStanding) -> list[Tag]:
        again = [Tag("再整改", Tone.NEAR)] if standing.returned else []
        if standing.days is None and standing.received_on is not None:
            late = standing.timeliness is Timeliness.LATE
            words = f"{self.day(standing.received_on)} 收到"
            return [Tag(words, Tone.NEAR if late else Tone.DONE)]
        if standing.days is None or row.status in _OVER:
            return [Tag("未收到")]
        if standing.days <= self.near_days:
            return [*again, days_tag(standing.days, near=self.near_days)]
        tone = Tone.PLANNED if standing.days <= _SOON else Tone.PLAIN
        return [*again, Tag(self.day(standing.due_on), tone)]

    def _pending(self, row: FollowUpRow, standing: ReportStanding) -> str:
        if standing.days is None and standing.timeliness is Timeliness.LATE:
            return "逾期收到"
        awaited = standing.days is not None and row.status not in _OVER
        near = standing.days is not None and standing.days <= self.near_days
        return self.day(standing.due_on) if awaited and near else ""


def _count(row: FollowUpRow) -> str:
    return f"{row.closed_out} / {row.findings}" if row.status not in _OVER else ""


def _state(row: FollowUpRow) -> list[Tag]:
    if row.status not in _OVER:
        return []
    done = row.status is not TalkStatus.TERMINATED
    return [Tag(word(row.status), Tone.DONE if done else Tone.PLAIN)]
