"""What taking over a roster would do or has done."""

from db.frozen import frozen
from desktop.exchange.remarks import FieldChange, MatchedColumn, Remark

__all__ = ["TABLES", "FieldChange", "MatchedColumn", "Preview", "Remark"]
TABLES = {"organisations", "people", "tenures", "corrections"}


@frozen
class Preview:
    """What taking over a roster would do or has done; the numbers count rows of the file."""

    rows: int
    added: int
    changed: int
    unchanged: int
    changes: tuple[FieldChange, ...]
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]
    columns: tuple[MatchedColumn, ...]
    unused: tuple[str, ...]
