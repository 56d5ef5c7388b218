"""Naming the steps of one vault, explicitly, so that a frozen program finds them."""

from collections.abc import Sequence
from types import ModuleType

from sqlite_utils import Migrations


def history(vault: str, steps: Sequence[ModuleType]) -> tuple[Migrations, tuple[str, ...]]:
    """Return the migrations of a vault and their names. A released step is never edited."""
    names = tuple(step.__name__.rpartition(".")[2] for step in steps)
    migrations = Migrations(vault)
    for name, step in zip(names, steps, strict=True):
        migrations(name=name)(step.migrate)
    return migrations, names
