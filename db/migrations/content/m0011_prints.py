"""Prints of the texts of talks, by which repeated passages are found, and what is to be printed."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables; what is stored already waits in the order of its talks."""
    db.execute("""
        create table prints (
            number integer primary key autoincrement,
            table_name text not null,
            record_id text not null,
            talk_id text not null,
            digest blob not null,
            prints blob not null,
            share real not null,
            from_closest real not null,
            others integer not null,
            closest text,
            unique (table_name, record_id)
        ) strict
    """)
    db.execute("create index prints_by_talk_id on prints (talk_id)")
    db.execute("create index prints_not_compared on prints (number) where share < 0")
    db.execute("""
        create table prints_due (
            number integer primary key autoincrement,
            table_name text not null,
            record_id text not null,
            unique (table_name, record_id)
        ) strict
    """)
    day = "coalesce(t.started_at, t.ended_at, t.planned_at, t.created_at)"
    for table, of_talk in (("preparations", "id"), ("records", "id"), ("reports", "talk_id")):
        db.execute(
            f"insert into prints_due (table_name, record_id) select '{table}', x.id "
            f"from {table} x join talks t on t.id = x.{of_talk} order by {day}, x.rowid"
        )
