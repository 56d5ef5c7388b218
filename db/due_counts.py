"""How many items are due on each day, readable while the store is locked: numbers, no names."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from db import folder

DAYS = 60


def write(store_folder: Path, counts: Mapping[date, int], *, today: date) -> None:
    """Keep the numbers of the next 60 days, today included."""
    last = today + timedelta(days=DAYS - 1)
    kept = {day.isoformat(): n for day, n in sorted(counts.items()) if today <= day <= last}
    text = json.dumps({"made_on": today.isoformat(), "items": kept}, indent=1)
    folder.write_whole(store_folder / folder.COUNTS, text.encode())


def read(store_folder: Path) -> dict[date, int] | None:
    """Return the numbers by day, or None where there are none or the file is unusable."""
    try:
        plain = json.loads((store_folder / folder.COUNTS).read_bytes())
        return {date.fromisoformat(day): int(n) for day, n in plain["items"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # a hint only: the numbers are computed afresh after the next log-in
