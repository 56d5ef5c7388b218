"""Attached files that no record names, left where a crash came between file and row."""

from contextlib import closing
from datetime import datetime

from db import folder
from db.driver import connect
from db.session import attachment_files
from db.tables.attachments import Attachments
from db.vault import Keys


def set_aside(keys: Keys, *, before: datetime) -> list[str]:
    """Move stray files last written before a moment into quarantine and return their names.

    Opens a connection of its own: any thread may run it.
    """
    if keys.content is None:
        return []
    with closing(connect(keys.folder / folder.CONTENT, keys.content)) as conn:
        known = {row.id for row in Attachments(conn).all()}
    files = attachment_files(keys.folder, keys.content)
    return files.set_aside(known, older_than=before.timestamp())
