"""Names are found by whole pinyin too; a talker's own talks and persons without reading each talk."""

from sqlite_utils import Database

from db.pinyin import spellings


def migrate(db: Database) -> None:
    """Fill the column that held first letters with every way to type the name; add indexes."""
    for column in ("talker_id", "followed_by_id"):
        db.execute(
            f"create index talks_{column}_met on talks ({column}, id, talkee_id, organisation_id)"
        )
    rows = db.execute("select record_id, name from search_names").fetchall()
    for record_id, name in rows:
        typed = "".join(f" {way}" for way in spellings(name))
        db.execute("update search_names set initials = ? where record_id = ?", (typed, record_id))
