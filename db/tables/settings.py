"""The settings table: one JSON value for each key."""

import json
from dataclasses import asdict, fields
from typing import Any

from db.driver import Connection
from db.records import OfficeSettings

_OFFICE = "office"


class Settings:
    """Small values by key: office settings, policies, remembered filters."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        row = self._conn.execute("select value from settings where key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else default

    def put(self, key: str, value: Any) -> None:
        """Store the value of a key (anything JSON holds)."""
        self._conn.execute(
            "insert into settings values (?, ?) on conflict (key) do update set value = excluded.value",
            (key, json.dumps(value, ensure_ascii=False)),
        )

    def office(self) -> OfficeSettings:
        """Return what the office has settled for itself, defaults where it has not."""
        known = {field.name for field in fields(OfficeSettings)}
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in self.get(_OFFICE, {}).items()
            if key in known
        }
        return OfficeSettings(**values)

    def put_office(self, settings: OfficeSettings) -> None:
        """Store what the office has settled for itself."""
        self.put(_OFFICE, asdict(settings))
