"""What the tab 上报与汇总 works with."""

from collections.abc import Callable
from datetime import date

from db.frozen import frozen
from desktop.services.returns import ReturnService
from desktop.services.superior_tables import SuperiorTableService
from desktop.services.views.returns import ReturnsView


@frozen
class ReturnsServices:
    """`read` runs on another thread, over a connection of its own."""

    returns: ReturnService
    superior: SuperiorTableService
    read: Callable[[int], ReturnsView]
    today: Callable[[], date]
