"""Users."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table users (
            id text primary key not null,
            login text not null check (login <> ''),
            name text not null check (name <> ''),
            role text not null
                check (role in ('clerk', 'office_head', 'talker', 'reader', 'system_admin',
                'security_admin', 'auditor')),
            person_id text,
            disabled integer not null check (disabled in (0, 1)),
            must_change integer not null check (must_change in (0, 1)),
            password_changed_at text,
            last_login_at text,
            created_at text not null,
            version integer not null,
            unique (login)
        ) strict
    """)
