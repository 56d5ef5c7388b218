"""How the place words organisations and periods."""

from datetime import date

from db.records import HeadRole, Level, Organisation, Superior, Tenure
from desktop.services.views.roster import OrganisationRow
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.words import word


def kind_and_level(organisation: Organisation) -> str:
    """Return 地方党委 · 县（市、区、旗）."""
    level = "" if organisation.level is Level.NONE else f" · {word(organisation.level)}"
    return f"{word(organisation.kind)}{level}"


def organisation_tags(organisation: Organisation) -> list[Tag]:
    """Return what is to be known of an organisation at a glance."""
    tags: list[Tag] = []
    if organisation.abolished_on is not None:
        tags.append(Tag("已并出" if organisation.merged_into_id else "已撤销"))
    elif organisation.covered and organisation.superior is Superior.OWN:
        tags.append(Tag("纳入覆盖", Tone.PLANNED))
    if organisation.led:
        tags.append(Tag(organisation.led))
    return tags


def row_tags(row: OrganisationRow) -> list[Tag]:
    """Return the chips of a line of the tree."""
    tags = organisation_tags(row.organisation)
    if row.head is None and row.organisation.abolished_on is None:
        tags.append(Tag("空缺", Tone.NEAR))
    elif row.head is not None and row.head.role is HeadRole.ACTING:
        tags.append(Tag("主持工作"))
    return tags


def period(tenure: Tenure) -> str:
    """Return 2024年3月1日 至今."""
    return span(tenure.begins_on, tenure.ends_on)


def span(begins_on: date, ends_on: date | None) -> str:
    """Return both days of a period in words."""
    return f"{day(begins_on)} 至{' ' + day(ends_on) if ends_on else '今'}"


def in_post(tenure: Tenure, today: date) -> bool:
    """Return whether a post is held on a day, or will be from a later day on."""
    return tenure.ends_on is None or tenure.ends_on >= today
