"""What triggers of timely talks show, and what is entered for one."""

from dataclasses import dataclass
from datetime import date

from db.records import Trigger, TriggerKind, UnitProposal


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerText:
    """What is registered: whom it concerns is chosen among the heads in post."""

    kind: TriggerKind
    found_on: date
    source: str
    facts: str
    tenure_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalText:
    """A cooperating unit's proposal of somebody to be talked to (Art. 6)."""

    unit: str
    tenure_id: str
    received_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProposalRow:
    """A proposal in words."""

    proposal: UnitProposal
    talkee: str
    organisation: str
