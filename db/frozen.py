"""The dataclass of the house: frozen, with slots, named by keyword.

`dataclass` writes and compiles what compares, shows and guards anew for each class. That was 3 MB
and a tenth of a second for our 350; here all classes share it.
"""

from collections.abc import Callable
from dataclasses import Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


class _Shared:
    """The methods that all have."""

    def __setattr__(self, name: str, _value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r} of {type(self).__name__}")

    def __repr__(self) -> str:
        known: Any = self
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(known) if f.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: Any = type(self)
        return bool(_values(kind)(self) == _values(kind)(other))

    def __hash__(self) -> int:
        kind: Any = type(self)
        return hash(_values(kind)(self))


_SHARED = ("__setattr__", "__delattr__", "__repr__", "__eq__", "__hash__")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field, Field))
def frozen(cls: type[T]) -> type[T]:
    """Make a frozen dataclass with slots, whose fields are named by keyword."""
    made = dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)(cls)
    for name in _SHARED:
        setattr(made, name, vars(_Shared)[name])
    return made


@cache
def _values(kind: Any) -> Callable[[object], Any]:
    """Return what gets all that is compared; the class is got too, so that it is a tuple."""
    return attrgetter("__class__", *(f.name for f in fields(kind) if f.compare))
