"""What the tests of the roster share: files with the usual heads, and a small store."""

import itertools
from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from db.records import (
    Body,
    BodyKind,
    HeadRole,
    Level,
    Organisation,
    OrganisationKind,
    Person,
    Tenure,
)
from desktop.exchange.roster import RosterRow
from desktop.exchange.roster_match import match
from desktop.exchange.roster_plan import Known
from tests.conftest import TODAY

HEADS = (
    "单位名称",
    "单位类别",
    "层级",
    "上一级党委",
    "纳入覆盖",
    "姓名",
    "职务",
    "任职日期",
    "免职日期",
    "联系电话",
)
LINHE = ("临河县委", "地方党委", "县", "本级党委", "是")
WATER = ("市水务局党组", "党组（党组性质党委）", "市", "本级党委", "是")


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def roster_file(*rows, heads=HEADS, above=(), merged=()):
    """An .xlsx with one sheet: rows above, the heads, the rows."""
    book = Workbook()
    sheet = book.active
    for row in (*above, heads, *rows):
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


OWN = Body(
    id="b",
    name="中共江州市委",
    kind=BodyKind.LOCAL_COMMITTEE,
    level=Level.CITY,
    office_name="中共江州市委办公室",
)
EMPTY = Known(body=OWN, organisations=(), people=(), tenures=())
ROW = RosterRow(
    row=2,
    organisation="市水务局党组",
    kind=OrganisationKind.PARTY_GROUP,
    superior="本级党委",
    covered=True,
    name="孙国平",
    post="党组书记、局长",
    begins_on=date(2022, 1, 4),
    phone="88120002",
)
STORED = Known(
    body=OWN,
    organisations=[
        Organisation(
            id="water", name="市水务局党组", kind=OrganisationKind.PARTY_GROUP, rank=5, version=1
        )
    ],
    people=[Person(id="sun", name="孙国平", phone="88120002", version=1)],
    tenures=[
        Tenure(
            id="t",
            person_id="sun",
            organisation_id="water",
            post="党组书记、局长",
            role=HeadRole.SECRETARY,
            begins_on=date(2022, 1, 4),
            version=1,
        )
    ],
)


def matched(*rows, known=EMPTY, **options):
    numbers = itertools.count(1)
    numbered = [replace(row, row=place) for place, row in enumerate(rows, 2)]
    return match(numbered, known, new_id=lambda: f"n{next(numbers)}", today=TODAY, **options)


def messages(remarks):
    return [(r.row, r.column, r.message) for r in remarks]
