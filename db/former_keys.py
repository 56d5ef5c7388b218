"""The data keys a vault had before: what they sealed stays readable when the keys are replaced.

They lie in the vault itself, under its present key. The log keeps the chain of its first key, so
that numbers and heads printed on paper stay true; attached files keep the key they were made with.
"""

import json

from db.driver import Connection
from db.keys import subkey

SETTING = "former_keys"


def former_keys(conn: Connection) -> tuple[bytes, ...]:
    """Return the former data keys of an open vault, the oldest first."""
    row = conn.execute("select value from settings where key = ?", (SETTING,)).fetchone()
    return tuple(bytes.fromhex(key) for key in json.loads(row[0])) if row else ()


def remember(conn: Connection, key: bytes) -> None:
    """Add a data key to the former ones."""
    kept = [former.hex() for former in (*former_keys(conn), key)]
    conn.execute(
        "insert into settings values (?, ?) on conflict (key) do update set value = excluded.value",
        (SETTING, json.dumps(kept)),
    )


def chain_key(conn: Connection, key: bytes) -> bytes:
    """Return the key that chains the log of the vault, made from its first data key."""
    return subkey((*former_keys(conn), key)[0], "audit")
