"""The history of admin.db."""

from collections.abc import Sequence
from types import ModuleType

from db.migrations.steps import History


def _modules() -> Sequence[ModuleType]:
    """Import the steps, in their order; tests hold the names below to it."""
    from db.migrations.admin import (
        m0001_log,
        m0002_accounts,
        m0003_units,
        m0004_regulations,
        m0005_content_log,
    )

    return (
        m0001_log,
        m0002_accounts,
        m0003_units,
        m0004_regulations,
        m0005_content_log,
    )


HISTORY = History(
    "admin",
    (
        "m0001_log",
        "m0002_accounts",
        "m0003_units",
        "m0004_regulations",
        "m0005_content_log",
    ),
    _modules,
)
