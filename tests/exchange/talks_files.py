"""Lists of talks as offices keep them, for tests."""

from openpyxl import Workbook

from tests.exchange.roster_files import saved

HEADS = (
    "被谈话人",
    "单位",
    "谈话人",
    "谈话类别",
    "谈话日期",
    "整改措施报告",
    "整改情况报告",
    "结果",
)
OLD = ("孙国平", "市水务局党组", "宋清和", "定期谈话", "2024.5.6", None, None, "谈工程招标管理")
HELD = ("赵立新", "临河县委", "王致远", "定期谈话", "2026-03-13", "2026-04-10", None, None)


def talks_file(*rows, heads=HEADS, above=()):
    """An .xlsx with one sheet: rows above, the heads, the rows."""
    book = Workbook()
    for row in (*above, heads, *rows):
        book.active.append(list(row))
    return saved(book)
