"""What goes to other units about a talk, round by round, and the receipts (Art. 12)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.content import ContentStore
from db.records import Copy, CopyRound, Talk, TalkOrder
from desktop.errors import BadInput, Refused
from desktop.rules import copies as rules
from desktop.rules.appointment import check_not_future
from desktop.rules.wording import line
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import reading, watching
from desktop.services.parts.alphabet import sort_key
from desktop.services.parts.editing import ended, not_shut
from desktop.services.parts.following import followed
from desktop.services.views.copies import (
    CopiesView,
    CopyPage,
    CopyRow,
    CopySort,
    NewCopy,
    Outgoing,
    RoundView,
)
from desktop.words import word
from desktop.workflow.talk import AFTER

CONTENTS, USUAL = rules.CONTENTS, rules.USUAL


class CopyService:
    """Plans, sends and registers copies until the talk is closed."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def read(self, talk_id: str) -> CopiesView:
        """Return the copies of a talk: sent, planned and still owed."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        owed = self._owed(talk)
        head = reading.head(self._store, talk)
        return CopiesView(
            head=head,
            rows=tuple(self._row(o, talk, head.talkee, head.organisation) for o in owed),
            rounds=tuple(_round(r, owed) for r in dict.fromkeys(o.round for o in owed)),
            files=reading.files_by_owner(self._store.attachments.of_talk(talk_id)),
            can_change=talk.status in AFTER,
        )

    def page(
        self,
        *,
        offset: int = 0,
        limit: int = 100,
        unsent_only: bool = True,
        sort: CopySort = CopySort.DUE,
        descending: bool = False,
    ) -> CopyPage:
        """Return what is to be sent over all running talks, or sent too; the soonest due first."""
        require(self._desk.worker.role, "copies")
        settled = watching.office(self._store)
        receivers = settled.settings.required_copy_receivers
        copies = self._store.copies
        ids = copies.lacking(receivers) if unsent_only else self._store.talks.ids_in(AFTER)
        records = {r.id: r for r in self._store.records.glance_at(ids)}
        reports, known = defaultdict(list), defaultdict(list)
        for report in self._store.reports.glance_at(ids):
            reports[report.talk_id].append(report)
        for copy in copies.glance_at(ids):
            known[copy.talk_id].append(copy)
        found = [
            (o, talk_id)
            for talk_id in ids
            for o in rules.owed(
                records.get(talk_id),
                reports[talk_id],
                known[talk_id],
                settled.settings,
                settled.kind,
            )
            if o.due_on is not None and not (unsent_only and o.sent)
        ]
        found.sort(key=lambda pair: (pair[0].due_on or date.max, pair[1], pair[0].round))
        found.sort(key=self._sorted_by(sort), reverse=descending)
        shown = found[offset : offset + limit]
        talks = self._store.talks.some(talk_id for _, talk_id in shown)
        lines = {r.id: r for r in reading.rows(self._store, talks.values())}
        rows = tuple(
            self._row(o, talks[i], lines[i].talkee, lines[i].organisation) for o, i in shown
        )
        return CopyPage(rows=rows, total=len(found))

    def _sorted_by(self, sort: CopySort) -> Callable[[tuple[rules.OwedCopy, str]], Any]:
        if sort is CopySort.TALKEE:
            ranks = self._store.talks.ranks(TalkOrder.TALKEE)
            return lambda pair: ranks[pair[1]]
        if sort is CopySort.RECEIVER:
            return lambda pair: sort_key(pair[0].receiver)
        if sort is CopySort.CONTENTS:
            return lambda pair: list(CopyRound).index(pair[0].round)
        return lambda pair: pair[0].due_on or date.max

    def add(self, talk_id: str, new: NewCopy) -> str:
        """Plan a copy besides the required ones and return its id."""
        copy_id = self._desk.new_id()
        with self._desk.deed("copies", "增加抄送", talk_id, {"copies"}):
            ended(self._desk, talk_id)
            receiver = line(new.receiver, "抄送单位", required=True)
            if self._standing(talk_id, new.round, receiver) is not None:
                raise BadInput(f"{word(new.round)}已有抄送{receiver}的一项。", field="抄送单位")
            self._store.copies.put(
                Copy(
                    id=copy_id,
                    talk_id=talk_id,
                    round=new.round,
                    receiver=receiver,
                    required=new.required,
                    contents=_contents(new.contents, new.round),
                )
            )
        return copy_id

    def send(self, outgoing: Sequence[Outgoing], document_number: str, sent_on: date) -> None:
        """Register one letter: what went out about which talks, to whom, and when."""
        if not outgoing:
            raise BadInput("请至少选择一项要抄送的材料。", field="抄送")
        first = outgoing[0].talk_id
        detail = f"共{len(outgoing)}份"
        with self._desk.deed("copies", "登记抄送", first, {"copies"}, detail):
            number = line(document_number, "文号", required=True)
            check_not_future(sent_on, self._desk.today(), "发出日期")
            for talk_id in dict.fromkeys(o.talk_id for o in outgoing):
                if talk_id != first:
                    self._desk.note("登记抄送", talk_id, detail)
            for one in outgoing:
                self._send(one, number, sent_on)

    def register_receipt(self, copy_id: str, on: date) -> None:
        """Register that a receiver confirmed a copy; receipts come in after closing too."""
        with self._desk.deed("copies", "登记抄送回执", copy_id, {"copies"}):
            copy = self._copy(copy_id)
            check_not_future(on, self._desk.today(), "回执日期")
            if copy.sent_on is None:
                raise Refused(f"抄送{copy.receiver}的材料还没有登记发出，先登记抄送。")
            if on < copy.sent_on:
                raise BadInput("“回执日期”早于发出日期，请核对。", field="回执日期")
            self._store.copies.put(replace(copy, receipt_on=on))

    def void(self, copy_id: str, reason: str) -> None:
        """Void a copy registered by mistake."""
        with self._desk.deed("copies", "作废抄送", copy_id, {"copies"}):
            copy = self._copy(copy_id)
            ended(self._desk, copy.talk_id)
            why = line(reason, "原因", required=True)
            self._store.copies.put(replace(copy, voided_reason=why))

    def _send(self, one: Outgoing, number: str, sent_on: date) -> None:
        talk = ended(self._desk, one.talk_id)
        receiver = line(one.receiver, "抄送单位", required=True)
        facts = followed(self._store, talk)
        after = rules.follows_on(one.round, facts.record, facts.reports)
        if after is None:
            raise Refused(
                f"谈话{talk.number}的{word(one.round)}抄送还不到时候："
                "须待谈话记录签字或者相应的报告收到。",
                "第十二条",
            )
        if sent_on < after:
            raise BadInput(f"“发出日期”早于{after:%Y-%m-%d}，请核对。", field="发出日期")
        known = self._standing(talk.id, one.round, receiver)
        if known is not None and known.sent_on is not None:
            raise BadInput(
                f"谈话{talk.number}{word(one.round)}已抄送{receiver}。", field="抄送单位"
            )
        required = receiver in facts.settings.required_copy_receivers
        copy = known or Copy(
            id=self._desk.new_id(),
            talk_id=talk.id,
            round=one.round,
            receiver=receiver,
            required=required,
        )
        contents = _contents(one.contents or copy.contents, one.round)
        self._store.copies.put(
            replace(copy, contents=contents, document_number=number, sent_on=sent_on)
        )

    def _owed(self, talk: Talk) -> tuple[rules.OwedCopy, ...]:
        facts = followed(self._store, talk)
        return rules.owed(
            facts.record, facts.reports, facts.copies, facts.settings, facts.body_kind
        )

    def _row(self, owed: rules.OwedCopy, talk: Talk, talkee: str, organisation: str) -> CopyRow:
        waits = owed.due_on is not None and not owed.sent
        return CopyRow(
            copy=owed.copy,
            talk_id=talk.id,
            number=talk.number,
            talkee=talkee,
            organisation=organisation,
            round=owed.round,
            receiver=owed.receiver,
            required=owed.required,
            due_on=owed.due_on,
            days=(owed.due_on - self._desk.today()).days if owed.due_on and waits else None,
            contents=_contents(owed.copy.contents if owed.copy else (), owed.round),
            marking=talk.marking,
        )

    def _copy(self, copy_id: str) -> Copy:
        copy = self._store.copies.get(copy_id)
        not_shut(self._desk, copy.talk_id)
        if copy.voided_reason:
            raise Refused(f"抄送{copy.receiver}的一项已作废，不能再改。")
        return copy

    def _standing(self, talk_id: str, round_: CopyRound, receiver: str) -> Copy | None:
        for copy in self._store.copies.of_talk(talk_id):
            if (copy.round, copy.receiver) == (round_, receiver) and not copy.voided_reason:
                return copy
        return None


def _round(round_: CopyRound, owed: Sequence[rules.OwedCopy]) -> RoundView:
    of_round = [o for o in owed if o.round is round_]
    return RoundView(
        round=round_,
        title=word(round_),
        due_on=of_round[0].due_on,
        missing=tuple(o.receiver for o in of_round if o.required and not o.sent),
    )


def _contents(chosen: Sequence[str], round_: CopyRound) -> tuple[str, ...]:
    kept = reading.people_named(chosen, "抄送内容")
    return kept or USUAL[round_]
