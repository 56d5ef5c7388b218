"""What triggers of timely talks show, and what is entered for one."""

from datetime import date

from db.frozen import frozen
from db.records import Trigger, TriggerKind, UnitProposal


@frozen
class TriggerText:
    """What is registered: whom it concerns is chosen among the heads in post."""

    kind: TriggerKind
    found_on: date
    source: str
    facts: str
    tenure_id: str


@frozen
class TriggerRow:
    """A trigger in words; `days` until the office limit (negative when late), None once settled.

    It is `dealt_with` by a talk that was arranged and not called off.
    """

    trigger: Trigger
    talkee: str
    talkee_post: str
    tenure_id: str
    organisation: str
    talk_number: str
    dealt_with: bool
    days: int | None


@frozen
class ProposalText:
    """A cooperating unit's proposal of somebody to be talked to (Art. 6)."""

    unit: str
    tenure_id: str
    received_on: date
    reason: str


@frozen
class UnitProposalRow:
    """A proposal in words."""

    proposal: UnitProposal
    talkee: str
    organisation: str
