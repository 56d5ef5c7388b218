"""What the auditor reads of the content's log, who has no key to the content."""

from sqlite_utils import Database

TRIGGERS = {
    "content_log_no_update": """
        create trigger content_log_no_update before update on content_log
        begin select raise(abort, 'the log cannot be changed'); end
    """,
    "content_log_no_delete": """
        create trigger content_log_no_delete before delete on content_log
        begin select raise(abort, 'the log cannot be cut'); end
    """,
}


def migrate(db: Database) -> None:
    """Create the table and the triggers that guard it."""
    db.execute("""
        create table content_log (
            seq integer primary key,
            at text not null,
            actor text not null,
            role text not null,
            deed text not null,
            object text not null,
            detail text not null,
            ok integer not null check (ok in (0, 1)),
            prev text not null,
            mac text not null,
            about text not null
        ) strict
    """)
    for trigger in TRIGGERS.values():
        db.execute(trigger)
