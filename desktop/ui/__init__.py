"""The window; the only package that imports Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 (what it does to the import is taken back below)

# PySide6 puts itself before every later import and reads the source of each module, on the look-out
# for "from __feature__ import ...", which nobody here writes; that keeps the log-in window waiting.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
