"""What every table has in common: one frozen dataclass is one row of a strict table."""

import json
import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import (
    Any,
    ClassVar,
    Generic,
    Protocol,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from db.driver import Connection
from db.errors import Conflict, NoSuchRecord
from db.search import SearchIndex
from db.tables.prints import Prints


class Versioned(Protocol):
    """A record with an id and a version that counts its saves (0 = never saved)."""

    @property
    def id(self) -> str:
        """The id."""
        ...

    @property
    def version(self) -> int:
        """How often it was saved."""
        ...


R = TypeVar("R", bound=Versioned)
_Convert = Callable[[Any], Any]


class Table(Generic[R]):
    """Rows in and records out. A subclass names its table, record and noun, and adds queries."""

    name: ClassVar[str]
    noun: ClassVar[str]
    record: type[R]
    long_texts: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._index = SearchIndex(conn)
        self._prints = Prints(conn)
        hints = get_type_hints(self.record)
        self._columns = [f.name for f in fields(self.record)]  # type: ignore[arg-type]
        self._readers = [_reader(hints[c]) for c in self._columns]
        self._typed = [i for i, c in enumerate(self._columns) if not _is_plain(hints[c])]
        self._version = self._columns.index("version")
        names = ", ".join(f'"{c}"' for c in self._columns)
        self._select = f'select {names} from "{self.name}"'
        kept = ", ".join(self._short(c, hints[c]) for c in self._columns)
        self._glance = f'select {kept} from "{self.name}"'
        marks = ", ".join("?" for _ in self._columns)
        self._insert = f'insert into "{self.name}" ({names}) values ({marks})'
        sets = ", ".join(f'"{c}" = ?' for c in self._columns)
        self._update = f'update "{self.name}" set {sets} where id = ? and version = ?'

    def find(self, record_id: str) -> R | None:
        """Return one record, or None."""
        found = self._where("id = ?", (record_id,))
        return found[0] if found else None

    def get(self, record_id: str) -> R:
        """Return one record, or raise NoSuchRecord."""
        record = self.find(record_id)
        if record is None:
            raise NoSuchRecord(f"没有找到这条{self.noun}，可能已被更改，请刷新后再试。")
        return record

    def some(self, ids: Iterable[str]) -> dict[str, R]:
        """Return the records of these ids by id; what is not there is left out."""
        wanted = list(dict.fromkeys(ids))
        found = self._where(f"id in ({', '.join('?' for _ in wanted)})", wanted)
        return {record.id: record for record in found}

    def all(self) -> list[R]:
        """Return every record; only for tables that stay small."""
        return self._where("1")

    def glance_of(self, statuses: Iterable[StrEnum], condition: str = "1") -> list[R]:
        """Return what belongs to talks in some states, long texts left empty; for tables of talks.

        Such a record cannot be saved: its version is -1, so that putting it raises Conflict.
        """
        states = list(statuses)
        marks = ", ".join("?" for _ in states)
        return self._glance_where(
            f"{condition} and {self._talk_id()} in (select id from talks where status in ({marks}))",
            states,
        )

    def glance_at(self, talk_ids: Iterable[str], condition: str = "1") -> list[R]:
        """Return what belongs to these talks, long texts left empty; it cannot be saved."""
        ids = list(talk_ids)
        marks = ", ".join("?" for _ in ids)
        return self._glance_where(f"{condition} and {self._talk_id()} in ({marks})", ids)

    def of_these(self, talk_ids: Iterable[str]) -> list[R]:
        """Return what belongs to these talks, voided records too, in the order it was stored."""
        ids = list(talk_ids)
        marks = ", ".join("?" for _ in ids)
        return self._where(f"{self._talk_id()} in ({marks})", ids)

    def _glance_where(self, condition: str, params: Sequence[object]) -> list[R]:
        sql = f"{self._glance} where {condition} order by rowid"
        rows = self._conn.execute(sql, list(map(_plain, params))).fetchall()
        return [self._read(row) for row in rows]

    def put(self, record: R) -> R:
        """Store a record, new (version 0) or changed, and return it with its new version.

        Raises Conflict where somebody else has saved it since it was read.
        """
        new = replace(record, version=record.version + 1)  # type: ignore[type-var]
        values = [_plain(getattr(new, c)) for c in self._columns]
        if record.version == 0:
            self._conn.execute(self._insert, values)
        elif self._conn.execute(self._update, [*values, record.id, record.version]).rowcount != 1:
            raise Conflict(f"这条{self.noun}刚在别处改过，您的改动没有保存；请刷新后再改。")
        self._index.put(self.name, new)
        self._prints.note(self.name, new.id, getattr(new, "talk_id", None) or new.id)
        return new

    def put_all(self, records: Sequence[R]) -> None:
        """Store many new records at once."""
        values_of = attrgetter(*self._columns)
        rows = [list(values_of(record)) for record in records]
        for row in rows:
            for place in self._typed:
                row[place] = _plain(row[place])
            row[self._version] = 1
        self._conn.executemany(self._insert, rows)
        self._index.put_all(self.name, records)
        self._prints.note_all(self.name, records)

    def _talk_id(self) -> str:
        return "talk_id" if "talk_id" in self._columns else "id"

    def _short(self, column: str, hint: object) -> str:
        if column == "version":
            return "-1"
        if column not in self.long_texts:
            return f'"{column}"'
        return "'[]'" if get_origin(hint) is tuple else "''"

    def _where(
        self,
        condition: str,
        params: Sequence[object] = (),
        *,
        order_by: str = "rowid",
        limit: int = -1,
        offset: int = 0,
    ) -> list[R]:
        sql = f"{self._select} where {condition} order by {order_by} limit ? offset ?"
        rows = self._conn.execute(sql, [*map(_plain, params), limit, offset]).fetchall()
        return [self._read(row) for row in rows]

    def _count(self, condition: str, params: Sequence[object] = ()) -> int:
        sql = f'select count(*) from "{self.name}" where {condition}'
        return int(self._conn.execute(sql, list(map(_plain, params))).fetchone()[0])

    def _read(self, row: Sequence[Any]) -> R:
        return self.record(
            **{
                c: value if convert is None or value is None else convert(value)
                for c, convert, value in zip(self._columns, self._readers, row, strict=True)
            }
        )


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value


def _is_plain(hint: Any) -> bool:
    """Return whether the driver takes the values of a column as they are."""
    return hint in (str, int, str | None, int | None, bytes)


def _reader(hint: Any) -> _Convert | None:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(a for a in get_args(hint) if a is not type(None))
    if get_origin(hint) is tuple:
        return _tuple
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if hint is bool or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint
    return None


def _tuple(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))
