"""The table of the log, the same in both vaults."""

from sqlite_utils import Database

from db.guards import TRIGGERS


def create_log(db: Database) -> None:
    """Create the log, its head and the triggers that guard it."""
    db.execute("""
        create table audit (
            seq integer primary key,
            at text not null,
            actor text not null,
            role text not null,
            deed text not null,
            object text not null,
            detail text not null,
            ok integer not null check (ok in (0, 1)),
            prev text not null,
            mac text not null
        ) strict
    """)
    db.execute("""
        create table audit_head (
            one integer primary key check (one = 1),
            seq integer not null,
            mac text not null
        ) strict
    """)
    for trigger in TRIGGERS.values():
        db.execute(trigger)
