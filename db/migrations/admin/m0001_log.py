"""The log and the policies of the program."""

from sqlite_utils import Database

from db.migrations.log import create_log


def migrate(db: Database) -> None:
    """Create the tables and the triggers that guard the log."""
    create_log(db)
    db.execute("create table settings (key text primary key, value text not null) strict")
