"""Work cut into pieces, so that the screen never stands still for all of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def in_turn(
    context: QObject, still_wanted: Callable[[], bool], *acts: Callable[[], object]
) -> None:
    """Do one act after the other; the event loop turns before each of them.

    What is left is dropped once it is not wanted any more, or its context is gone.
    """

    def act() -> None:
        if still_wanted():
            acts[0]()
            in_turn(context, still_wanted, *acts[1:])

    if acts:
        QTimer.singleShot(0, context, act)
