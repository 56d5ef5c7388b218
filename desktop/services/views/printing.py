"""What is chosen for printing, and what was made."""

from db.frozen import frozen


@frozen
class FormEntry:
    """A form in the list of the print place.

    `needs` is talk, talks (one paper for several), blank, or year, talk_or_year,
    change, term, trigger.
    """

    key: str
    title: str
    occasion: str
    needs: str
    word: bool
    fill_in: bool


@frozen
class Choices:
    """What the user settles for a paper; empty is left to be written by hand.

    `wording` is empty (as the dates call for) or one of the offered wordings of a reminder.
    """

    marking: str = "内部"
    secrecy_by: str = ""
    secrecy_basis: str = ""
    document_number: str = ""
    urgency: str = ""
    copies: int = 1
    undertaker: str = ""
    checker: str = ""
    approver: str = ""
    contact: str = ""
    phone: str = ""
    printed_head: bool = False
    wording: str = ""


@frozen
class Made:
    """A finished file: its bytes, pages (0 for Word), and remarks on characters in other faces."""

    data: bytes
    pages: int
    title: str
    remarks: tuple[str, ...] = ()
