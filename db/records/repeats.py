"""What repeats in the texts of talks."""

from db.frozen import frozen


@frozen
class RepeatedText:
    """How much of a text stood in earlier texts of other talks; shares are 0 to 1.

    `table` and `record_id` name the text, `kind` that of a report; `others` counts talks,
    `from_closest` is the share that stands in one text of `closest_id`.
    """

    talk_id: str
    table: str
    record_id: str
    kind: str
    share: float
    from_closest: float
    others: int
    closest_id: str | None
