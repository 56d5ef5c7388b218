"""What taking over a roster would do or has done."""

from dataclasses import dataclass

from desktop.exchange.remarks import FieldChange, MatchedColumn, Remark

__all__ = ["TABLES", "FieldChange", "MatchedColumn", "Preview", "Remark"]
TABLES = {"organisations", "people", "tenures", "corrections"}


@dataclass(frozen=True, slots=True, kw_only=True)
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
