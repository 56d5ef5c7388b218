"""What talks are sorted by."""

from db.records import TalkOrder, TalkStatus
from db.search import sorted_name

DAY = "coalesce(started_at, ended_at, planned_at, created_at)"
_STATES = " ".join(f"when '{status}' then {at}" for at, status in enumerate(TalkStatus))
_STATUS = f"case status {_STATES} end"
ORDERS = {
    TalkOrder.NUMBER: "number",
    TalkOrder.DAY: DAY,
    TalkOrder.STATUS: _STATUS,
    TalkOrder.TALKEE: sorted_name("talkee_id"),
    TalkOrder.ORGANISATION: sorted_name("organisation_id"),
    TalkOrder.TALKER: sorted_name("talker_id"),
    TalkOrder.NEXT: f"(origin = 'earlier') * 1000 + {_STATUS} * 10 + step",
}
