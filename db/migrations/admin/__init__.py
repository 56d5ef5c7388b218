"""The history of admin.db."""

from db.migrations.admin import (
    m0001_log,
    m0002_accounts,
    m0003_units,
    m0004_regulations,
    m0005_content_log,
)
from db.migrations.steps import history

MIGRATIONS, NAMES = history(
    "admin",
    (m0001_log, m0002_accounts, m0003_units, m0004_regulations, m0005_content_log),
)
