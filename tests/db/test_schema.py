"""The schema after all steps stands in db/schema.sql, for reviewers."""

from pathlib import Path

from db.admin import AdminStore
from db.content import ContentStore
from tests.conftest import KEY

FILE = Path("db/schema.sql")
HEAD = "-- The schema of both vaults after all steps. Written by tests/db/test_schema.py.\n"


def schema_of(store):
    rows = store._conn.execute(
        "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' "
        "and substr(tbl_name, 1, 7) <> '_sqlite' and tbl_name not in "
        "(select t.name || s.column1 from sqlite_master t, "
        "(values ('_data'), ('_idx'), ('_content'), ('_docsize'), ('_config')) s "
        "where t.sql like 'create virtual%') order by type = 'trigger', tbl_name, type desc, name"
    ).fetchall()
    return "".join(f"\n{dedented(sql)};\n" for (sql,) in rows)


def dedented(sql):
    lines = [line.rstrip() for line in sql.strip().splitlines()]
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    least = min(indents, default=0)
    return "\n".join([lines[0], *(line[least:] for line in lines[1:])])


def test_the_schema_on_paper_is_the_schema_of_a_new_store(tmp_path):
    text = HEAD
    for name, kind in (("admin.db", AdminStore), ("content.db", ContentStore)):
        store = kind(tmp_path / name, KEY, create=True)
        text += f"\n-- {name}\n{schema_of(store)}"
        store.close()
    before = FILE.read_text("utf-8") if FILE.exists() else ""
    FILE.write_text(text, "utf-8")
    assert text == before, "db/schema.sql was out of date; it is written anew, commit it"
