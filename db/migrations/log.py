"""The table of the log, the same in both vaults."""

from sqlite_utils import Database

TRIGGERS = {
    "audit_no_update": """
        create trigger audit_no_update before update on audit
        begin select raise(abort, 'the log cannot be changed'); end
    """,
    "audit_no_delete": """
        create trigger audit_no_delete before delete on audit
        begin select raise(abort, 'the log cannot be cut'); end
    """,
    "audit_in_sequence": """
        create trigger audit_in_sequence before insert on audit
        when new.seq <= (select ifnull(max(seq), 0) from audit)
        begin select raise(abort, 'the log goes on in sequence'); end
    """,
}


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
