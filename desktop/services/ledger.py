"""The ledger of a year's talks, and writing it as Excel."""

from pathlib import Path

from db.content import ContentStore
from db.errors import StoreReadOnly
from desktop.errors import reason_of
from desktop.ledger import Ledger
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.ledger_rows import ledger_of
from desktop.services.parts.reading import own_talks_of


class LedgerService:
    """Draws up the ledger, a talker's own talks only, and saves it as a file."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def years(self) -> tuple[int, ...]:
        """Return the years that have talks, the newest first."""
        require(self._desk.worker.role, "view talk")
        return tuple(self._store.talks.years(own_talks_of(self._desk)))

    def read(self, year: int) -> Ledger:
        """Return the ledger of a year, in the order of the talks."""
        require(self._desk.worker.role, "export")
        return ledger_of(self._store, year, own_talks_of(self._desk), self._desk.today())

    def draw_up(self, ledger: Ledger) -> bytes:
        """Return the ledger as Excel; slow for many talks, and needs no store."""
        from desktop.exchange.ledger import content

        return content(ledger)

    def save(self, ledger: Ledger, made: bytes, target: Path) -> None:
        """Write the file where the user says, and log the export."""
        require(self._desk.worker.role, "export")
        try:
            target.write_bytes(made)
        except OSError as error:
            raise StoreReadOnly(
                f"台账没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
            ) from error
        count = f"{ledger.year}年{len(ledger.rows)}次谈话"
        self._desk.seen("export", "导出台账", str(ledger.year), count)
