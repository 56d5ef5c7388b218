"""Doing something at a desk over a connection of its own, for another thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from db.content import ContentStore
from db.session import OpenVault
from desktop.services.desk import Desk

T = TypeVar("T")


def elsewhere(
    opened: OpenVault, desk: Desk[ContentStore], act: Callable[[Desk[ContentStore]], T]
) -> T:
    """Do something at a desk over a connection of its own; for another thread."""
    with _connection(opened, desk) as store:
        return act(replace(desk, store=store, changed=lambda _tables: None))


@contextmanager
def _connection(opened: OpenVault, desk: Desk[ContentStore]) -> Iterator[ContentStore]:
    if opened.keys.content is None:
        raise RuntimeError("the place is only there for who holds the content")
    store = ContentStore(desk.store.path, opened.keys.content)
    try:
        yield store
    finally:
        store.close()
