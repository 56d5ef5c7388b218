"""What the screens of the compliance check work with."""

from collections.abc import Callable

from db.frozen import frozen
from desktop.services.checks import CheckService
from desktop.services.filters import FilterService
from desktop.services.printing import PrintService
from desktop.services.repeats import RepeatService
from desktop.services.views.checks import Checked
from desktop.services.views.repeats import ComparedText

Told = Callable[[int, int], object]


@frozen
class CheckServices:
    """`run`, `compare` and `catch_up` are for another thread, over connections of their own."""

    checks: CheckService
    filters: FilterService
    repeats: RepeatService
    printing: PrintService
    run: Callable[[int | None, Told], Checked]
    compare: Callable[[str], tuple[ComparedText, ...]]
    catch_up: Callable[[Told], int]
    catch_up_some: Callable[[], int]
    may: Callable[[str], bool]
