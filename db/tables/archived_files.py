"""The files of archive packages, and the serials of their numbers."""

from db.records import ArchivedFile
from db.tables.base import Table


class ArchivedFiles(Table[ArchivedFile]):
    """The table archived_files."""

    name = "archived_files"
    noun = "归档文件"
    record = ArchivedFile

    def of_talk(self, talk_id: str) -> list[ArchivedFile]:
        """Return the files of one talk, in the order of the list."""
        return self._where("talk_id = ?", (talk_id,), order_by="position")

    def last_serial(self, prefix: str) -> int:
        """Return the highest 件号 given under a prefix of 档号, or 0."""
        row = self._conn.execute(
            "select max(cast(substr(archive_number, ?) as integer)) from archived_files "
            "where archive_number >= ? and archive_number < ?",
            (len(prefix) + 2, f"{prefix}-", f"{prefix}."),
        ).fetchone()
        return int(row[0] or 0)
