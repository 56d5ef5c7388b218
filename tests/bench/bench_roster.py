"""A roster of 5,000 rows from Excel against openpyxl reading the file, and the tree made of it."""

from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Measure, milliseconds
from openpyxl import Workbook, load_workbook

from db.content import ContentStore
from db.records import Body, BodyKind, Level, Role
from desktop.outside import Outside
from desktop.services.desk import Desk, Worker
from desktop.services.roster import RosterService
from desktop.services.roster_import import RosterImportService

ROWS = 5000
HEADINGS = [
    "单位名称",
    "单位类别",
    "层级",
    "上一级党委",
    "纳入覆盖",
    "姓名",
    "职务",
    "任职日期",
    "联系电话",
]
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = "立新建华国平志强文博雅静永康春兰海涛秀英明远思齐子墨书航"


def measures():
    content = _file()
    read = milliseconds(lambda: _read(content), times=3)
    store = milliseconds(lambda: _import(content), times=3)
    name = f"roster of {ROWS} rows from Excel, checked and stored"
    yield Measure(name=name, value=store, baseline=read, most_times=2)
    yield from _trees(content)


def _file():
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADINGS)
    for n in range(ROWS):
        name = FAMILY[n % len(FAMILY)] + GIVEN[n * 7 % len(GIVEN)] + GIVEN[n // 31 % len(GIVEN)]
        unit = f"第{n + 1}中心党委"
        row = [
            unit,
            "事业单位党委",
            "其他",
            "本级党委",
            "是",
            name,
            f"{unit}书记",
            "2023-05-08",
            "",
        ]
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _read(content):
    sheet = load_workbook(BytesIO(content), read_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


@contextmanager
def _town():
    """Yield the desk of a store of the own body alone."""
    outside = Outside()
    with TemporaryDirectory(dir="build") as folder:
        store = ContentStore(Path(folder) / "content.db", bytes(32), create=True)
        with store.atomic():
            store.body.put(
                Body(
                    id="b",
                    name="中共江州市委",
                    kind=BodyKind.LOCAL_COMMITTEE,
                    level=Level.CITY,
                    office_name="市委办公室",
                )
            )
        try:
            yield Desk(
                store=store,
                worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
                today=outside.today,
                now=outside.now,
                new_id=outside.new_id,
                changed=lambda _: None,
            )
        finally:
            store.close()


def _import(content):
    with _town() as desk:
        _take_over(desk, content)


def _take_over(desk, content):
    done = RosterImportService(desk).take_over(content, "名册.xlsx")
    if done.added != ROWS:
        raise RuntimeError(f"{done.added} rows added: {done.errors[:3]}")


def _trees(content):
    """The tree of all organisations with their heads, whole and narrowed by initials."""
    with _town() as desk:
        _take_over(desk, content)
        roster = RosterService(desk)
        read = milliseconds(lambda: _records(desk.store))
        for name, text in (("", ""), (", narrowed by initials", "zl")):
            yield Measure(
                name=f"tree of {ROWS} organisations{name}",
                value=milliseconds(lambda t=text: roster.tree(t)),
                baseline=read,
                most_times=1.5,
                most=100,
            )


def _records(store):
    """Read the same rows into records."""
    store.organisations.all()
    store.tenures.all()
    store.people.all()
