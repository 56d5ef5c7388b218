"""Whether a finding shows the facts, the person's part and the thinking (见人见事见思想, Art. 8)."""

from collections.abc import Iterable

from db.records import Finding
from desktop.rules.findings import live
from desktop.rules.lack import Lack
from desktop.rules.wording import quoted

ARTICLE = "第八条"
_PARTS = (("facts", "事"), ("part", "人"), ("thinking", "思想"))


def lacks(finding: Finding) -> tuple[str, ...]:
    """Return which of 事, 人, 思想 a finding does not show; marks and spaces say nothing."""
    return tuple(word for field, word in _PARTS if not _says_something(getattr(finding, field)))


def thin(findings: Iterable[Finding]) -> tuple[Lack, ...]:
    """Return what the findings lack (Art. 8), one sentence for each that lacks anything."""
    return tuple(
        Lack(
            key="substance",
            sentence=f"问题{quoted(finding.title)}没有写明{_whole(words)}。",
            article=ARTICLE,
            subject_id=finding.id,
        )
        for finding in live(findings)
        if (words := lacks(finding))
    )


def _whole(words: tuple[str, ...]) -> str:
    long = {"事": "事实（事）", "人": "本人的责任和表现（人）", "思想": "思想根源（思想）"}
    return "、".join(long[word] for word in words)


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
