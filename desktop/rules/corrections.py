"""What was corrected in a record, field by field, as it is kept for good."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from db.records import Correction
from desktop.words import word

FIELDS: Mapping[str, str] = {
    "name": "名称或姓名",
    "kind": "类别",
    "level": "层级",
    "office_name": "办公室名称",
    "document_prefix": "发文代字",
    "contact": "联系人",
    "phone": "联系电话",
    "note": "备注",
    "state_secret_machine": "涉密计算机",
    "approved_by": "依据",
    "superior": "上一级党委",
    "superior_id": "名册中的上一级党委",
    "superior_name": "名册外的上一级党委",
    "covered": "纳入覆盖",
    "led": "管理体制",
    "founded_on": "成立日期",
    "abolished_on": "撤销日期",
    "merged_into_id": "并入",
    "post": "职务",
    "role": "任职身份",
    "is_secretary": "是否书记",
    "begins_on": "任职或开始日期",
    "ends_on": "免职或届满日期",
    "rank": "排序",
    "voided_reason": "作废理由",
}


def differences(old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    """Return (field, old, new) in words for what differs between two records of one kind."""
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after and field.name != "version":
            yield field.name, in_words(before), in_words(after)


def corrections(
    table_name: str,
    old: Any,
    new: Any,
    *,
    at: datetime,
    by: str,
    reason: str,
    new_id: Callable[[], str],
) -> list[Correction]:
    """Return one correction for each field that differs."""
    return [
        Correction(
            id=new_id(),
            table_name=table_name,
            record_id=old.id,
            field=field,
            old=before,
            new=after,
            at=at,
            by=by,
            reason=reason,
        )
        for field, before, after in differences(old, new)
    ]


def in_words(value: object) -> str:
    """Return a value as people read it: 是, 2026-03-01, 地方党委; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value)
