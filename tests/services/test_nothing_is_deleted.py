"""Nothing is ever deleted: no service and no table takes a row out, but for unsaved typing."""

import re
from itertools import pairwise
from pathlib import Path

from tests.services.mistakes import make_and_take_back

DELETES = re.compile(r"\b(delete\s+from|drop\s+table|truncate)\b", re.IGNORECASE)
TRANSIENT = {"drafts", "prints_due", "prints"}  # typing; what can be made anew from the texts


def test_no_statement_takes_rows_out_but_drafts():
    found = [
        (file.as_posix(), line.strip())
        for file in [*sorted(Path("db/tables").glob("*.py")), Path("db/search.py")]
        for line in file.read_text("utf-8").splitlines()
        if DELETES.search(line) and not any(f"from {t}" in line for t in TRANSIENT)
    ]
    assert found == []


def test_a_whole_talk_with_its_mistakes_keeps_every_row(town):
    """Enter, void and call off everything once; every table only grows."""
    counts = make_and_take_back(town)
    for before, after in pairwise(counts):
        shrunk = {table for table, n in before.items() if after[table] < n}
        assert shrunk == set()
    last = counts[-1]
    assert all(last[table] for table in ("findings", "materials", "reports", "actions", "copies"))
