"""Lists are sorted by names as a Chinese reader expects: by pinyin, then by character."""

from sqlite_utils import Database

from db.pinyin import sort_key


def migrate(db: Database) -> None:
    """Keep with each name what it is sorted by, in an index that holds all that is read."""
    db.execute("alter table search_names add column pinyin text not null default ''")
    rows = db.execute("select record_id, table_name, name from search_names").fetchall()
    for record_id, table, name in rows:
        key = sort_key(name, person=table == "people")
        db.execute("update search_names set pinyin = ? where record_id = ?", (key, record_id))
    db.execute("create index search_names_by_pinyin on search_names (record_id, pinyin)")
