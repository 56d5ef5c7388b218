"""Copies and their receipts."""

from collections.abc import Sequence

from db.records import Copy, TalkStatus
from db.search import sorted_name
from db.tables.base import Table
from db.tables.talks import named

_SENT = "receiver = ? and receiver <> '' and sent_on is not null and copies.voided_reason = ''"
_IN_THE_LETTER = (("talkee_id", "organisation_id"), ("number", "document_number"))


class Copies(Table[Copy]):
    """The table copies."""

    name = "copies"
    noun = "抄送"
    record = Copy

    def of_talk(self, talk_id: str) -> list[Copy]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")

    def lacking(self, receivers: Sequence[str]) -> list[str]:
        """Return running talks of which something is planned, or not out to all these receivers.

        A talk in remediation is signed; a round counts once its report is in.
        """
        marks = ", ".join("?" for _ in receivers)
        standing = "from copies c where c.talk_id = t.id and c.voided_reason = ''"
        sent = (
            f"(select count(*) {standing} and c.sent_on is not null and c.round = '{{}}' "
            f"and (c.required = 1 or c.receiver in ({marks}))) < ?"
        )
        came = (
            "exists (select 1 from reports r where r.talk_id = t.id and r.kind = '{}' "
            "and r.voided_reason = '')"
        )
        rows = self._conn.execute(
            "select t.id from talks t where t.status in ('awaiting_signature', 'remediation') "
            "and t.origin <> 'earlier' and ("
            f"exists (select 1 {standing} and c.sent_on is null) "
            f"or (t.status = 'remediation' and {sent.format('talk')}) "
            f"or ({came.format('action')} and {sent.format('actions')}) "
            f"or ({came.format('results')} and {sent.format('results')})) order by t.rowid",
            [*receivers, len(receivers)] * 3,
        ).fetchall()
        return [str(r[0]) for r in rows]

    def receivers(self) -> list[str]:
        """Return every unit that a copy was sent to, by name."""
        rows = self._conn.execute(
            "select distinct receiver from copies where sent_on is not null "
            "and voided_reason = '' order by receiver"
        ).fetchall()
        return [str(r[0]) for r in rows]

    def sent_to(self, receiver: str, talk_id: str) -> list[Copy]:
        """Return what was sent to a receiver about a talk, in order."""
        return self._where(
            f"{_SENT} and talk_id = ?", (receiver, talk_id), order_by="sent_on, rowid"
        )

    def talks_sent_to(
        self, receiver: str, text: str = "", *, by_talkee: bool = False, descending: bool = True
    ) -> list[str]:
        """Return the talks of which a receiver was sent anything, the last sent first.

        `text` narrows them by number, document number, talkee or organisation.
        """
        order = sorted_name("talkee_id") if by_talkee else "max(sent_on)"
        way = "desc" if descending else "asc"
        fits, params = named(text, *_IN_THE_LETTER)
        rows = self._conn.execute(
            f"select talk_id from copies join talks on talks.id = talk_id where {_SENT} and {fits} "
            f"group by talk_id order by {order} {way}, number {way}",
            [receiver, *params],
        ).fetchall()
        return [str(r[0]) for r in rows]

    def without_receipt(self) -> list[Copy]:
        """Return copies of closed talks that are out and whose receipt is not back."""
        return self.glance_of(
            (TalkStatus.CLOSED,),
            "sent_on is not null and receipt_on is null and voided_reason = ''",
        )
