"""The history of admin.db."""

from functools import partial

from db.migrations.steps import History, imported

_NAMES = (
    "m0001_log",
    "m0002_accounts",
    "m0003_units",
    "m0004_regulations",
    "m0005_content_log",
)
HISTORY = History("admin", _NAMES, partial(imported, __name__, _NAMES))
