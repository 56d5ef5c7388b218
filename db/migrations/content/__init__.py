"""The history of content.db."""

from collections.abc import Sequence
from types import ModuleType

from db.migrations.steps import History


def _modules() -> Sequence[ModuleType]:
    """Import the steps, in their order; tests hold the names below to it."""
    from db.migrations.content import (
        m0001_log,
        m0002_body,
        m0003_people,
        m0004_talks,
        m0005_preparation,
        m0006_remediation,
        m0007_files,
        m0008_search,
        m0009_planning,
        m0010_accountability,
        m0011_prints,
        m0012_spellings,
        m0013_returns,
        m0014_name_order,
    )

    return (
        m0001_log,
        m0002_body,
        m0003_people,
        m0004_talks,
        m0005_preparation,
        m0006_remediation,
        m0007_files,
        m0008_search,
        m0009_planning,
        m0010_accountability,
        m0011_prints,
        m0012_spellings,
        m0013_returns,
        m0014_name_order,
    )


HISTORY = History(
    "content",
    (
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
    ),
    _modules,
)
