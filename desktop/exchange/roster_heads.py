"""Finding the heads of a roster: any order, other names, titles above, two rows of heads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.exchange.cells import label
from desktop.exchange.workbooks import Sheet

_NAMES: Mapping[str, str] = {  # the first name is the one of the template
    "organisation": (
        "单位名称 党组织名称 单位 党组织 单位全称 组织名称 党组织全称 所在单位 工作单位 单位党组织 "
        "下级党组织 下级党组织名称 所在党组织 名称"
    ),
    "kind": ("单位类别 类别 单位类型 单位性质 党组织类别 党组织类型 组织类别 组织类型 类型 性质"),
    "level": "层级 级别 单位层级 行政层级 单位级别 行政级别 党组织层级 层次",
    "superior": (
        "上一级党委 上级党委 上级党组织 上一级党组织 上级组织 隶属党委 隶属党组织 上级单位 主管党委"
    ),
    "covered": (
        "纳入覆盖 是否纳入覆盖 覆盖 是否覆盖 全覆盖 纳入全覆盖 是否纳入全覆盖 纳入定期谈话 "
        "是否纳入定期谈话 是否纳入 纳入谈话覆盖"
    ),
    "name": (
        "姓名 一把手姓名 一把手 书记姓名 党组织书记 党组织书记姓名 主要负责人 主要负责人姓名 负责人 "
        "负责人姓名 人员姓名 被谈话人 被谈话人姓名 书记"
    ),
    "post": "职务 现任职务 党内职务 担任职务 任职 职务名称 岗位 岗位职务 现职务 现职",
    "role": "任职身份 身份 任职类型 任职形式",
    "begins_on": (
        "任职日期 任职时间 任现职时间 任现职日期 到任日期 到任时间 任职起始日期 任职开始日期 "
        "任职起始时间 任职开始时间 开始日期 起始日期 就任日期 就任时间 任职年月"
    ),
    "ends_on": (
        "免职日期 免职时间 离任日期 离任时间 卸任日期 卸任时间 任职结束日期 任职结束时间 任职截止日期 "
        "结束日期 截止日期 离职日期 离职时间 免职年月"
    ),
    "phone": "联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 办公电话 移动电话 联系电话手机",
    "led": "管理体制 领导体制 管理方式 领导关系 隶属管理",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
TITLES = {field: names.split()[0] for field, names in _NAMES.items()}
_LOOKED_AT = 40
_ASIDE = re.compile(r"[(（【\[].*?[)）】\]]|[*＊:：。.、/\\]|必填|选填")
_ONLY_NOTES = frozenset({"序号", "编号", "备注", "说明", "no", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Where the columns are: field -> column from 0, with the head as it stands in the file."""

    last_row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    unused: tuple[str, ...]
    doubled: tuple[str, ...]


def find_heads(sheet: Sheet) -> Heads | None:
    """Return the heads of a sheet, or None where it has no column for organisations."""
    best: Heads | None = None
    rows = sheet.rows[:_LOOKED_AT]
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else ()
        for candidate in (_heads(row, number + 1), _heads(_joined(row, below), number + 2)):
            if best is None or len(candidate.columns) > len(best.columns):
                best = candidate
    if best is None or "organisation" not in best.columns or len(best.columns) < 3:
        return None
    return best


def field_of(head: object) -> str | None:
    """Return the field that a head names, if any."""
    if not isinstance(head, str) or len(head) > 40:
        return None
    return _FIELD_OF.get(_ASIDE.sub("", label(head)))


def _heads(row: Sequence[object], last_row: int) -> Heads:
    columns: dict[str, int] = {}
    unused: list[str] = []
    doubled: list[str] = []
    for column, head in enumerate(row):
        field = field_of(head)
        if field is None:
            if isinstance(head, str) and label(head) not in _ONLY_NOTES:
                unused.append(_shown(head))
        elif field not in columns or _is_first_name(head, field):
            if field in columns:
                doubled.append(_shown(row[columns[field]]))
            columns[field] = column
        else:
            doubled.append(_shown(head))
    titles = {field: _shown(row[column]) for field, column in columns.items()}
    return Heads(
        last_row=last_row,
        columns=columns,
        titles=titles,
        unused=tuple(unused),
        doubled=tuple(doubled),
    )


def _is_first_name(head: object, field: str) -> bool:
    return isinstance(head, str) and _ASIDE.sub("", label(head)) == TITLES[field]


def _joined(upper: Sequence[object], lower: Sequence[object]) -> list[object]:
    """Two rows of heads as one: what stands below is the finer name, where it is one."""
    if not lower:
        return []
    return [
        low if field_of(low) or not field_of(high) else high
        for high, low in zip(upper, lower, strict=True)
    ]


def _shown(head: object) -> str:
    return "".join(str(head).split())
