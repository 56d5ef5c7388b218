"""What may call for accountability (Art. 17)."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the table."""
    db.execute("""
        create table accountability_flags (
            id text primary key not null,
            talk_id text references talks (id),
            lapse text not null
                check (lapse in ('duty_not_performed', 'self_check_untruthful',
                'perfunctory', 'false', 'other')),
            concerned text not null,
            found_on text not null,
            source text not null,
            facts text not null,
            flagged_at text not null,
            flagged_by text not null,
            handed_to text not null,
            handed_on text,
            outcome text not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index accountability_flags_by_talk_id on accountability_flags (talk_id)")
    db.execute("create index accountability_flags_by_day on accountability_flags (found_on)")
