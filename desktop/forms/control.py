"""What a form carries besides its matter: number, marking, urgency, who checked it, contact."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from db.frozen import frozen
from db.records import DueItem
from desktop.forms.paper import Paper


class Wording(StrEnum):
    """How a reminder is worded: before the due date once, once more, or after it."""

    FIRST = "第一次提醒"
    SECOND = "再次提醒"
    OVERDUE = "逾期提醒"


@frozen
class Control:
    """What is settled when a paper is printed; what is empty is left to be written by hand.

    `marking` is printed as it stands (内部, 秘密★1年); `printed_head` is for paper that has its
    head already (套打红头纸). `item` and `wording` choose a reminder; without them it is the one
    that the dates call for.
    """

    on: date
    own_body: str
    office: str
    marking: str = "内部"
    secrecy_by: str = ""
    secrecy_basis: str = ""
    document_number: str = ""
    urgency: str = ""
    copy_number: int | None = None
    copies: int = 1
    undertaker: str = ""
    checker: str = ""
    approver: str = ""
    contact: str = ""
    phone: str = ""
    printed_head: bool = False
    item: DueItem | None = None
    wording: Wording | None = None


def carried(paper: Paper, control: Control) -> Paper:
    """Return a paper with its number of copy and urgency, and who handled it in small print."""
    said = (
        f"经办 {control.undertaker}" if control.checker or control.approver else "",
        f"审核 {control.checker}" if control.checker else "",
        f"签发 {control.approver}" if control.approver else "",
        f"共印{control.copies}份" if control.copies > 1 else "",
    )
    number = control.copy_number
    return replace(
        paper,
        copy_number=f"{number:06d}" if number is not None else "",
        urgency=control.urgency,
        foot_note="　".join(part for part in (paper.foot_note, *said) if part),
    )
