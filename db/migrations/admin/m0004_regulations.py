"""Official texts of regulations, for every user."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table regulations (
            id text primary key not null,
            title text not null check (title <> ''),
            basis text not null check (basis in ('measures', 'opinions', 'other')),
            points integer not null check (points in (0, 1)),
            source text not null,
            remarks text not null,
            taken_in_at text not null,
            taken_in_by text not null,
            voided_reason text not null default '',
            version integer not null
        ) strict
    """)
    db.execute("""
        create table regulation_articles (
            id text primary key not null,
            regulation_id text not null references regulations (id),
            position integer not null,
            number integer not null check (number > 0),
            suffix text not null,
            heading text not null,
            text text not null check (text <> ''),
            version integer not null,
            unique (regulation_id, number, suffix)
        ) strict
    """)
