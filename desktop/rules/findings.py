"""Which findings count: what was voided never does, what is for the talker only is not told."""

from collections.abc import Iterable

from db.records import Finding, Visibility


def live(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that were not voided, in their order."""
    return sorted((f for f in findings if not f.voided_reason), key=lambda f: f.position)


def told(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that the talkee is told of, and so has to answer (Art. 6 and 10)."""
    return [f for f in live(findings) if f.visibility is Visibility.SHAREABLE]
