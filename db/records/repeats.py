"""What repeats in the texts of talks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedText:
    """How much of a text stood in earlier texts of other talks; `share` is 0 to 1, by its prints.

    `table` and `record_id` name the text, `kind` that of a report; `others` counts talks.
    """

    talk_id: str
    table: str
    record_id: str
    kind: str
    share: float
    others: int
    closest_id: str | None
