"""What is followed up after talks: the list, the thread of one talk, its remediation."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.content import ContentStore
from db.records import AccountabilityFlag, ReportKind
from db.tables.follow_up import OVER, RUNNING, FollowUp
from desktop.security.permissions import DEEDS, require
from desktop.services.desk import Desk
from desktop.services.parts import reading, remedying, threading
from desktop.services.parts.standing import next_due, standing, state_of
from desktop.services.views.remediation import (
    EntryState,
    FollowUpCounts,
    FollowUpFilter,
    FollowUpGroup,
    FollowUpRow,
    FollowUpSort,
    RemediationView,
    Thread,
)

_ORDERS = {FollowUpSort.TALKEE: "talkee", FollowUpSort.CLOSED_OUT: "closed_out"}
_GROUPS = {FollowUpGroup.LATE: EntryState.LATE, FollowUpGroup.NEAR: EntryState.NEAR}


class _Running(NamedTuple):
    """A talk under way, the soonest day on which a report is awaited, and how pressing that is."""

    followed: FollowUp
    due_on: date | None
    state: EntryState


class FollowUpService:
    """Shows what follows a talk, a talker's own ones only."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def counts(self) -> FollowUpCounts:
        """Return how many talks are late, near, running and closed."""
        require(self._desk.worker.role, "view talk")
        own = reading.own_talks_of(self._desk)
        states = [f.state for f in self._running(own, "")]
        return FollowUpCounts(
            near_days=self._store.settings.office().near_days,
            late=states.count(EntryState.LATE),
            near=states.count(EntryState.NEAR),
            running=len(states),
            closed=self._store.follow_ups.count_over(own),
        )

    def page(
        self, shown: FollowUpFilter, *, offset: int = 0, limit: int = 100
    ) -> tuple[FollowUpRow, ...]:
        """Return some lines of the list."""
        require(self._desk.worker.role, "view talk")
        own = reading.own_talks_of(self._desk)
        fitting = self._running(own, shown.text.strip())
        ids = self._ids(shown, own, fitting, offset, limit)
        return self._rows(ids, {f.followed.talk_id: f for f in fitting})

    def thread(self, talk_id: str) -> Thread:
        """Return one talk from its end to its closing in time order, with what can be done."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        return Thread(
            head=reading.head(self._store, talk),
            entries=threading.entries(self._store, talk, self._desk.today(), self._flags(talk_id)),
        )

    def _flags(self, talk_id: str) -> list[AccountabilityFlag] | None:
        """Return what the office pointed out; None for who may not know of it (Art. 17)."""
        if self._desk.worker.role not in DEEDS["accountability"]:
            return None
        flags = self._store.accountability_flags.of_talk(talk_id)
        return [f for f in flags if not f.voided_reason]

    def open(self, talk_id: str) -> RemediationView:
        """Return the remediation of a talk, and log that it was looked at."""
        view = self.read(talk_id)
        self._desk.seen("view talk", "查看整改情况", talk_id)
        return view

    def read(self, talk_id: str) -> RemediationView:
        """Return the remediation of a talk."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        return remedying.view(self._store, talk, self._desk.today())

    def _ids(
        self,
        shown: FollowUpFilter,
        own: str | None,
        fitting: Sequence[_Running],
        offset: int,
        limit: int,
    ) -> list[str]:
        running = self._chosen(shown, own, fitting)
        if shown.group not in (FollowUpGroup.CLOSED, FollowUpGroup.ALL):
            return running[offset : offset + limit]
        by_due = shown.sort is FollowUpSort.DUE
        order = _ORDERS.get(shown.sort, "ended")
        which, before = OVER, 0
        if shown.group is FollowUpGroup.ALL and by_due:  # what is due first, then the newest
            before = len(running)
        elif shown.group is FollowUpGroup.ALL:
            which = f"{RUNNING} or {OVER}"
        first = running[offset : offset + limit] if before else []
        if len(first) == limit:
            return first
        rest = self._store.follow_ups.ids(
            which,
            own,
            shown.text.strip(),
            order=order,
            descending=shown.descending or by_due,
            offset=max(offset - before, 0),
            limit=limit - len(first),
        )
        return [*first, *rest]

    def _chosen(
        self, shown: FollowUpFilter, own: str | None, fitting: Sequence[_Running]
    ) -> list[str]:
        wanted = _GROUPS.get(shown.group)
        chosen = [f for f in fitting if wanted is None or f.state is wanted]
        if shown.sort is FollowUpSort.TALKEE:
            among = {f.followed.talk_id for f in chosen}
            ids = self._store.follow_ups.ids(
                RUNNING,
                own,
                shown.text.strip(),
                order="talkee",
                descending=shown.descending,
                offset=0,
                limit=-1,
            )
            return [talk_id for talk_id in ids if talk_id in among]
        if shown.sort is FollowUpSort.CLOSED_OUT:
            counts = self._store.findings.told_counts(f.followed.talk_id for f in chosen)
            chosen.sort(key=lambda f: _share(counts.get(f.followed.talk_id, (0, 0))))
        if shown.sort is FollowUpSort.DUE:
            chosen.sort(key=lambda f: f.due_on or date.max)
        if shown.descending:
            chosen.reverse()
        return [f.followed.talk_id for f in chosen]

    def _rows(self, ids: Sequence[str], running: dict[str, _Running]) -> tuple[FollowUpRow, ...]:
        talks = self._store.talks.some(ids)
        reports = self._store.reports.of_talks(ids)
        counts = self._store.findings.told_counts(ids)
        found = []
        for row in reading.rows(self._store, [talks[i] for i in ids]):
            if row.ended_at is None:
                continue
            known = running.get(row.id)
            ended_on, redo = row.ended_at.date(), known.followed.redo_by if known else None
            action, results = (
                standing(kind, ended_on, reports[row.id], redo, self._desk.today())
                for kind in ReportKind
            )
            closed_out, of = counts.get(row.id, (0, 0))
            found.append(
                FollowUpRow(
                    talk_id=row.id,
                    number=row.number,
                    status=row.status,
                    talkee=row.talkee,
                    talkee_post=row.talkee_post,
                    organisation=row.organisation,
                    talker=row.talker,
                    ended_on=ended_on,
                    action=action,
                    results=results,
                    closed_out=closed_out,
                    findings=of,
                    next_due=known.due_on if known else None,
                )
            )
        return tuple(found)

    def _running(self, own: str | None, text: str) -> list[_Running]:
        near, today = self._store.settings.office().near_days, self._desk.today()
        found = []
        for followed in self._store.follow_ups.running(own, text):
            due = next_due(followed)
            days = None if due is None else (due - today).days
            found.append(_Running(followed, due, state_of(days, near)))
        return found


def _share(counts: tuple[int, int]) -> tuple[float, int]:
    closed_out, told = counts
    return (closed_out / told if told else 0.0, told)
