"""What taking over a list of talks would do or has done."""

from datetime import date

from db.frozen import frozen
from db.records import TalkKind
from desktop.exchange.remarks import MatchedColumn, Remark

TABLES = {"talks", "records", "reports", "people", "plan_items"}


@frozen
class ListedTalk:
    """One line in words; `outcome` says what becomes of it, `number` is the talk's."""

    row: int
    talkee: str
    organisation: str
    talker: str
    kind: TalkKind
    held_on: date
    number: str
    outcome: str


@frozen
class TalksPreview:
    """The numbers count rows: `earlier` are from before the Measures, `running` are followed."""

    rows: int
    earlier: int
    running: int
    changed: int
    unchanged: int
    talks: tuple[ListedTalk, ...]
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]
    columns: tuple[MatchedColumn, ...]
    unused: tuple[str, ...]

    @property
    def added(self) -> int:
        """How many talks are new."""
        return self.earlier + self.running
