"""Findings as they are entered and shown."""

from collections.abc import Mapping

from db.frozen import frozen
from db.records import Finding, FindingCategory, Visibility


@frozen
class FindingText:
    """What a finding says: facts, the person's part in it, the thinking behind it (Art. 8)."""

    title: str
    category: FindingCategory
    facts: str = ""
    part: str = ""
    thinking: str = ""
    source: str = ""
    visibility: Visibility = Visibility.SHAREABLE


@frozen
class FindingView:
    """A finding, what it lacks in words (事, 人, 思想), and unsaved typing by field."""

    finding: Finding
    lacks: tuple[str, ...]
    drafts: Mapping[str, str]
