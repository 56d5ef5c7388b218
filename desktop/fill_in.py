"""The three forms that go out as Word files and come back filled in: their labels and columns.

The writer sets these labels and the reader finds the fields by them, so they stand here once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.digest import sha256
from db.frozen import frozen


class FillIn(StrEnum):
    """A fill-in form, by its key among the printed forms (Art. 9 and 11)."""

    SELF_CHECK = "self-check"
    ACTION_REPORT = "action-report"
    RESULTS_REPORT = "results-report"


@dataclass(frozen=True, slots=True)
class TextField:
    """A text the talkee writes: key, label on paper, height of the blank cell in mm."""

    key: str
    label: str
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form's list: key, head on paper, width in mm."""

    key: str
    label: str
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """One fill-in form: title, letter in its form number, texts above and below the list, list."""

    title: str
    letter: str
    above: tuple[TextField, ...]
    list_title: str
    columns: tuple[Column, ...]
    below: tuple[TextField, ...]

    @property
    def texts(self) -> tuple[TextField, ...]:
        """All texts, in the order of the paper."""
        return self.above + self.below


@frozen
class FillInFacts:
    """What is known when the form goes out; `rows` are the lines filled in beforehand.

    `talk_id` is empty on a blank form. Dates are worded already.
    """

    form: FillIn
    talk_id: str
    number: str
    talkee: str
    post: str
    talk_on: str
    due_on: str
    receiver: str
    marking: str
    rows: tuple[dict[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


@frozen
class Returned:
    """What a returned file says: texts by key, list rows by column key, and doubts in words."""

    form: FillIn
    talk_id: str
    number: str
    talkee: str
    texts: dict[str, str]
    rows: tuple[dict[str, str], ...]
    doubts: tuple[str, ...] = ()


INFO = ("谈话编号", "被谈话人", "单位及职务", "谈话日期", "报告时限", "填报日期")

LAYOUTS = {
    FillIn.SELF_CHECK: Layout(
        "被谈话人自查情况报告表",
        "Z",
        (
            TextField("duty", "履行全面从严治党第一责任人职责情况", 55),
            TextField("conduct", "严格自律情况", 40),
        ),
        "查找的差距和不足",
        (
            Column("position", "序号", 14),
            Column("problem", "差距和不足", 50),
            Column("facts", "具体表现", 52),
            Column("thinking", "原因分析", 40),
        ),
        (TextField("next", "下一步打算", 35),),
    ),
    FillIn.ACTION_REPORT: Layout(
        "整改措施报告表",
        "C",
        (TextField("thinking", "谈话后的思想认识", 55),),
        "整改措施",
        (
            Column("position", "问题序号", 14),
            Column("finding", "指出的问题", 42),
            Column("action", "整改措施", 44),
            Column("responsible", "责任人", 18),
            Column("due_on", "完成时限", 20),
            Column("first_responsible", "第一责任人职责（是/否）", 18),
        ),
        (),
    ),
    FillIn.RESULTS_REPORT: Layout(
        "整改情况报告表",
        "Q",
        (TextField("overall", "整改总体情况", 45),),
        "整改措施落实情况",
        (
            Column("position", "问题序号", 14),
            Column("finding", "指出的问题", 34),
            Column("action", "整改措施", 37),
            Column("result", "落实情况和成效", 37),
            Column("done_on", "完成日期", 20),
            Column("evidence", "佐证材料", 14),
        ),
        (TextField("open", "尚未完成的事项和下一步打算", 30),),
    ),
}


def form_number(form: FillIn, talk_id: str) -> str:
    """Return the number printed at the foot of a form: its letter, the talk's id, four checks."""
    letter = LAYOUTS[form].letter
    check = sha256(f"{letter}{talk_id}".encode()).hexdigest()[:4]
    return f"{letter}-{talk_id}-{check}".upper()


def read_form_number(text: str) -> tuple[FillIn, str] | None:
    """Return the form and talk id that a form number stands for, or None where it is altered."""
    parts = text.strip().upper().split("-")
    if len(parts) != 3:
        return None
    form = next((f for f, layout in LAYOUTS.items() if layout.letter == parts[0]), None)
    if form is None or form_number(form, parts[1].lower()) != text.strip().upper():
        return None
    return form, parts[1].lower()


def join_texts(form: FillIn, texts: Mapping[str, str]) -> str:
    """Return the texts of a form as one, each under its label; empty ones are left out."""
    fields = LAYOUTS[form].texts
    kept = [(f.label, texts.get(f.key, "").strip()) for f in fields]
    if len(fields) == 1:
        return kept[0][1]
    return "\n".join(f"{label}：\n{text}" for label, text in kept if text)


def split_texts(form: FillIn, text: str) -> dict[str, str]:
    """Return the texts of a form by key; what stands under no label belongs to the first."""
    fields = LAYOUTS[form].texts
    keys = {f"{field.label}：": field.key for field in fields}
    found: dict[str, list[str]] = {}
    key = fields[0].key
    for line in text.split("\n"):
        if line.strip() in keys:
            key = keys[line.strip()]
        else:
            found.setdefault(key, []).append(line)
    return {key: "\n".join(lines).strip() for key, lines in found.items() if any(lines)}
