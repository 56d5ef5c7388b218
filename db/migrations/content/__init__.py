"""The history of content.db."""

from functools import partial

from db.migrations.steps import History, imported

_NAMES = (
    "m0001_log",
    "m0002_body",
    "m0003_people",
    "m0004_talks",
    "m0005_preparation",
    "m0006_remediation",
    "m0007_files",
    "m0008_search",
    "m0009_planning",
    "m0010_accountability",
    "m0011_prints",
    "m0012_spellings",
    "m0013_returns",
    "m0014_name_order",
)
HISTORY = History("content", _NAMES, partial(imported, __name__, _NAMES))
