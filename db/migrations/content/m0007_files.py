"""Files that belong to records."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table attachments (
            id text primary key not null,
            owner_table text not null,
            owner_id text not null,
            talk_id text references talks (id),
            name text not null,
            purpose text not null,
            size integer not null,
            sha256 text not null,
            added_at text not null,
            added_by text not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index attachments_by_owner_id on attachments (owner_id)")
    db.execute("create index attachments_by_talk_id on attachments (talk_id)")
    db.execute("""
        create table archived_files (
            id text primary key not null,
            talk_id text not null references talks (id),
            position integer not null,
            name text not null,
            title text not null,
            archive_number text not null,
            document_number text not null,
            author text not null,
            dated_on text,
            marking text not null,
            pages integer not null,
            note text not null,
            size integer not null,
            sha256 text not null,
            version integer not null,
            unique (talk_id, position)
        ) strict
    """)
    db.execute("create index archived_files_by_archive_number on archived_files (archive_number)")
