"""People, organisations and tenures, and what was corrected."""

from db.records import Correction, Organisation, Person, Tenure
from db.tables.base import Table


class People(Table[Person]):
    """The table people."""

    name = "people"
    noun = "人员"
    record = Person


class Organisations(Table[Organisation]):
    """The table organisations."""

    name = "organisations"
    noun = "党组织"
    record = Organisation


class Tenures(Table[Tenure]):
    """The table tenures."""

    name = "tenures"
    noun = "任职"
    record = Tenure


class Corrections(Table[Correction]):
    """The table corrections."""

    name = "corrections"
    noun = "更正"
    record = Correction
