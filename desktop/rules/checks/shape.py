"""What a check is and what it finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from db.frozen import frozen

C = TypeVar("C")


class Severity(StrEnum):
    """How much something falls short; never counted into a score."""

    BREACH = "breach"
    GAP = "gap"
    NOTICE = "notice"
    REFERENCE = "reference"


SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.BREACH: "不符合",
    Severity.GAP: "待完善",
    Severity.NOTICE: "提示",
    Severity.REFERENCE: "参照",
}


@frozen
class Flaw:
    """One thing that falls short; what is None or empty here is as the check says."""

    sentence: str
    severity: Severity | None = None
    article: str = ""
    target: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    organisation: str = ""
    subject_id: str = ""


@frozen
class Check(Generic[C]):
    """One check: its article (or 本单位要求), how grave it is, where it is mended, what finds it."""

    key: str
    title: str
    article: str
    severity: Severity
    place: str
    target: Mapping[str, str]
    find: Callable[[C], Iterable[Flaw]]


@frozen
class Shortfall:
    """One line of the compliance check, with the place where it is mended."""

    check: str
    title: str
    article: str
    severity: Severity
    sentence: str
    place: str
    target: Mapping[str, str]
    talk_id: str | None = None
    number: str = ""
    subject: str = ""
    organisation: str = ""
    day: date | None = None


def at(stage: str) -> Mapping[str, str]:
    """Return the target of a stage of the talk's page."""
    return {"stage": stage}
