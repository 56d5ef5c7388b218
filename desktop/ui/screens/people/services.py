"""What the place 谈话对象 works with."""

from collections.abc import Callable
from datetime import date

from db.frozen import frozen
from desktop.services.filters import FilterService
from desktop.services.organisations import OrganisationService
from desktop.services.roster import RosterService
from desktop.services.tenures import TenureService
from desktop.services.views.roster_import import Preview


@frozen
class RosterImports:
    """The import of a roster. `preview` and `take_over` run on another thread, each over a
    connection of its own; the flags say whether stored predecessors are ended, and whether new
    units without a superior are the own body's."""

    preview: Callable[[bytes, bool, bool], Preview]
    take_over: Callable[[bytes, str, bool, bool], Preview]
    template: Callable[[], bytes]


@frozen
class PeopleServices:
    """The services of the place, and the day it is."""

    roster: RosterService
    organisations: OrganisationService
    tenures: TenureService
    imports: RosterImports
    filters: FilterService
    today: Callable[[], date]
    may_change: bool
