"""The figures of a yearly return, and what in them cannot be right (Art. 14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.records import Measure


@dataclass(frozen=True, slots=True)
class ReturnField:
    """One figure: its key, its head, other names it goes by, and what of ours it counts."""

    key: str
    label: str
    names: str
    measures: tuple[Measure, ...]


FIELDS: tuple[ReturnField, ...] = (
    ReturnField("planned", "计划谈话数", "年度计划数 计划数 计划人数", (Measure.PLANNED,)),
    ReturnField(
        "held",
        "已谈数",
        "开展谈话数 谈话总数 谈话数 已开展谈话数 开展谈话总数 完成谈话数 谈话次数",
        (Measure.HELD,),
    ),
    ReturnField("regular", "定期谈话数", "定期谈话 定期", (Measure.REGULAR,)),
    ReturnField("timely", "及时谈话数", "及时谈话 及时", (Measure.TIMELY,)),
    ReturnField("heads", "应覆盖人数", "应谈人数 一把手总数 应覆盖", (Measure.HEADS,)),
    ReturnField("covered", "已覆盖人数", "已谈人数 覆盖人数 已覆盖", (Measure.HEADS_COVERED,)),
    ReturnField("triggers", "及时情形数", "情形数 及时谈话情形数", (Measure.TRIGGERS,)),
    ReturnField("findings", "指出问题数", "问题数 发现问题数", (Measure.FINDINGS,)),
    ReturnField("required", "整改要求数", "提出整改要求数 要求数", (Measure.REQUIRED,)),
    ReturnField("closed_out", "销号数", "已销号数 整改完成数 完成整改数", (Measure.CLOSED_OUT,)),
    ReturnField("dues", "应报报告数", "应报数 应报整改报告数", (Measure.DUES,)),
    ReturnField("on_time", "按期报告数", "按期数 按期报送数", (Measure.EARLY, Measure.ON_TIME)),
    ReturnField("late", "逾期报告数", "逾期数 逾期报送数", (Measure.LATE, Measure.OVERDUE)),
    ReturnField("copies", "抄送数", "已抄送数", (Measure.COPIES_SENT,)),
)
LABELS: Mapping[str, str] = {field.key: field.label for field in FIELDS}
_NOT_MORE = (
    ("covered", "heads"),
    ("closed_out", "findings"),
    ("required", "findings"),
    ("on_time", "dues"),
)


def faults(figures: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return what cannot be right: the figure it concerns, and a sentence."""
    found = [
        (part, f"{LABELS[part]}（{figures[part]}）多于{LABELS[whole]}（{figures[whole]}）")
        for part, whole in _NOT_MORE
        if part in figures and whole in figures and figures[part] > figures[whole]
    ]
    kinds = [figures[k] for k in ("regular", "timely") if k in figures]
    if len(kinds) == 2 and "held" in figures and sum(kinds) != figures["held"]:
        words = f"定期（{kinds[0]}）与及时（{kinds[1]}）之和不等于已谈数（{figures['held']}）"
        found.append(("held", words))
    return found


def total(rows: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sum of each figure over all rows."""
    summed = dict.fromkeys(LABELS, 0)
    for row in rows:
        for key in LABELS:
            summed[key] += row.get(key, 0)
    return summed


def written(figures: Mapping[str, int]) -> tuple[str, ...]:
    """Return figures as they are stored."""
    return tuple(f"{key}={figures[key]}" for key in LABELS if key in figures)


def read(stored: Iterable[str]) -> dict[str, int]:
    """Return figures as they were stored; what this version does not know is left out."""
    pairs = (one.split("=", 1) for one in stored)
    return {key: int(number) for key, number in pairs if key in LABELS}
