"""The empty roster to fill in: typed columns, lists to choose from, and a sheet that explains."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from db.records import HeadRole, OrganisationKind
from desktop.exchange.roster_heads import TITLES
from desktop.words import word

_ROWS = 2_000
_LEVELS = "省,市,县,乡镇,其他"
# field: width, what it is for, example
_COLUMNS: Mapping[str, tuple[int, str, str]] = {
    "organisation": (26, "必填。下级党组织全称，同一单位各行写法一致。", "临河县委"),
    "kind": (20, "新单位必填，从下拉框中选。", "地方党委"),
    "level": (10, "新的地方党委、街道党工委必填：省、市、县、乡镇；其他单位填“其他”。", "县"),
    "superior": (
        20,
        "新单位必填。由本单位直接领导的填“本级党委”；乡镇填所属的县（区）委；垂直管理单位填其上级党组织。",
        "本级党委",
    ),
    "covered": (10, "是否纳入定期谈话全覆盖，填“是”或“否”；不填按“是”。", "是"),
    "name": (12, "一行一个人；职务空缺的单位留空。", "赵立新"),
    "post": (
        28,
        "写全称，例如“市水务局党组书记、局长”；主持工作的请写明“主持工作”。",
        "临河县委书记",
    ),
    "begins_on": (14, "写到日，例如 2024-03-01。只有年月的按当月1日读入，并会提示。", "2024-03-01"),
    "ends_on": (14, "已不在任的填写，写到日；在任的留空。", ""),
    "phone": (18, "可不填。几位同名的人靠它区分；一人兼任几处的，各行填同一号码。", "88120001"),
    "role": (12, "可不填；从职务中看不出时填：书记、主持工作、副职。", "书记"),
    "led": (12, "可不填，例如“双重管理”“垂直管理”。", ""),
}


def template() -> bytes:
    """Return the empty roster as an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "名册"
    _heads(sheet)
    _lists(sheet)
    _explain(book.create_sheet("填写说明"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _heads(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="C9C5BF")
    for number, (field, (width, _, _)) in enumerate(_COLUMNS.items(), 1):
        cell = sheet.cell(1, number, TITLES[field])
        cell.font = Font(name="宋体", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="F3E9E7")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = width
        shape = {"begins_on": "yyyy-mm-dd", "ends_on": "yyyy-mm-dd", "phone": "@"}.get(field)
        if shape:
            column.number_format = shape
            for row in range(2, _ROWS + 1):
                sheet.cell(row, number).number_format = shape
    sheet.row_dimensions[1].height = 26
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lists(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = {
        "kind": ",".join(word(k) for k in OrganisationKind),
        "level": _LEVELS,
        "covered": "是,否",
        "role": ",".join(word(r) for r in HeadRole),
    }
    for number, field in enumerate(_COLUMNS, 1):
        letter = get_column_letter(number)
        area = f"{letter}2:{letter}{_ROWS}"
        if field in choices:
            rule = DataValidation("list", formula1=f'"{choices[field]}"', allow_blank=True)
            rule.error, rule.errorTitle = "请从下拉框中选择。", TITLES[field]
            rule.showErrorMessage = True
        elif field in ("begins_on", "ends_on"):
            rule = DataValidation(
                "date", operator="between", formula1="7672", formula2="73415", allow_blank=True
            )
            rule.prompt, rule.promptTitle = "写到日，例如 2024-03-01", TITLES[field]
            rule.showInputMessage, rule.errorStyle = True, "warning"
        else:
            continue
        sheet.add_data_validation(rule)
        rule.add(area)


def _explain(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.append(["列", "怎么填", "例"])
    for field, (_, how, example) in _COLUMNS.items():
        sheet.append([TITLES[field], how, example])
    sheet.append([])
    sheet.append(["说明", "列的先后不限，不用的列可以删去；表头上方可以有标题行。"])
    sheet.append(["", "导入前先检查：有一格看不清，就一行也不写入，并逐格列出行、列和原因。"])
    sheet.append(
        ["", "同一张表导入两次，第二次什么也不会改变；名册里有而表中没有的单位和人员不受影响。"]
    )
    sheet.append(["", "换了书记的：前任加一行并填免职日期，新任另起一行。"])
    for letter, width in (("A", 14), ("B", 70), ("C", 18)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name="宋体", size=11, bold=cell.row == 1 or cell.column == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
