"""What a run of the compliance check found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.rules.checks.shape import Severity, Shortfall


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What falls short on a day: of one talk, of a year, or of everything."""

    on: date
    about: str
    year: int | None = None
    talks: int
    lines: tuple[Shortfall, ...]

    def count(self) -> Counter[Severity]:
        """Return how many lines there are of each severity."""
        return Counter(line.severity for line in self.lines)

    def articles(self) -> tuple[str, ...]:
        """Return the articles that have lines, in the order of the Measures."""
        return in_order({line.article for line in self.lines})

    def narrowed(self, severity: Severity | None, article: str) -> tuple[Shortfall, ...]:
        """Return the lines of one severity and one article; None and "" mean all."""
        return tuple(
            line
            for line in self.lines
            if severity in (None, line.severity) and article in ("", line.article)
        )


def in_order(articles: Iterable[str]) -> tuple[str, ...]:
    """Return articles in the order of the Measures, 本单位要求 last."""
    numerals = "一二三四五六七八九"

    def rank(article: str) -> tuple[int, str]:
        word = article.removeprefix("第").removesuffix("条")
        if word == article:
            return 99, article
        tens, ten, ones = word.rpartition("十")
        high = (numerals.find(tens) + 1 or 1) * 10 if ten else 0
        return high + numerals.find(ones) + 1 if ones else high, article

    return tuple(sorted(articles, key=rank))
