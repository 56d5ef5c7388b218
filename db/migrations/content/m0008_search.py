"""The index of words and names. It keeps no text of its own; records are read to verify a hit."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table search_entries (
            number integer primary key,
            table_name text not null,
            record_id text not null,
            talk_id text,
            digest blob not null,
            unique (table_name, record_id)
        ) strict
    """)
    db.execute("""
        create virtual table search_words using fts5 (
            pairs, content = '', contentless_delete = 1, detail = none,
            tokenize = "unicode61 remove_diacritics 0"
        )
    """)
    db.execute("""
        create table search_names (
            record_id text primary key not null,
            table_name text not null,
            name text not null,
            initials text not null
        ) strict
    """)
