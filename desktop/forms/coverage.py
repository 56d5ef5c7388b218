"""任期谈话覆盖情况表: every head in post with the talk that covers it, and who left without one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Heading, Paper, Para, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day, short_day

KEY = "coverage"
TITLE = "任期谈话覆盖情况表"
_WIDTHS = (11.0, 44.0, 20.0, 54.0, 24.0, 24.0, 24.0, 24.0)
_LABELS = ("序号", "单位", "姓名", "职务", "任现职", "谈话日期", "未覆盖\n起自", "计划完成")
_SIZE = 10.5
_BODY = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One head: covered on a day, or missing since one."""

    organisation: str
    name: str
    post: str
    since: date
    covered_on: date | None = None
    missing_since: date | None = None
    planned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFacts:
    """The coverage of a term: n of N heads in post, and those who left without a talk."""

    control: Control
    term: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    covered: int = 0
    total: int = 0
    forecast: str = ""
    heads: tuple[CoverageLine, ...] = ()
    left: tuple[CoverageLine, ...] = ()


def paper(facts: CoverageFacts) -> Paper:
    """Return the coverage of the term as a landscape list, or an empty one."""
    control = facts.control
    title = f"{facts.term}{TITLE}"
    rows = _rows(facts.heads) or empty(len(_WIDTHS), 9, height=11)
    left = (
        (
            Heading(text="未谈已离任人员"),
            Table(widths=_WIDTHS, size=_SIZE, rows=(head(*_LABELS), *_rows(facts.left))),
        )
        if facts.left
        else ()
    )
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "任期覆盖"),
        landscape=True,
        blocks=(
            Title(text=title),
            Sides(left=f"填报单位：{control.office}", right=f"统计日期：{day(control.on)}"),
            *((Para(text=_summary(facts), size=_BODY),) if facts.term else ()),
            Table(widths=_WIDTHS, size=_SIZE, rows=(head(*_LABELS), *rows)),
            *left,
        ),
    )


def _summary(facts: CoverageFacts) -> str:
    missing = facts.total - facts.covered
    return (
        f"本届任期{day(facts.begins_on)}至{day(facts.ends_on)}。下级党组织在任“一把手”"
        f"{facts.total}人，任期内已谈{facts.covered}人，尚未谈{missing}人，"
        f"未谈已离任{len(facts.left)}人。{facts.forecast}"
    )


def _rows(lines: Iterable[CoverageLine]) -> list[Row]:
    return [
        Row(
            cells=(
                Cell(text=str(number), align=Align.CENTRE),
                Cell(text=line.organisation, align=Align.LEFT),
                Cell(text=line.name, align=Align.CENTRE),
                Cell(text=line.post, align=Align.LEFT),
                *(
                    Cell(text=short_day(on), align=Align.CENTRE)
                    for on in (line.since, line.covered_on, line.missing_since, line.planned_on)
                ),
            ),
            height=10,
        )
        for number, line in enumerate(lines, 1)
    ]
