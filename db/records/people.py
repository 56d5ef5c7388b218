"""People, the organisations they head, and when."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen
from db.records.body import Level


class OrganisationKind(StrEnum):
    """What a lower organisation is (单位类别)."""

    LOCAL_COMMITTEE = "local_committee"
    WORK_COMMITTEE = "work_committee"
    PARTY_GROUP = "party_group"
    ORGAN = "organ"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    GRASSROOTS = "grassroots"
    OTHER = "other"


class Superior(StrEnum):
    """Who the next-higher Party committee of an organisation is (上级一级党委, Art. 7)."""

    OWN = "own"
    LISTED = "listed"
    OTHER = "other"


class HeadRole(StrEnum):
    """What somebody is in an organisation; deputies cannot be talked to (Art. 7)."""

    SECRETARY = "secretary"
    ACTING = "acting"
    DEPUTY = "deputy"


@frozen
class Person:
    """Somebody who talks or is talked to."""

    id: str
    name: str
    phone: str = ""
    note: str = ""
    version: int = 0


@frozen
class Organisation:
    """A lower Party organisation. `superior_id` is set only where the superior is listed."""

    id: str
    name: str
    kind: OrganisationKind
    level: Level = Level.NONE
    superior: Superior = Superior.OWN
    superior_id: str | None = None
    superior_name: str = ""
    covered: bool = True
    led: str = ""
    founded_on: date | None = None
    abolished_on: date | None = None
    merged_into_id: str | None = None
    rank: int = 0
    voided_reason: str = ""
    version: int = 0


@frozen
class Tenure:
    """Somebody's time in a post of an organisation, both days included."""

    id: str
    person_id: str
    organisation_id: str
    post: str
    role: HeadRole
    begins_on: date
    ends_on: date | None = None
    voided_reason: str = ""
    version: int = 0


@frozen
class Correction:
    """One field of a record as it was before it was corrected, kept for good."""

    id: str
    table_name: str
    record_id: str
    field: str
    old: str
    new: str
    at: datetime
    by: str
    reason: str = ""
    version: int = 0
