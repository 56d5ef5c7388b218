"""The steps of one vault, named explicitly; they and sqlite-utils are imported to be taken only."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

import sqlcipher3

from db.driver import Connection


def imported(package: str, names: Sequence[str]) -> Sequence[ModuleType]:
    """Import the steps of these names."""
    return [import_module(f"{package}.{name}") for name in names]


@dataclass(frozen=True, slots=True)
class History:
    """What `modules` returns are the steps of these names. A released step is never edited."""

    vault: str
    names: tuple[str, ...]
    modules: Callable[[], Sequence[ModuleType]]

    def taken(self, conn: Connection) -> set[str]:
        """Return the names of the steps that a vault has taken, also of a later version."""
        sql = "select 1 from sqlite_master where name = '_sqlite_migrations'"
        if conn.execute(sql).fetchone() is None:
            return set()
        sql = "select name from _sqlite_migrations where migration_set = ?"
        return {str(name) for (name,) in conn.execute(sql, (self.vault,)).fetchall()}

    def take(self, conn: Connection) -> None:
        """Take the steps that are lacking, each as a whole or not at all."""
        if self.taken(conn).issuperset(self.names):
            return
        from sqlite_utils import Database, Migrations  # 25 ms and 10 MB

        if sys.modules["sqlite_utils.utils"].sqlite3 is not sqlcipher3:  # saves lost in silence
            raise RuntimeError("sqlite_utils was imported before db named SQLCipher as its driver")
        migrations = Migrations(self.vault)
        for name, step in zip(self.names, self.modules(), strict=True):
            migrations(name=name)(step.migrate)
        migrations.apply(Database(conn, execute_plugins=False))
