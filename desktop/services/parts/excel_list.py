"""A list as Excel: gathered from the store, drawn up on any thread, saved and logged."""

from io import BytesIO
from pathlib import Path

from db.content import ContentStore
from db.errors import StoreReadOnly
from db.frozen import frozen
from desktop.errors import reason_of
from desktop.exchange.sheets import Sheet, write
from desktop.security.permissions import require
from desktop.services.desk import Desk


@frozen
class ExcelList:
    """A list ready to be written: read already, so the file can be made on any thread."""

    name: str
    office: str
    count: int
    sheets: tuple[Sheet, ...]

    def draw_up(self) -> bytes:
        """Return the list as an .xlsx file."""
        out = BytesIO()
        write(self.sheets, out, author=self.office)
        return out.getvalue()


def save(desk: Desk[ContentStore], made: ExcelList, content: bytes, target: Path) -> None:
    """Write the file where the user says, and log the export."""
    require(desk.worker.role, "export")
    try:
        target.write_bytes(content)
    except OSError as error:
        raise StoreReadOnly(
            f"《{made.name}》没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
        ) from error
    desk.seen("export", f"导出{made.name}", "", f"{made.count}行")
