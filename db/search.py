"""Finding records by words (two Chinese characters at a time) and by names and their initials.

What is indexed is written by `Table.put`, hence in the same block as the record itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from db.digest import sha256
from db.driver import Connection
from db.frozen import frozen
from db.pinyin import sort_key, spellings

WORDS: Mapping[str, tuple[str, ...]] = {
    "talks": ("number", "talkee_post", "place", "focus", "reason"),
    "steps": ("text", "not_held_reason"),
    "findings": ("title", "facts", "part", "thinking", "explanation", "requirement"),
    "records": ("text",),
    "supplements": ("text", "reason"),
    "preparations": ("self_check_text", "self_check_compared", "outline"),
    "materials": ("title", "text", "unit"),
    "material_requests": ("unit", "reply"),
    "reports": ("text", "note"),
    "actions": ("text", "responsible", "result"),
    "assessments": ("opinion",),
    "team_notices": ("manner", "note"),
    "copies": ("document_number", "receiver"),
    "attachments": ("name",),
}
NAMES = ("people", "organisations")
_PAGE = 200
_NUMBER = re.compile(r"\d{4}-\d{0,4}")
_WHOLE_NUMBER = len("2026-001")
_RUN = re.compile(r"[^\W_]+")
_OWN = (
    " and e.talk_id in (select id from talks where talker_id = :t "
    "union select id from talks where followed_by_id = :t)"
)
_MET = (  # the people and organisations of a talker's own talks, by covering indexes
    "select talkee_id from talks where talker_id = :t "
    "union select talkee_id from talks where followed_by_id = :t"
)
_MET_AT = _MET.replace("talkee_id", "organisation_id")
_SENT = (
    " and e.talk_id in (select talk_id from copies where receiver = :r "
    "and sent_on is not null and voided_reason = '')"
)
_PUT_NAME = (
    "insert into search_names (record_id, table_name, name, initials, pinyin) "
    "values (?, ?, ?, ?, ?) on conflict (record_id) do update "
    "set name = excluded.name, initials = excluded.initials, pinyin = excluded.pinyin"
)


@frozen
class Found:
    """A record that holds the words; `text` is what was searched in it."""

    table: str
    record_id: str
    talk_id: str | None
    text: str


def normal(text: str) -> str:
    """Return text as it is compared: full and half width alike, small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def pairs(text: str) -> dict[str, None]:
    """Return the distinct pairs of neighbouring characters, and the last one of each run."""
    found: dict[str, None] = {}
    for run in _runs(normal(text)):
        found.update(dict.fromkeys(a + b for a, b in pairwise(run)))
        found[run[-1]] = None
    return found


def like(text: str) -> str:
    """Return text with the signs that LIKE reads specially put behind a backslash."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


class SearchIndex:
    """The index of one content vault. Call `put` only inside a block."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def put(self, table: str, record: Any) -> None:
        """Index a record that was just stored; what is voided is taken out."""
        if table in NAMES:
            self._put_name(table, record)
        elif table in WORDS:
            self._put_words(table, record)

    def put_all(self, table: str, records: Sequence[Any]) -> None:
        """Index many records that were just stored."""
        if table in NAMES:
            self._conn.executemany(_PUT_NAME, [_name_row(table, record) for record in records])
        elif table in WORDS:
            for record in records:
                self._put_words(table, record)

    def search(
        self,
        words: str,
        *,
        limit: int = 50,
        talker_id: str | None = None,
        receiver: str | None = None,
    ) -> list[Found]:
        """Return records that hold every word, newest first.

        `talker_id` keeps to own talks, `receiver` to those of which this unit was sent copies.
        """
        terms = normal(words).split()
        tokens = [t for term in terms for t in _tokens(term)]
        if not tokens:
            return []
        found: list[Found] = []
        if len(terms) == 1 and receiver is None and _NUMBER.fullmatch(terms[0]):
            found = self._numbered(terms[0], limit, talker_id)
        known = {(hit.table, hit.record_id) for hit in found}
        if len(found) == limit or (found and len(terms[0]) < _WHOLE_NUMBER):
            return found
        for hit in self._candidates(" AND ".join(tokens), talker_id, receiver):
            if (hit.table, hit.record_id) in known:
                continue
            if all(term in normal(hit.text) for term in terms):
                found.append(hit)
                if len(found) == limit:
                    break
        return found

    def names(self, text: str, *, limit: int = 50, talker_id: str | None = None) -> list[Found]:
        """Return people and organisations by a part of the name or by first letters."""
        term = like("".join(normal(text).split()))
        if not term:
            return []
        own = f" and record_id in ({_MET} union {_MET_AT})"
        rows = self._conn.execute(
            "select table_name, record_id, name from search_names where "
            "(name like :part escape '\\' or initials like :first escape '\\')"
            f"{own if talker_id is not None else ''} order by name limit :n",
            {"part": f"%{term}%", "first": f"% {term}%", "t": talker_id, "n": limit},
        ).fetchall()
        return [Found(table=r[0], record_id=r[1], talk_id=None, text=r[2]) for r in rows]

    def posts(self, text: str, *, limit: int = 50, talker_id: str | None = None) -> list[Found]:
        """Return people by a part of a post they hold or held, those in post first."""
        term = like("".join(normal(text).split()))
        if not term:
            return []
        own = f" and person_id in ({_MET})"
        rows = self._conn.execute(
            "select person_id, post, max(ends_on is null) as holds from ("
            "select person_id, post, ends_on from tenures where voided_reason = '' "
            "union all select person_id, post, ends_on from leaders where voided_reason = '') "
            f"where lower(post) like :part escape '\\'{own if talker_id is not None else ''} "
            "group by person_id order by holds desc, post limit :n",
            {"part": f"%{term}%", "t": talker_id, "n": limit},
        ).fetchall()
        return [Found(table="people", record_id=r[0], talk_id=None, text=r[1]) for r in rows]

    def _numbered(self, number: str, limit: int, talker_id: str | None) -> list[Found]:
        """Return the talks whose number begins so: their digits stand in very many records."""
        own = _OWN.replace("e.talk_id", "id") if talker_id is not None else ""
        rows = self._conn.execute(
            f"select id from talks where number >= :low and number < :high{own} "
            "order by number desc limit :n",
            {"low": number, "high": f"{number}:", "t": talker_id, "n": limit},
        ).fetchall()
        return [
            Found(table="talks", record_id=i, talk_id=i, text=self._read("talks", i))
            for (i,) in rows
        ]

    def _put_name(self, table: str, record: Any) -> None:
        self._conn.execute(_PUT_NAME, _name_row(table, record))

    def _put_words(self, table: str, record: Any) -> None:
        text = "" if getattr(record, "voided_reason", "") else _text(_values(table, record))
        digest = sha256(text.encode()).digest()[:8]
        changed = self._conn.execute(
            "insert into search_entries (table_name, record_id, talk_id, digest) "
            "values (?, ?, ?, ?) on conflict (table_name, record_id) "
            "do update set digest = excluded.digest where digest <> excluded.digest "
            "returning number",
            (table, record.id, _talk_of(table, record), digest),
        ).fetchall()
        if not changed:
            return
        self._conn.execute(
            "insert or replace into search_words (rowid, pairs) values (?, ?)",
            (changed[0][0], " ".join(pairs(text))),
        )

    def _candidates(
        self, match: str, talker_id: str | None, receiver: str | None
    ) -> Iterator[Found]:
        own = "" if talker_id is None else _OWN
        own += "" if receiver is None else _SENT
        below = 2**62
        while True:
            rows = self._conn.execute(
                "select e.number, e.table_name, e.record_id, e.talk_id from search_words w "
                "join search_entries e on e.number = w.rowid "
                "where search_words match :match and w.rowid < :below"
                f"{own} order by w.rowid desc limit {_PAGE}",
                {"match": match, "below": below, "t": talker_id, "r": receiver},
            ).fetchall()
            for _, table, record_id, talk_id in rows:
                text = self._read(table, record_id)
                yield Found(table=table, record_id=record_id, talk_id=talk_id, text=text)
            if len(rows) < _PAGE:
                return
            below = rows[-1][0]

    def _read(self, table: str, record_id: str) -> str:
        columns = ", ".join(f'"{c}"' for c in WORDS[table])
        row = self._conn.execute(
            f'select {columns} from "{table}" where id = ?', (record_id,)
        ).fetchone()
        return _text(row)


def sorted_name(column: str) -> str:
    """Return the expression that sorts rows by the name of the record which a column points to."""
    return f"(select pinyin from search_names where record_id = {column})"


def _name_row(table: str, record: Any) -> tuple[str, str, str, str, str]:
    firsts = "".join(f" {i}" for i in spellings(record.name))
    key = sort_key(record.name, person=table == "people")
    return record.id, table, "".join(normal(record.name).split()), firsts, key


def _tokens(term: str) -> list[str]:
    runs = _runs(term)
    if len(runs) == 1 and len(runs[0]) == 1:
        return [f'"{runs[0]}"*']
    return [f'"{a}{b}"' for run in runs for a, b in pairwise(run)] or [f'"{r}"*' for r in runs]


def _runs(text: str) -> list[str]:
    return _RUN.findall(text)


def _values(table: str, record: Any) -> Iterable[str]:
    return (getattr(record, column) for column in WORDS[table])


def _text(values: Iterable[str]) -> str:
    return "\n".join(v for v in values if v)


def _talk_of(table: str, record: Any) -> str | None:
    if table in ("talks", "records", "preparations"):
        return str(record.id)
    return record.talk_id  # type: ignore[no-any-return]
