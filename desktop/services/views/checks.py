"""What a run of the compliance check found."""

from collections import Counter
from datetime import date

from db.frozen import frozen
from desktop.rules.checks.order import in_order
from desktop.rules.checks.shape import Severity, Shortfall


@frozen
class Checked:
    """What falls short on a day: of one talk, of a year, or of everything."""

    on: date
    about: str
    year: int | None = None
    talks: int
    lines: tuple[Shortfall, ...]

    @property
    def title(self) -> str:
        """What a list or report of it is called."""
        return f"{self.about}规范性自查"

    def count(self) -> Counter[Severity]:
        """Return how many lines there are of each severity."""
        return Counter(line.severity for line in self.lines)

    def articles(self) -> tuple[str, ...]:
        """Return the articles that have lines, in the order of the Measures."""
        return in_order({line.article for line in self.lines})

    def narrowed(self, severity: Severity | None, article: str) -> tuple[Shortfall, ...]:
        """Return the lines of one severity and one article, the gravest first; None and "" mean all."""
        ranks = {each: at for at, each in enumerate(Severity)}
        kept = (
            line
            for line in self.lines
            if severity in (None, line.severity) and article in ("", line.article)
        )
        return tuple(sorted(kept, key=lambda line: ranks[line.severity]))
