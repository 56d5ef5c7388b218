"""The heap of the C library, where it is glibc: one for all threads, and trimmed after heavy work.

Left to itself glibc gives each thread a heap of its own and keeps what was freed in the middle of
one; what a read of the whole year once needed would stay taken for as long as the program runs.
"""

import sys
from functools import cache
from typing import Any

_ARENA_MAX = -8  # malloc.h


@cache
def share() -> None:
    """Have threads that are started from now on use the heap that is there."""
    if (library := _glibc()) is not None:
        library.mallopt(_ARENA_MAX, 1)


def trim() -> None:
    """Give back to the system what was freed; a few milliseconds."""
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> Any:
    """Return the C library if it is glibc, or None."""
    if sys.platform != "linux":
        return None
    import ctypes  # 5 ms that the start does not need

    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
