"""The own body: what it is, its terms, its leaders, and what the office has settled for itself."""

from datetime import date
from enum import StrEnum

from db.frozen import frozen


class BodyKind(StrEnum):
    """How the Measures bind the own body (Art. 2)."""

    LOCAL_COMMITTEE = "local_committee"
    PARTY_GROUP = "party_group"
    BY_ANALOGY = "by_analogy"


class Level(StrEnum):
    """The administrative level of a body or an organisation."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    NONE = "none"


@frozen
class Body:
    """The own committee or Party group, with the office that keeps the papers. There is one."""

    id: str
    name: str
    kind: BodyKind
    level: Level
    office_name: str
    document_prefix: str = ""
    contact: str = ""
    phone: str = ""
    state_secret_machine: bool = False
    version: int = 0


@frozen
class Term:
    """A term within which coverage is counted (Art. 5); a Party group's is its founder's."""

    id: str
    name: str
    begins_on: date
    ends_on: date
    approved_by: str = ""
    voided_reason: str = ""
    version: int = 0


@frozen
class Leader:
    """A member of the own leading body and the period in office, both days included (Art. 7)."""

    id: str
    person_id: str
    post: str
    is_secretary: bool
    begins_on: date
    ends_on: date | None = None
    rank: int = 0
    voided_reason: str = ""
    version: int = 0


@frozen
class OfficeSettings:
    """What the Measures leave to the office (marked office in the requirements), with defaults."""

    acting_head_counts: bool = True
    one_talk_covers_all_posts: bool = False
    earlier_talks_count: bool = True
    dual_led_covered: bool = True
    number_pattern: str = "{year}-{serial:03d}"
    near_days: int = 7
    remind_days_before: int = 3
    late_list_every_days: int = 7
    show_next_working_day: bool = False
    self_check_days_before: int = 3
    material_reply_days: int = 5
    copy_days: int = 15
    team_notice_days: int | None = None
    receipt_days: int = 10
    trigger_days: int = 30
    proposal_days: int = 10
    signature_days: int = 7
    yearly_report_month_day: str = "01-31"
    signature: str = "last_page"
    fonds_number: str = ""
    archive_unit: str = "BGS"
    retention: str = ""
    marking: str = "内部"
    copy_rounds: tuple[str, ...] = ("talk", "actions", "results")
    required_copy_receivers: tuple[str, ...] = ("本级纪检机关", "组织（人事）部门")
    conversation_idle_minutes: int = 60
    print_audit_anchor: bool = False
    topics: tuple[str, ...] = ()
    extra_holidays: tuple[str, ...] = ()
    extra_workdays: tuple[str, ...] = ()
    analogy_coverage: bool = True
    analogy_secretary_only: bool = True
    analogy_copies: bool = True
    analogy_yearly_report: bool = True
