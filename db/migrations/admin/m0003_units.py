"""The unit whose copies somebody reads."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Add the column."""
    db.execute("alter table users add column unit text not null default ''")
