"""Yearly returns of lower bodies, and tables of superiors (Art. 14)."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table year_returns (
            id text primary key not null,
            year integer not null check (year between 2026 and 2200),
            organisation_id text not null references organisations (id),
            due_on text,
            chased text not null,
            received_on text,
            figures text not null,
            filled_by text not null,
            phone text not null,
            source text not null,
            exempt_reason text not null,
            version integer not null,
            unique (year, organisation_id)
        ) strict
    """)
    db.execute("""
        create table superior_tables (
            id text primary key not null,
            name text not null check (name <> ''),
            sheet text not null,
            row integer not null check (row > 0),
            columns text not null,
            workbook blob not null,
            taken_in_on text not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
