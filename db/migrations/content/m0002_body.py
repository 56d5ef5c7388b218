"""The own body, its terms and leaders, and the office settings."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table body (
            id text primary key not null,
            name text not null check (name <> ''),
            kind text not null check (kind in ('local_committee', 'party_group', 'by_analogy')),
            level text not null
                check (level in ('province', 'city', 'county', 'township', 'none')),
            office_name text not null,
            document_prefix text not null,
            contact text not null,
            phone text not null,
            state_secret_machine integer not null check (state_secret_machine in (0, 1)),
            version integer not null
        ) strict
    """)
    db.execute("""
        create table terms (
            id text primary key not null,
            name text not null check (name <> ''),
            begins_on text not null,
            ends_on text not null,
            approved_by text not null,
            voided_reason text not null,
            version integer not null,
            check (ends_on >= begins_on)
        ) strict
    """)
    db.execute("""
        create table leaders (
            id text primary key not null,
            person_id text not null references people (id),
            post text not null,
            is_secretary integer not null check (is_secretary in (0, 1)),
            begins_on text not null,
            ends_on text,
            rank integer not null,
            voided_reason text not null,
            version integer not null,
            check (ends_on is null or ends_on >= begins_on)
        ) strict
    """)
    db.execute("create index leaders_by_person_id on leaders (person_id)")
