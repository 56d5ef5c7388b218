"""The empty list of talks to fill in: typed columns, a list to choose from, an explanation."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from db.records import TalkKind
from desktop.exchange.talks_list import TITLES
from desktop.words import word

_ROWS = 2_000
_DAYS = frozenset({"held", "signed_on", "action_on", "results_on"})
# field: width, what it is for, example
_COLUMNS: Mapping[str, tuple[int, str, str]] = {
    "talkee": (12, "必填。名册中的姓名，一行一场谈话。", "赵立新"),
    "organisation": (26, "名册中的单位全称。一人只在一处任职的可以不填。", "临河县委"),
    "post": (26, "谈话时的职务，不填的按名册。", "临河县委书记"),
    "talker": (12, "必填。谈话的领导班子成员，一行一人。", "王致远"),
    "talker_post": (22, "谈话时的职务，不填的按领导班子名单。", "市委书记"),
    "kind": (12, "定期谈话或者及时谈话。", "定期谈话"),
    "held": (18, "必填，写到日；谈话结束的日期，两个报告期限由此起算。可带时间。", "2026-03-13"),
    "place": (18, "可不填。", "市委三楼会议室"),
    "note_takers": (14, "可不填，两人用顿号分开。", "李文书"),
    "signed_on": (14, "谈话记录已签字的，填签字日期。", "2026-03-14"),
    "action_on": (16, "收到整改措施报告的日期，还没有收到的留空。", "2026-04-10"),
    "results_on": (16, "收到整改情况报告的日期，还没有收到的留空。", ""),
    "result": (40, "可不填，谈话的主要情况。", ""),
}


def template() -> bytes:
    """Return the empty list of talks as an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "谈话名单"
    _heads(sheet)
    _kinds(sheet)
    _explain(book.create_sheet("填写说明"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _heads(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="C9C5BF")
    for number, (name, (width, _, _)) in enumerate(_COLUMNS.items(), 1):
        cell = sheet.cell(1, number, TITLES[name])
        cell.font = Font(name="宋体", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="F3E9E7")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        sheet.column_dimensions[get_column_letter(number)].width = width
        if name in _DAYS:
            for row in range(2, _ROWS + 1):
                sheet.cell(row, number).number_format = "yyyy-mm-dd"
    sheet.row_dimensions[1].height = 26
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _kinds(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(list(_COLUMNS).index("kind") + 1)
    choice = ",".join(word(kind) for kind in TalkKind)
    rule = DataValidation("list", formula1=f'"{choice}"', allow_blank=True)
    rule.error, rule.errorTitle = "请从下拉框中选择。", TITLES["kind"]
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{_ROWS}")


def _explain(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.append(["列", "怎么填", "例"])
    for name, (_, how, example) in _COLUMNS.items():
        sheet.append([TITLES[name], how, example])
    sheet.append([])
    sheet.append(["说明", "先导入名册，再导入谈话名单；已离任的，名册中应有其任职起止日期。"])
    sheet.append(
        ["", "2026年1月30日以前的谈话登记为历史谈话，不计算报告期限；以后的接着办理，期限照算。"]
    )
    sheet.append(["", "导入前先检查：有一格看不清，就一行也不写入，并逐格列出行、列和原因。"])
    sheet.append(["", "同一张表导入两次，第二次什么也不会改变；后来补填报告日期的，再导入即登记。"])
    for letter, width in (("A", 16), ("B", 70), ("C", 18)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name="宋体", size=11, bold=cell.row == 1 or cell.column == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
