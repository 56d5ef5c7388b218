"""The policies as they stand in the vault of accounts."""

from dataclasses import asdict, fields

from db.admin import AdminStore
from desktop.security.policies import Policies

_KEY = "policies"


def policies_of(store: AdminStore) -> Policies:
    """Return what was settled, the usual where nothing was."""
    known = {field.name for field in fields(Policies)}
    kept = store.settings.get(_KEY, {})
    return Policies(**{name: int(value) for name, value in kept.items() if name in known})


def put_policies(store: AdminStore, policies: Policies) -> None:
    """Store what was settled; inside a block."""
    store.settings.put(_KEY, asdict(policies))
