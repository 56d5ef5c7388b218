"""Every method of every service, and how to call one with arguments of no use."""

import importlib
import inspect
from datetime import date, datetime
from pathlib import Path
from types import UnionType
from typing import get_args, get_type_hints

import pytest

from tests.conftest import NOW, TODAY


def services():
    for file in sorted(Path("desktop/services").glob("*.py")):
        module = importlib.import_module(f"desktop.services.{file.stem}")
        for name, kind in vars(module).items():
            if name.endswith("Service") and kind.__module__ == module.__name__:
                yield kind


def methods():
    for kind in services():
        for name, member in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_"):
                yield pytest.param(kind, name, member, id=f"{kind.__name__}.{name}")


class Unused(str):
    """An argument of no use: whatever is asked of it is as useless."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Unused("t1")

    def __call__(self, *_args, **_fields):
        return self

    def __repr__(self):
        return "Unused"


PLAIN = {
    str: "t1",
    int: 1,
    bool: False,
    date: TODAY,
    datetime: NOW,
    bytes: b"",
    Path: Path("/nowhere/x"),
}  # cannot be written to


def argument(hint):
    if isinstance(hint, UnionType):
        hint = get_args(hint)[0]
    return PLAIN.get(hint) if hint in PLAIN else Unused("t1")


def call(service, name, member):
    given, known = {}, get_type_hints(member)
    for parameter in list(inspect.signature(member).parameters.values())[1:]:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        given[parameter.name] = argument(known.get(parameter.name, str))
    return getattr(service, name)(**given)
